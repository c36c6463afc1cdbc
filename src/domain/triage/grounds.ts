import type { AnswerLookup } from '../questionnaire/expression-env.ts';
import type { GivenAnswer } from '../questionnaire/response.ts';
import type { Finding } from './finding.ts';

/** The answers that a finding rests on, as they stand. What was never asked is not in it. */
export function snapshotOf(items: readonly string[], lookup: AnswerLookup): Record<string, GivenAnswer> {
  const answers = items.map((id) => [id, lookup.get(id)] as const);
  return Object.fromEntries(answers.flatMap(([id, answer]) => (answer === undefined ? [] : [[id, given(answer)]])));
}

/**
 * The answers a finding rests on still stand, though others may have come to them. The same answer given anew, in
 * another questionnaire or on another day, is a new answer.
 */
export function stillStands(finding: Finding, lookup: AnswerLookup): boolean {
  return Object.entries(finding.answerSnapshot).every(([id, before]) => {
    const now = lookup.get(id);
    return now !== undefined && plain(given(now)) === plain(before) && !isLater(now.at, finding.at);
  });
}

/** The finding rests on exactly the answers that stand. */
export function isSameGround(finding: Finding, items: readonly string[], lookup: AnswerLookup): boolean {
  const asked = items.filter((id) => lookup.get(id) !== undefined);
  return asked.every((id) => Object.hasOwn(finding.answerSnapshot, id)) && stillStands(finding, lookup);
}

function given(answer: GivenAnswer): GivenAnswer {
  if (answer.state === 'answered') return { state: 'answered', values: answer.values };
  return answer.state === 'absent' ? { state: 'absent', reason: answer.reason } : { state: 'skipped' };
}

function isLater(at: string | undefined, than: string): boolean {
  return at !== undefined && Date.parse(at) > Date.parse(than);
}

/** JSON with sorted keys: stores may give members back in another order. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
