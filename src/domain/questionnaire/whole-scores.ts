import { isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';
import type { Answer, ResponseRecord, Score } from './response.ts';

/** A score with the group of its instrument and the answers it was made of. */
export interface WholeScore {
  score: Score;
  group: LoadedItem;
  answers: Answer[];
}

/**
 * The complete scores of a response, with what they rest on. One whose answers are not all there any more, for they
 * were withheld from the reader, is not among them: it would tell what they were.
 */
export function wholeScores(q: LoadedQuestionnaire, response: ResponseRecord): WholeScore[] {
  const groups = [...q.items.values()].filter(({ instrument }) => instrument !== undefined);
  return Object.values(response.scores).flatMap((score) => {
    const group = groups.find(({ instrument }) => instrument === score.instrument);
    if (!score.complete || group === undefined) return [];
    const answers = scoredItems(group).flatMap(({ linkId }) => response.answers[linkId] ?? []);
    const given = answers.filter(({ state }) => state === 'answered');
    return given.length < score.answered ? [] : [{ score, group, answers: given }];
  });
}

function scoredItems(item: LoadedItem): LoadedItem[] {
  const isScored = isAskable(item) && item.options.some(({ ordinal }) => ordinal !== undefined);
  return [...(isScored ? [item] : []), ...item.children.flatMap(scoredItems)];
}
