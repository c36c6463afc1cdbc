import { ANSWER_CODES, DATA_ABSENT_REASON, EXT, LOINC, NO, YES } from '../../../src/domain/questionnaire/extensions.ts';
import type { ElementExtra, Extension, QuestionnaireItem } from '../../../src/domain/questionnaire/fhir.ts';
import { loadQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import { type AskableItem, isAskable, type LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue, GivenAnswer, ResponseRecord, Score } from '../../../src/domain/questionnaire/response.ts';
import { toQuestionnaireResponse } from '../../../src/domain/questionnaire/to-fhir.ts';

export const NOW = '2026-03-04T10:00:00.000Z';

export type Item = Partial<QuestionnaireItem> & { linkId: string };

/** A questionnaire of these items, as JSON. */
export function questionnaireJson(item: Item[], more: Record<string, unknown> = {}) {
  return {
    resourceType: 'Questionnaire',
    url: 'https://clinic.test/Questionnaire/q',
    version: '1.0.0',
    status: 'draft',
    language: 'en',
    item: item.map(withDefaults),
    ...more,
  };
}

/** The same, loaded. */
export function load(...item: Item[]): LoadedQuestionnaire {
  return loadQuestionnaire(questionnaireJson(item));
}

/** The one question of a questionnaire made for it. */
export function askable(item: Item, more: Record<string, unknown> = {}): { q: LoadedQuestionnaire; item: AskableItem } {
  const q = loadQuestionnaire(questionnaireJson([item], more));
  return { q, item: itemOf(q, item.linkId) };
}

export function itemOf(q: LoadedQuestionnaire, linkId: string): AskableItem {
  const item = q.items.get(linkId);
  if (item === undefined || !isAskable(item)) throw new TypeError(`${linkId} is not asked`);
  return item;
}

function withDefaults(item: Item): QuestionnaireItem {
  return {
    type: 'boolean',
    text: `Text of ${item.linkId}`,
    ...item,
    ...(item.item === undefined ? {} : { item: item.item.map(withDefaults) }),
  };
}

export function spanish(content: string): ElementExtra {
  return {
    extension: [
      {
        url: EXT.translation,
        extension: [
          { url: 'lang', valueCode: 'es' },
          { url: 'content', valueString: content },
        ],
      },
    ],
  };
}

export interface OptionFixture {
  code: string;
  en: string;
  es: string;
  system?: string;
  ordinal?: number;
  exclusive?: boolean;
}

export function options(...list: OptionFixture[]) {
  return list.map(({ code, en, es, system = ANSWER_CODES, ordinal, exclusive }) => {
    const extension: Extension[] = [
      ...(ordinal === undefined ? [] : [{ url: EXT.ordinalValue, valueDecimal: ordinal }]),
      ...(exclusive ? [{ url: EXT.optionExclusive, valueBoolean: true }] : []),
    ];
    return {
      ...(extension.length === 0 ? {} : { extension }),
      valueCoding: { system, code, display: en, _display: spanish(es) },
    };
  });
}

export const YES_NO: OptionFixture[] = [
  { code: YES, system: LOINC, en: 'Yes', es: 'Sí' },
  { code: NO, system: LOINC, en: 'No', es: 'No' },
  { code: 'asked-unknown', system: DATA_ABSENT_REASON, en: 'Not sure', es: 'No sé' },
  { code: 'asked-declined', system: DATA_ABSENT_REASON, en: 'Prefer not to say', es: 'Prefiero no decirlo' },
];

export const FREQUENCY: OptionFixture[] = [
  { code: 'LA6568-5', system: LOINC, ordinal: 0, en: 'Not at all', es: 'Ningún día' },
  { code: 'LA6569-3', system: LOINC, ordinal: 1, en: 'Several days', es: 'Varios días' },
  { code: 'LA6570-1', system: LOINC, ordinal: 2, en: 'More than half the days', es: 'Más de la mitad de los días' },
  { code: 'LA6571-9', system: LOINC, ordinal: 3, en: 'Nearly every day', es: 'Casi todos los días' },
];

export function yesNo(linkId: string, more: Partial<Item> = {}): Item {
  return { linkId, type: 'choice', answerOption: options(...YES_NO), ...more };
}

/** Nine scored items, a tenth that isn't scored, and the total. */
export function phq9(): Item {
  const scored = (n: number): Item => ({
    linkId: `phq9.q${n}`,
    type: 'choice',
    answerOption: options(...FREQUENCY),
  });
  const items: Item[] = [
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(scored),
    {
      linkId: 'phq9.q10',
      type: 'choice',
      answerOption: options({ code: 'LA6572-7', en: 'Not difficult at all', es: 'Nada difícil', system: LOINC }),
      extension: [expression(EXT.enableWhenExpression, "score('phq9') >= 1")],
    },
    {
      linkId: 'phq9.total',
      type: 'integer',
      readOnly: true,
      code: [{ system: LOINC, code: '44261-6' }],
      extension: [
        { url: EXT.hidden, valueBoolean: true },
        expression(EXT.calculatedExpression, "iif(complete('phq9'), score('phq9'))"),
      ],
    },
  ];
  return {
    linkId: 'phq9',
    type: 'group',
    text: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
    code: [{ system: LOINC, code: '44249-1' }],
    extension: [{ url: EXT.instrument, valueCode: 'phq9' }],
    item: items.map(withDefaults),
  };
}

/** A suicide screen that is asked early after item 9. */
export function asq(): Item {
  const positive = [1, 2].map((n) => `is('asq.q${n}','yes') or unknown('asq.q${n}')`).join(' or ');
  return {
    linkId: 'asq',
    type: 'group',
    extension: [
      { url: EXT.instrument, valueCode: 'asq' },
      { url: EXT.suicideScreen, valueBoolean: true },
      {
        url: EXT.askEarly,
        valueExpression: { name: 'phq9.q9', expression: "number('phq9.q9') >= 1 or skipped('phq9.q9')" },
      },
      expression(EXT.enableWhenExpression, "context('suicideScreenElsewhere').not()"),
    ],
    item: [
      yesNo('asq.q1'),
      yesNo('asq.q2'),
      yesNo('asq.q5', { extension: [expression(EXT.enableWhenExpression, positive)] }),
    ].map(withDefaults),
  };
}

export function expression(url: string, text: string): Extension {
  return { url, valueExpression: { language: 'text/fhirpath', expression: text } };
}

export function answered(...values: AnswerValue[]): GivenAnswer {
  return { state: 'answered', values };
}

export function coded(code: string, system = LOINC): GivenAnswer {
  return answered({ valueCoding: { system, code } });
}

/** PHQ-9 items answered with these scores; `undefined` leaves one unasked. */
export function frequencies(scores: (number | undefined)[]): Record<string, GivenAnswer> {
  const entries = scores.map((score, index): [string, GivenAnswer] | undefined => {
    const option = FREQUENCY.find(({ ordinal }) => ordinal === score);
    return option === undefined ? undefined : [`phq9.q${index + 1}`, coded(option.code)];
  });
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

export const SKIPPED: GivenAnswer = { state: 'skipped' };
export const UNSURE: GivenAnswer = { state: 'absent', reason: 'asked-unknown' };
export const DECLINED: GivenAnswer = { state: 'absent', reason: 'asked-declined' };

/** Answers as a finished response, in FHIR. */
export function exported(
  q: LoadedQuestionnaire,
  given: Record<string, GivenAnswer>,
  scores: Record<string, Score> = {},
) {
  return toQuestionnaireResponse(q, { ...recorded(q, given), scores });
}

/** Answers as a finished response. */
export function recorded(q: LoadedQuestionnaire, given: Record<string, GivenAnswer>): ResponseRecord {
  const place = { at: NOW, conversationId: 'conversation_01', turn: 1 };
  const answers = Object.entries(given).map(([linkId, answer]) => [linkId, { ...answer, linkId, ...place }]);
  return {
    id: 'response_01J8Z3',
    clinicId: 'demo',
    patientId: 'patient_01',
    conversationId: 'conversation_01',
    questionnaire: q.canonical,
    status: 'completed',
    answers: Object.fromEntries(answers),
    scores: {},
    startedAt: NOW,
    updatedAt: NOW,
    completedAt: '2026-03-04T11:00:00.000Z',
  };
}
