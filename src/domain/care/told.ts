import { plainLinkId } from '../questionnaire/repetition-keys.ts';
import type { Answer, ResponseRecord } from '../questionnaire/response.ts';

/** An answer with where it stands, so that a reader can go to its source. */
export interface Told {
  responseId: string;
  /** `url|version` */
  questionnaire: string;
  answer: Answer;
}

/** The newest of the answers to each of these items, in their order; entries of a list stay apart. */
export function newestTold(responses: readonly ResponseRecord[], linkIds: readonly string[]): Told[] {
  const newest = new Map<string, Told>();
  for (const { id: responseId, questionnaire, answers } of responses) {
    for (const answer of Object.values(answers)) {
      const before = newest.get(answer.linkId);
      if (before !== undefined && before.answer.at > answer.at) continue;
      newest.set(answer.linkId, { responseId, questionnaire, answer });
    }
  }
  const place = ({ answer }: Told) => linkIds.indexOf(plainLinkId(answer.linkId));
  return [...newest.values()].filter((told) => place(told) >= 0).sort((a, b) => place(a) - place(b));
}
