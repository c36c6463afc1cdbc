import { z } from 'zod';
import { MEASURES, type Measure, POINTS } from '../questionnaire/points.ts';

const DAY_MS = 24 * 3_600_000;

const rowSchema = z.strictObject({
  measure: z.enum(MEASURES),
  /** One of these points is asked. */
  at: z.array(z.enum(POINTS)).min(1).optional(),
  /** This one is due, by a row above. */
  with: z.enum(MEASURES).optional(),
  /** This one is not. */
  insteadOf: z.enum(MEASURES).optional(),
  /** The last full one is at least so old. */
  everyDays: z.int().positive().optional(),
  only: z.enum(['traumaScreenPositive', 'substanceConsent', 'unrated']).optional(),
  source: z.string().min(1),
});

/** When which instrument is due, as clinicians edit it (clinical pack 3.10): a measure is due by any of its rows. */
export const cadenceSchema = z.array(rowSchema).min(1);
export type Cadence = z.infer<typeof cadenceSchema>;

/** What is known of a patient from before the run. */
export interface MeasureHistory {
  /** When each was last answered in full: UTC, ISO 8601. */
  last: Readonly<Partial<Record<Measure, string>>>;
  /** PC-PTSD-5 at 3 or more, the newest. */
  traumaScreenPositive: boolean;
  /** Questions about substance use may be asked. */
  substanceConsent: boolean;
  /** The ratings of the session's first evening are not there. */
  unrated: boolean;
}

/** The measures that a run of these points asks. */
export function instrumentsDue(
  cadence: Cadence,
  { points, history, now }: { points: readonly string[]; history: MeasureHistory; now: string },
): ReadonlySet<Measure> {
  const due = new Set<Measure>();
  const isOld = (measure: Measure, days: number) => {
    const last = history.last[measure];
    return last === undefined || Date.parse(now) - Date.parse(last) >= days * DAY_MS;
  };
  for (const row of cadence) {
    const called =
      (row.at === undefined || row.at.some((point) => points.includes(point))) &&
      (row.with === undefined || due.has(row.with)) &&
      (row.insteadOf === undefined || !due.has(row.insteadOf)) &&
      (row.only === undefined || history[row.only]);
    if (called && (row.everyDays === undefined || isOld(row.measure, row.everyDays))) due.add(row.measure);
  }
  return due;
}
