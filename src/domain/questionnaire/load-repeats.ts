import { EXT } from './extensions.ts';
import type { QuestionnaireItem } from './fhir.ts';
import { extensionOf, type Repeats } from './loaded.ts';

/** A list that never ends would be a dead end. */
const MOST = 50;
/** Several choices are one answer, not a list. */
const NOT_LISTS: readonly QuestionnaireItem['type'][] = ['choice', 'open-choice', 'display'];

/** How an item repeats. One that must be there once at least (`required`, minOccurs) begins without being offered. */
export function repeatsOf(item: QuestionnaireItem): Repeats | undefined {
  if (extensionOf(item, EXT.forEachAnswer)?.valueBoolean === true) return { by: 'answer' };
  if (item.repeats !== true || NOT_LISTS.includes(item.type)) return undefined;
  const max = Math.min(extensionOf(item, EXT.maxOccurs)?.valueInteger ?? MOST, MOST);
  const min = extensionOf(item, EXT.minOccurs)?.valueInteger ?? (item.required === true ? 1 : 0);
  return { by: 'list', min: Math.min(min, max), max };
}

/** What a person may list in one message. */
export function entriesOf(item: QuestionnaireItem): 'medicines' | undefined {
  return extensionOf(item, EXT.entriesOf)?.valueCode === 'medicines' ? 'medicines' : undefined;
}
