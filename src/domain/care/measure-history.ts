import type { Measure } from '../questionnaire/points.ts';
import { MEASURES } from '../questionnaire/points.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';
import type { MeasureHistory } from './measures.ts';
import type { Patient } from './patient.ts';
import { sessionsOf } from './points-of-run.ts';

/** PC-PTSD-5: the more sensitive cut (clinical pack 3.7). */
const TRAUMA_CUT = 3;
const RATINGS = ['r.hard', 'r.safe'];

/** What the runs of a patient before this one tell about the cadence of measures. */
export function measureHistory(
  before: readonly ResponseRecord[],
  run: ResponseRecord,
  { sudConsent }: Pick<Patient, 'sudConsent'>,
): MeasureHistory {
  const trauma = before.flatMap(({ scores }) => scores.pcptsd5 ?? []).at(-1);
  return {
    last: Object.fromEntries(MEASURES.flatMap((measure) => lastWhole(before, measure) ?? [])),
    traumaScreenPositive: (trauma?.value ?? 0) >= TRAUMA_CUT,
    substanceConsent: sudConsent?.status === 'agreed',
    unrated: !RATINGS.every((linkId) => wasRated(before, run, linkId)),
  };
}

function lastWhole(responses: readonly ResponseRecord[], measure: Measure): [Measure, string][] | undefined {
  const whole = responses.filter(({ scores }) => scores[measure]?.complete === true);
  const times = whole.flatMap(({ answers }) =>
    Object.values(answers).flatMap(({ linkId, at }) => (linkId.startsWith(`${measure}.`) ? [at] : [])),
  );
  const newest = times.sort().at(-1);
  return newest === undefined ? undefined : [[measure, newest]];
}

function wasRated(before: readonly ResponseRecord[], run: ResponseRecord, linkId: string): boolean {
  const sessions = sessionsOf(run);
  return before.some(
    (other) =>
      other.answers[linkId]?.state === 'answered' && sessionsOf(other).some((session) => sessions.includes(session)),
  );
}
