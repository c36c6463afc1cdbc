import { AppError } from '../errors.ts';
import { assemble, type LookupQuestionnaire } from './assemble.ts';
import { type Fault, faultsOf } from './check-questionnaire.ts';
import { canonicalOf, type QuestionnaireItem, questionnaireSchema } from './fhir.ts';
import { loadItem } from './load-item.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { localizedText } from './localized-text.ts';
import { withValueSets } from './value-sets.ts';

/** Reads, assembles and checks a FHIR R4 Questionnaire; throws `questionnaire.invalid` naming every fault. */
export function loadQuestionnaire(json: unknown, lookup: LookupQuestionnaire = () => undefined): LoadedQuestionnaire {
  const { loaded, faults } = inspectQuestionnaire(json, lookup);
  if (loaded === undefined || faults.length > 0) {
    const name = loaded === undefined ? 'The questionnaire' : `Questionnaire ${loaded.canonical}`;
    const list = faults.map(({ linkId, reason }) => `${linkId}: ${reason}`).join('; ');
    throw new AppError('questionnaire.invalid', `${name} cannot be run. ${list}`);
  }
  return loaded;
}

/** The same without throwing: what could be read, and everything that cannot be run. */
export function inspectQuestionnaire(
  json: unknown,
  lookup: LookupQuestionnaire = () => undefined,
): { loaded?: LoadedQuestionnaire; faults: Fault[] } {
  const parsed = questionnaireSchema.safeParse(json);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map((issue) => ({
        linkId: nearestLinkId(json, issue.path),
        reason: `${issue.path.join('.')} ${issue.message}`,
      })),
    };
  }
  const assembled = assemble(parsed.data, lookup);
  const questionnaire = withValueSets(assembled.questionnaire, lookup);
  const { faults } = assembled;
  const items = new Map<string, LoadedItem>();
  const index = (item: LoadedItem): void => {
    if (items.has(item.linkId)) faults.push({ linkId: item.linkId, reason: 'the linkId is used twice' });
    else items.set(item.linkId, item);
    item.children.forEach(index);
  };
  const roots = questionnaire.item.map((item) => loadItem(item, questionnaire));
  roots.forEach(index);
  const title = localizedText(questionnaire.title, questionnaire._title, questionnaire.language);
  const loaded = { canonical: canonicalOf(questionnaire), questionnaire, title, roots, items };
  return { loaded, faults: [...faults, ...faultsOf(loaded)] };
}

function nearestLinkId(json: unknown, path: readonly PropertyKey[]): string {
  let node = json;
  let linkId = '(questionnaire)';
  for (const step of path) {
    node = (node as Record<PropertyKey, unknown> | undefined)?.[step];
    const own = (node as Partial<QuestionnaireItem> | undefined)?.linkId;
    if (typeof own === 'string') linkId = own;
  }
  return linkId;
}
