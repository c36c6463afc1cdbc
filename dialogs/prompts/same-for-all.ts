import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import type { GivenAnswer } from '../../src/domain/questionnaire/response.ts';
import type { Answers } from './recognised.ts';

/** The answers that a skip of this question records: one for each part. */
export function skipAnswers(item: AskableItem): Answers {
  return sameForAll(item, { state: 'skipped' });
}

/** The same answer for the question, or for each of its parts. */
export function sameForAll(item: AskableItem, answer: GivenAnswer): Answers {
  const asked = item.parts.length === 0 ? [item] : item.parts;
  return Object.fromEntries(asked.map(({ linkId }) => [linkId, answer]));
}
