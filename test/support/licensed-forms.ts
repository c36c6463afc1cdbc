import type { ClinicLicence } from '../../src/domain/clinic.ts';
import { EXT, LOINC } from '../../src/domain/questionnaire/extensions.ts';
import { type Item, spanish } from '../domain/questionnaire/fixtures.ts';
import { formJson } from './form-folder.ts';

/** Invented words: the real ones are licensed, and belong to no repository. */
const words = (n: number | string) => ({
  text: `Invented question ${n}?`,
  _text: spanish(`¿Pregunta inventada ${n}?`),
});

const CODES = ['93246-7', '93247-5', '93248-3', '93249-1', '93250-9', '93267-3', '93269-9'];

/** A screener as a clinic would have it from LOINC's own form: known by its codes, with words of its own around. */
export function screenerFile(more: Record<string, unknown> = {}, items: Item[] = screenerItems()) {
  const risk: Item = { linkId: '/93374-7', type: 'choice', readOnly: true, code: [{ system: LOINC, code: '93374-7' }] };
  return formJson('screener', [...items, risk], {
    title: 'Our screener',
    code: [{ system: LOINC, code: '93373-9' }],
    ...more,
  });
}

export function screenerItems(): Item[] {
  const [q1, q2, q3, q4, q5, q6, q6b] = CODES.map((code, index) => ({
    linkId: `/${code}`,
    type: 'boolean' as const,
    code: [{ system: LOINC, code }],
    ...words(index < 6 ? index + 1 : '6b'),
  })) as [Item, Item, Item, Item, Item, Item, Item];
  const month = { linkId: 'month', type: 'group' as const, text: 'In an invented month:', item: [q1, q2, q3, q4, q5] };
  return [month as Item, { ...q6, item: [q6b as never] }];
}

/** Its items are known by their linkIds, for no verified codes exist. */
export function drugScreenFile(more: Record<string, unknown> = {}) {
  const items = Array.from(
    { length: 10 },
    (_, index): Item => ({
      linkId: `dast10.q${index + 1}`,
      type: 'boolean',
      ...words(index + 1),
    }),
  );
  const total: Item = {
    linkId: 'total',
    type: 'integer',
    extension: [{ url: EXT.calculatedExpression, valueExpression: { language: 'text/fhirpath', expression: '1 + 1' } }],
  };
  return formJson('drugs', [...items, total], more);
}

export function licenceFor(instrument: string, more: Partial<ClinicLicence> = {}): ClinicLicence {
  return { instrument, licence: 'No. 7', electronic: true, recordedBy: 'Dr. Adler', recordedOn: '2026-01-05', ...more };
}
