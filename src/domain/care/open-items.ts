import { answerOf } from '../questionnaire/answers.ts';
import { lookupOf } from '../questionnaire/expression-env.ts';
import { isAskable, type LoadedItem, type LoadedQuestionnaire } from '../questionnaire/loaded.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';
import type { Finding } from '../triage/finding.ts';

/**
 * What the checklist of 24 hours before left open, by linkId, for the one of 2 hours before (clinical pack 4): items
 * without an answer of their own, and those whose answer raised an alert. Without a run of then, all of it is open.
 */
export function openItems(
  questionnaire: LoadedQuestionnaire,
  earlier: ResponseRecord | undefined,
  findings: readonly Finding[],
): ReadonlySet<string> {
  const answers = lookupOf(earlier?.answers ?? {});
  const alerted = findings
    .filter(({ responseId, alert }) => earlier !== undefined && responseId === earlier.id && alert !== undefined)
    .flatMap(({ answerSnapshot }) => Object.keys(answerSnapshot));
  const isAnswered = (item: LoadedItem): boolean =>
    (isAskable(item) && answerOf(item, answers)?.state === 'answered') || item.children.some(isAnswered);
  const isAlerted = (item: LoadedItem): boolean => alerted.includes(item.linkId) || item.children.some(isAlerted);
  return new Set(
    [...questionnaire.items.values()].filter((item) => !isAnswered(item) || isAlerted(item)).map((item) => item.linkId),
  );
}
