import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { Extension } from '../../../src/domain/questionnaire/fhir.ts';
import { loadQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import type { LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { expression, type Item, type OptionFixture, options, questionnaireJson, spanish, YES_NO } from './fixtures.ts';

const FOR_EACH: Extension = { url: EXT.forEachAnswer, valueBoolean: true };

const shortName = (name: string, es: string): Extension => ({
  url: EXT.shortName,
  valueString: name,
  _valueString: spanish(es),
});

const FREQ: OptionFixture[] = [
  { code: 'daily', en: 'most days', es: 'casi todos los días' },
  { code: 'weekly', en: 'every week', es: 'cada semana' },
];

/** A list of medicines: the reason is asked of what is taken most days, within the same entry. */
export const MEDICINES: Item = {
  linkId: 'meds',
  type: 'group',
  repeats: true,
  text: 'Please list everything you take.',
  _text: spanish('Di todo lo que tomas.'),
  extension: [
    { url: EXT.starred, valueBoolean: true },
    { url: EXT.absentReason, valueCode: 'asked-declined' },
    shortName('Medicine', 'Medicina'),
  ],
  item: [
    { linkId: 'meds.name', type: 'text', text: 'What is it called?', _text: spanish('¿Cómo se llama?') },
    {
      linkId: 'meds.freq',
      type: 'choice',
      text: 'How often?',
      _text: spanish('¿Cada cuánto?'),
      answerOption: options(...FREQ),
    },
    {
      linkId: 'meds.why',
      type: 'text',
      text: 'What for?',
      _text: spanish('¿Para qué?'),
      enableWhen: [{ question: 'meds.freq', operator: '=', answerCoding: { code: 'daily' } }],
    },
  ],
};

/** Two follow-ups of each chosen option; one of the question as a whole. */
export const SUBSTANCES: Item = {
  linkId: 'which',
  type: 'choice',
  repeats: true,
  text: 'Which of these?',
  _text: spanish('¿Cuáles de estas?'),
  answerOption: options(
    { code: 'cannabis', en: 'cannabis', es: 'cannabis' },
    { code: 'cocaine', en: 'cocaine', es: 'cocaína' },
    { code: 'opioids', en: 'opioids', es: 'opioides' },
    { code: 'none', en: 'None of these', es: 'Nada de esto', exclusive: true },
    { ...(YES_NO[3] as OptionFixture), exclusive: true },
  ),
  item: [
    {
      linkId: 'which.last',
      type: 'choice',
      text: 'When was the last time?',
      _text: spanish('¿Cuándo fue la última vez?'),
      answerOption: options(
        { code: 'week', en: 'in the last 7 days', es: 'en los últimos 7 días' },
        { code: 'month', en: 'in the last month', es: 'en el último mes' },
      ),
      extension: [FOR_EACH],
    },
    {
      linkId: 'which.freq',
      type: 'choice',
      text: 'How often do you use {choice}?',
      _text: spanish('¿Cada cuánto usas {choice}?'),
      answerOption: options(...FREQ),
      extension: [FOR_EACH, expression(EXT.enableWhenExpression, "is('which.last','week')")],
    },
  ],
};

/** A list in a list. */
export const TRIALS: Item = {
  linkId: 'trial',
  type: 'group',
  repeats: true,
  text: 'Which treatments did you have?',
  _text: spanish('¿Qué tratamientos tuviste?'),
  extension: [{ url: EXT.maxOccurs, valueInteger: 3 }],
  item: [
    { linkId: 'trial.name', type: 'text', text: 'Its name?', _text: spanish('¿Su nombre?') },
    { linkId: 'trial.effect', type: 'string', repeats: true, text: 'Side effects?', _text: spanish('¿Efectos?') },
    {
      linkId: 'trial.worst',
      type: 'text',
      text: 'The worst of them?',
      _text: spanish('¿El peor?'),
      enableWhen: [{ question: 'trial.effect', operator: 'exists', answerBoolean: true }],
    },
  ],
};

const AFTER: Item[] = [
  {
    linkId: 'withdrawal',
    type: 'boolean',
    text: 'Do you get shaky?',
    _text: spanish('¿Te dan temblores?'),
    extension: [
      expression(
        EXT.enableWhenExpression,
        "is('which[opioids]/which.freq','daily') or unknown('which[opioids]/which.freq')",
      ),
    ],
  },
  {
    linkId: 'recent',
    type: 'boolean',
    text: 'Is it recent?',
    _text: spanish('¿Es reciente?'),
    enableWhen: [{ question: 'which.last', operator: '=', answerCoding: { code: 'week' } }],
  },
];

export const LISTS = [MEDICINES, SUBSTANCES, TRIALS, ...AFTER];

/** A questionnaire with lists, lists in lists, and follow-ups of each choice. */
export function loadLists(...items: Item[]): LoadedQuestionnaire {
  return loadQuestionnaire(questionnaireJson(items.length === 0 ? LISTS : items));
}
