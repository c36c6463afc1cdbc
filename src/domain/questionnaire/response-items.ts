import { isLaidOutList } from './all-repetitions.ts';
import { sameValue, valuesOf } from './answers.ts';
import type { AnswerLookup, ExpressionEnv } from './expression-env.ts';
import { EXT } from './extensions.ts';
import type { Extension } from './fhir.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { neutralText } from './localize.ts';
import { saysMore } from './repetition-keys.ts';
import type { AnswerValue, ResponseRecord } from './response.ts';

/** An item of a FHIR R4 QuestionnaireResponse. */
interface FhirResponseItem {
  linkId: string;
  text?: string;
  extension?: Extension[];
  answer?: FhirAnswer[];
  item?: FhirResponseItem[];
}
type FhirAnswer = Record<string, unknown> & { item?: FhirResponseItem[] };

export interface FhirQuestionnaireResponse {
  resourceType: 'QuestionnaireResponse';
  id?: string;
  questionnaire: string;
  status: ResponseRecord['status'];
  item?: FhirResponseItem[];
  [member: string]: unknown;
}

/** The answers that count at this moment, for expressions that read FHIR's own `%resource`. */
export function fhirResponseOf(env: ExpressionEnv): FhirQuestionnaireResponse {
  return saidIn(env.questionnaire, env.answers);
}

/** The same of everything that was said, whether it counts or not. */
export function saidIn(q: LoadedQuestionnaire, answers: AnswerLookup): FhirQuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: q.canonical,
    status: 'in-progress',
    ...nested(itemsOf(q.roots, answers)),
  };
}

/** Items with their answers, nested as FHIR has them. */
export function itemsOf(items: readonly LoadedItem[], answers: AnswerLookup): FhirResponseItem[] {
  return items.flatMap((item) => (isLaidOutList(item) ? listOf(item, answers) : (itemOf(item, answers) ?? [])));
}

function itemOf(item: LoadedItem, answers: AnswerLookup): FhirResponseItem | undefined {
  const answer = answers.get(item.linkId);
  const children = itemsOf(
    item.children.filter(({ dependsOn }) => dependsOn?.question !== item.linkId),
    answers,
  );
  if (answer === undefined && children.length === 0) return undefined;
  const given = answerElements(item, answer);
  // FHIR nests follow-ups under the answer; under the item itself only where there is no answer.
  if (given.length === 0) return { ...headOf(item), ...nested(children) };
  const answered = given.map((element, index) => {
    const about = itemsOf(itemsAbout(item, element), answers);
    return { ...element, ...nested(index === 0 ? [...children, ...about] : about) };
  });
  return { ...headOf(item), answer: answered };
}

/** What is asked about one chosen option stands under that answer. */
function itemsAbout(item: LoadedItem, element: FhirAnswer): LoadedItem[] {
  const code = item.options.find(({ value }) => sameValue(value, element as AnswerValue))?.code;
  return item.children.filter(({ dependsOn }) => dependsOn?.question === item.linkId && dependsOn.code === code);
}

/** A list of groups is one item for each; of questions, one item with an answer for each. */
function listOf(list: LoadedItem, answers: AnswerLookup): FhirResponseItem[] {
  const repetitions = list.children
    .map(({ children }) => itemsOf(children, answers))
    .filter((items) => items.length > 0);
  if (repetitions.length === 0) return emptyList(list, answers);
  if (list.askAs !== undefined) return repetitions.flat();
  if (list.item.type === 'group') return repetitions.map((item) => ({ ...headOf(list), item }));
  const values = repetitions.flat().flatMap(({ answer = [] }) => answer);
  return [{ ...headOf(list), ...(values.length === 0 ? {} : { answer: values }) }];
}

/** A list that was offered and stayed empty: skipped, declined, or there is nothing for it. */
function emptyList(list: LoadedItem, answers: AnswerLookup): FhirResponseItem[] {
  const first = answers.get(list.children[0]?.linkId ?? '');
  if (first === undefined || saysMore(first)) return [];
  if (first.state === 'skipped') return [headOf(list)];
  const extension: Extension =
    first.state === 'absent'
      ? { url: EXT.dataAbsentReason, valueCode: first.reason }
      : { url: EXT.emptyList, valueBoolean: true };
  return [{ ...headOf(list), extension: [extension] }];
}

function headOf({ item: { linkId, text } }: LoadedItem): FhirResponseItem {
  return { linkId, ...(text === undefined ? {} : { text: neutralText(text) }) };
}

/** The values without what is nested under them. */
function answerElements(item: LoadedItem, answer: ReturnType<AnswerLookup['get']>): FhirAnswer[] {
  const values = valuesOf(item, answer);
  if (values.length > 0) return values.map((value) => ({ ...value }));
  if (answer?.state !== 'absent') return [];
  const extension = [{ url: EXT.dataAbsentReason, valueCode: answer.reason }];
  const member = VALUE_MEMBERS[item.item.type] ?? 'valueString';
  return [
    member === 'valueQuantity' || member === 'valueCoding'
      ? { [member]: { extension } }
      : { [`_${member}`]: { extension } },
  ];
}

/** Where the value of an item's type stands. */
const VALUE_MEMBERS: Partial<Record<LoadedItem['item']['type'], ValueMember>> = {
  boolean: 'valueBoolean',
  integer: 'valueInteger',
  decimal: 'valueDecimal',
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
  url: 'valueUri',
  quantity: 'valueQuantity',
  choice: 'valueCoding',
  'open-choice': 'valueCoding',
};
type ValueMember = AnswerValue extends infer V ? (V extends AnswerValue ? keyof V : never) : never;

export function nested(item: FhirResponseItem[]): { item?: FhirResponseItem[] } {
  return item.length === 0 ? {} : { item };
}
