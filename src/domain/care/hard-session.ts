import type { Answer, ResponseRecord } from '../questionnaire/response.ts';
import { sessionsOf } from './points-of-run.ts';

/** Felt safe this much at most, or found it this hard at least (clinical pack 5). */
const UNSAFE_AT_MOST = 4;
const HARD_AT_LEAST = 7;

/** A session that this run is about was hard by its ratings, in this run or any other of that session. */
export function wasHardSession(run: ResponseRecord, responses: readonly ResponseRecord[]): boolean {
  const sessions = sessionsOf(run);
  const others = responses.filter(
    (other) => other.id !== run.id && sessionsOf(other).some((session) => sessions.includes(session)),
  );
  return [run, ...others].some(({ answers }) => {
    const [safe, hard] = [ratingOf(answers['r.safe']), ratingOf(answers['r.hard'])];
    return (safe !== undefined && safe <= UNSAFE_AT_MOST) || (hard !== undefined && hard >= HARD_AT_LEAST);
  });
}

function ratingOf(answer: Answer | undefined): number | undefined {
  const value = answer?.state === 'answered' ? answer.values[0] : undefined;
  return value !== undefined && 'valueInteger' in value ? value.valueInteger : undefined;
}
