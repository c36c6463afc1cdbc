import type { Fault } from './check-questionnaire.ts';
import { EXT } from './extensions.ts';
import { type Questionnaire, type QuestionnaireItem, questionnaireSchema } from './fhir.ts';
import { extensionOf } from './loaded.ts';

/** Finds the JSON of a questionnaire by its canonical (`url|version`). */
export type LookupQuestionnaire = (canonical: string) => unknown;

/** SDC assemble: every item that stands for a sub-questionnaire takes over its items and extensions. */
export function assemble(
  questionnaire: Questionnaire,
  lookup: LookupQuestionnaire,
): { questionnaire: Questionnaire; faults: Fault[] } {
  const faults: Fault[] = [];
  const fill = (item: QuestionnaireItem, within: readonly string[]): QuestionnaireItem => {
    const canonical = extensionOf(item, EXT.subQuestionnaire)?.valueCanonical;
    if (canonical === undefined) return fillChildren(item, within);
    const sub = within.includes(canonical) ? 'contains itself' : find(canonical, lookup);
    if (typeof sub !== 'string') return fill(takeOver(item, sub), [...within, canonical]);
    faults.push({ linkId: item.linkId, reason: `the sub-questionnaire ${canonical} ${sub}` });
    return item;
  };
  const fillChildren = (item: QuestionnaireItem, within: readonly string[]): QuestionnaireItem =>
    item.item === undefined ? item : { ...item, item: item.item.map((child) => fill(child, within)) };
  return { questionnaire: { ...questionnaire, item: questionnaire.item.map((item) => fill(item, [])) }, faults };
}

/** The sub-questionnaire, or what is wrong with it. */
function find(canonical: string, lookup: LookupQuestionnaire): Questionnaire | string {
  const found = lookup(canonical);
  const sub = questionnaireSchema.safeParse(found);
  if (sub.success) return sub.data;
  return found === undefined ? 'is not known here' : 'is not a valid Questionnaire';
}

/** What the item says itself wins. A sub-questionnaire that is one group of the same linkId *is* the item. */
function takeOver(item: QuestionnaireItem, sub: Questionnaire): QuestionnaireItem {
  const [only] = sub.item;
  const same = sub.item.length === 1 && only?.type === 'group' && only.linkId === item.linkId ? only : undefined;
  const { extension = [], ...own } = item;
  const others = extension.filter(({ url }) => url !== EXT.subQuestionnaire);
  const source = same ?? { code: sub.code, extension: sub.extension, item: sub.item };
  return {
    ...source,
    ...own,
    type: 'group',
    extension: [...others, ...(source.extension ?? [])],
    item: [...(item.item ?? []), ...(source.item ?? [])],
  };
}
