import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { Extension } from '../../../src/domain/questionnaire/fhir.ts';
import { askable, type Item, options } from '../../domain/questionnaire/fixtures.ts';

export type Asked = ReturnType<typeof askable>;

const unit = (code: string, display: string): Extension => ({
  url: EXT.unitOption,
  valueCoding: { system: 'http://unitsofmeasure.org', code, display },
});
const limits = (min: number, max: number): Extension[] => [
  { url: EXT.minValue, valueInteger: min },
  { url: EXT.maxValue, valueInteger: max },
];
const ABSENT: Extension[] = ['asked-unknown', 'asked-declined'].map((valueCode) => ({
  url: EXT.absentReason,
  valueCode,
}));

export const heart = askable({
  linkId: 'heart',
  type: 'choice',
  repeats: true,
  answerOption: options(
    { code: 'irregular', en: 'an irregular heartbeat', es: 'latidos irregulares' },
    { code: 'pacemaker', en: 'a pacemaker', es: 'un marcapasos' },
    { code: 'valve', en: 'a heart valve problem', es: 'un problema de una válvula' },
    { code: 'none', en: 'None of these', es: 'Nada de esto', exclusive: true },
  ),
});
export const hope = askable({ linkId: 'hope', type: 'integer', extension: limits(0, 10) });
export const weight = askable({ linkId: 'w', type: 'decimal', extension: limits(20, 400) });
/** Ours ask about what has happened; others may ask about what is to come. */
const OURS = { url: 'https://kap-companion.org/fhir/Questionnaire/q' };
export const day = askable({ linkId: 'dob', type: 'date', extension: ABSENT }, OURS);
export const appointment = askable({ linkId: 'next', type: 'date' });
export const long = askable({
  linkId: 'long',
  type: 'quantity',
  extension: [unit('mo', 'months'), unit('a', 'years')],
});
export const dose = askable({ linkId: 'dose', type: 'quantity', extension: [unit('mg', 'mg'), ...limits(1, 500)] });
export const phone = askable({ linkId: 'p', type: 'string', extension: [{ url: EXT.answerType, valueCode: 'phone' }] });
export const words = askable({
  linkId: 't',
  type: 'text',
  maxLength: 20,
  extension: [{ url: EXT.absentReason, valueCode: 'asked-declined' }],
});
export const doctor = askable({
  linkId: 'doctor',
  type: 'open-choice',
  answerOption: options({ code: 'nobody', en: 'no one', es: 'nadie' }),
});
const part = (linkId: string, extension: Extension[]): Item => ({ linkId, type: 'quantity', text: linkId, extension });
const group = (askAs: string, item: Item[], extension: Extension[] = []): Asked =>
  askable({
    linkId: 'g',
    type: 'group',
    extension: [{ url: EXT.askAs, valueCode: askAs }, ...extension],
    item: item as never,
  });
export const pressure = group(
  'blood-pressure',
  [
    part('g.sys', [unit('mm[Hg]', 'mm Hg'), ...limits(60, 300)]),
    part('g.dia', [unit('mm[Hg]', 'mm Hg'), ...limits(30, 200)]),
  ],
  ABSENT,
);
export const body = group('height-weight', [
  part('g.height', [unit('cm', 'cm'), unit('[ft_i]', 'ft'), unit('[in_i]', 'in')]),
  part('g.weight', [unit('kg', 'kg'), unit('[lb_av]', 'lb')]),
]);
