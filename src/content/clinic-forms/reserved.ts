import type { QuestionnaireItem } from '../../domain/questionnaire/fhir.ts';
import { itemsWithin } from '../../domain/questionnaire/items-within.ts';
import { nameOf } from '../../domain/questionnaire/library.ts';
import { QUESTIONNAIRES } from '../questionnaires/index.ts';
import { loadRuleBook } from '../rules/index.ts';

/** What a clinic's own questionnaire may not use for itself: it means something to this product. */
export interface Reserved {
  /** The last part of a url. */
  name(name: string): boolean;
  linkId(linkId: string): boolean;
}

/** Names of what ships, and every linkId that it has or that a rule reads. */
export function reservedNames(): Reserved {
  const shipped = QUESTIONNAIRES as readonly { url: string; item?: QuestionnaireItem[] }[];
  const { rules, unanswered } = loadRuleBook();
  const names = new Set(shipped.map(({ url }) => nameOf(url)));
  const linkIds = new Set([
    ...shipped.flatMap(itemsWithin).map(({ linkId }) => linkId),
    ...rules.flatMap(({ items }) => items),
  ]);
  return {
    name: (name) => names.has(name),
    linkId: (linkId) => linkIds.has(linkId) || unanswered.also.some((prefix) => linkId.startsWith(prefix)),
  };
}
