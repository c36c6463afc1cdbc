import { expect } from 'chai';
import { QUESTIONNAIRES } from '../../src/content/questionnaires/index.ts';
import { DATA_ABSENT_REASON, EXT } from '../../src/domain/questionnaire/extensions.ts';
import {
  type Coding,
  type Extension,
  type Questionnaire,
  type QuestionnaireItem,
  questionnaireSchema,
} from '../../src/domain/questionnaire/fhir.ts';

/** The shipped questionnaires by name, as they stand in their files. */
export const questionnaires = new Map(
  QUESTIONNAIRES.map((raw) => {
    const questionnaire = questionnaireSchema.parse(raw);
    return [questionnaire.id ?? '', questionnaire] as const;
  }),
);
/** Every item of every questionnaire. */
export const everyItem = [...questionnaires.values()].flatMap((questionnaire) => within(questionnaire));
/** By linkId; an instrument's own group wins over the items that pull it in. */
export const items = new Map(
  [...everyItem].sort((a, b) => Number(pullsIn(b)) - Number(pullsIn(a))).map((item) => [item.linkId, item]),
);

export function within(parent: Questionnaire | QuestionnaireItem): QuestionnaireItem[] {
  return (parent.item ?? []).flatMap((item) => [item, ...within(item)]);
}

export function item(linkId: string): QuestionnaireItem {
  return items.get(linkId) ?? expect.fail(`no item ${linkId}`);
}

export function extension(element: { extension?: Extension[] | undefined }, url: string): Extension | undefined {
  return element.extension?.find((candidate) => candidate.url === url);
}

export function pullsIn(item: QuestionnaireItem): boolean {
  return extension(item, EXT.subQuestionnaire) !== undefined;
}

export function isPart(item: QuestionnaireItem): boolean {
  return item.type === 'quantity';
}

export function codings(linkId: string): Coding[] {
  return (items.get(linkId)?.answerOption ?? []).map((option) => option.valueCoding ?? {});
}

export function codesOf(item: QuestionnaireItem): (string | undefined)[] {
  return codings(item.linkId).map(({ code }) => code);
}

/** The reasons not to answer that an item offers, as options or as extensions. */
export function reasonsOf(item: QuestionnaireItem): (string | undefined)[] {
  const options = codings(item.linkId).filter(({ system }) => system === DATA_ABSENT_REASON);
  const extensions = (item.extension ?? []).filter(({ url }) => url === EXT.absentReason);
  return [...options.map(({ code }) => code), ...extensions.map(({ valueCode }) => valueCode)];
}

export function conditionOf(item: QuestionnaireItem): string {
  const when = item.enableWhen
    ?.map(({ question, answerCoding }) => `${question} = ${answerCoding?.code}`)
    .join(' and ');
  return extension(item, EXT.enableWhenExpression)?.valueExpression?.expression ?? when ?? '';
}

/** Every text a person may read, with its translation: titles, questions, options, units, reasons, short names. */
export function* textsIn(node: unknown): Generator<{ en: string; es: string | undefined }> {
  if (typeof node !== 'object' || node === null) return;
  const element = node as Record<string, unknown>;
  const isShown = element.url === EXT.why || element.url === EXT.shortName;
  for (const member of ['title', 'text', 'display', ...(isShown ? ['valueString'] : [])]) {
    const en = element[member];
    if (typeof en === 'string')
      yield { en, es: translation(element[`_${member}`] as { extension?: Extension[] } | undefined) };
  }
  for (const child of Object.values(element)) yield* textsIn(child);
}

function translation(extra: { extension?: Extension[] } | undefined): string | undefined {
  const parts = extra?.extension?.find(({ url }) => url === EXT.translation)?.extension;
  return parts?.find(({ url }) => url === 'lang')?.valueCode === 'es'
    ? parts.find(({ url }) => url === 'content')?.valueString
    : undefined;
}
