import type { Point } from '../questionnaire/points.ts';
import type { Answer, ResponseRecord } from '../questionnaire/response.ts';
import type { SaysHard } from '../safety/hard-words.ts';
import { sessionsOf } from './points-of-run.ts';
import type { MedicineSession } from './session.ts';
import { pointsIn } from './session-point.ts';

/** Felt safe this much at most, or found it this hard at least (clinical pack 5). */
const UNSAFE_AT_MOST = 4;
const HARD_AT_LEAST = 7;

/** PRE belongs to the coming session: what is said in it of the last one makes that run gentle, and no other. */
const LOOKS_BACK: ReadonlySet<string> = new Set<Point>(['E0', 'D1', 'D3', 'D3.safety', 'D7', 'M1', 'M3']);
const JOURNAL = 'j.entry';
/**
 * How long after a session the journal is read for it: until the window of D7 is over (clinical pack 5). In these days
 * people write of the session; later it is of life, and M1 and M3 ask for themselves.
 */
const JOURNAL_MS = 8 * 24 * 3_600_000;

export interface SessionRecord {
  /** The patient's other runs, journal entries among them. */
  others: readonly ResponseRecord[];
  /** The sessions that the run is about. */
  sessions: readonly MedicineSession[];
  /** Absent where the law of the patient's place lets nothing be concluded from words. */
  saysHard?: SaysHard | undefined;
}

/**
 * A session that this run is about was hard: by a rating or by the person's words, in this run or any other of that
 * session. Neither takes back the other.
 */
export function wasHardSession(run: ResponseRecord, { others, sessions, saysHard }: SessionRecord): boolean {
  const about = sessionsOf(run);
  const same = others.filter((other) => sessionsOf(other).some((id) => about.includes(id)));
  if ([run, ...same].some(isRatedHard)) return true;
  if (saysHard === undefined) return false;
  const reflections = others.filter((other) => lookedBackOn(other).some((id) => about.includes(id)));
  const own = run.points?.some((point) => LOOKS_BACK.has(point) || point === 'PRE') === true ? [run] : [];
  const words = [...own, ...reflections].flatMap(({ answers }) => Object.values(answers).flatMap(wordsOf));
  return [...words, ...others.flatMap((other) => journalOf(other, sessions))].some(saysHard);
}

function isRatedHard({ answers }: ResponseRecord): boolean {
  const [safe, hard] = [ratingOf(answers['r.safe']), ratingOf(answers['r.hard'])];
  return (safe !== undefined && safe <= UNSAFE_AT_MOST) || (hard !== undefined && hard >= HARD_AT_LEAST);
}

function ratingOf(answer: Answer | undefined): number | undefined {
  const value = answer?.state === 'answered' ? answer.values[0] : undefined;
  return value !== undefined && 'valueInteger' in value ? value.valueInteger : undefined;
}

function lookedBackOn(run: ResponseRecord): string[] {
  return pointsIn(run).flatMap(({ point, sessionId }) => (LOOKS_BACK.has(point) ? [sessionId] : []));
}

/** What was written, and what was typed beside a number; the label of a chosen option is not the person's own. */
function wordsOf(answer: Answer): string[] {
  if (answer.state !== 'answered') return [];
  const written = answer.values.flatMap((value) => ('valueString' in value ? [value.valueString] : []));
  const isChoice = answer.values.every((value) => 'valueCoding' in value);
  return answer.said === undefined || isChoice ? written : [...written, answer.said];
}

/** An entry written in the days after one of these sessions; one between two sessions may be of either. */
function journalOf({ answers }: ResponseRecord, sessions: readonly MedicineSession[]): string[] {
  const entry = answers[JOURNAL];
  if (entry === undefined) return [];
  const at = Date.parse(entry.at);
  const isAfter = ({ start }: MedicineSession) => Date.parse(start) <= at && at <= Date.parse(start) + JOURNAL_MS;
  return sessions.some(isAfter) ? wordsOf(entry) : [];
}
