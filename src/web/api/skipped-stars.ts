import type { Told } from '../../domain/care/told.ts';
import type { QuestionnaireLibrary } from '../../domain/questionnaire/library.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import { questionnaireOf } from './questionnaire-of.ts';

/** ★ items whose newest answer is that the person would rather not say, the newest first. */
export function skippedStars(responses: readonly ResponseRecord[], library: QuestionnaireLibrary): Told[] {
  const newest = new Map<string, Told & { starred: boolean }>();
  for (const { id: responseId, questionnaire, answers } of responses) {
    const items = questionnaireOf(library, questionnaire, answers)?.items;
    for (const answer of Object.values(answers)) {
      const before = newest.get(answer.linkId);
      if (before !== undefined && before.answer.at > answer.at) continue;
      const starred = items?.get(answer.linkId)?.starred ?? false;
      newest.set(answer.linkId, { responseId, questionnaire, answer, starred });
    }
  }
  return [...newest.values()]
    .filter(({ starred, answer }) => starred && isLeftOut(answer))
    .sort((a, b) => b.answer.at.localeCompare(a.answer.at));
}

function isLeftOut(answer: Told['answer']): boolean {
  return answer.state === 'skipped' || (answer.state === 'absent' && answer.reason === 'asked-declined');
}
