import { DateTime } from 'luxon';
import type { NewSession } from './session.ts';
import { plannedTimes } from './session-change.ts';
import type { TreatmentPlan } from './treatment-plan.ts';

/**
 * The dates of an induction, from its first session on: spread over the weeks, at the same time of day by the clocks of
 * its place. A suggestion: staff enter each session themselves.
 */
export function suggestSessions(
  { induction, route, setting }: Pick<TreatmentPlan, 'induction' | 'route' | 'setting'>,
  first: { start: string; zone: string },
): NewSession[] {
  const begins = DateTime.fromISO(first.start, { zone: first.zone });
  return Array.from({ length: induction.sessions }, (_, index) => {
    const days = Math.floor((index * 7) / induction.perWeek);
    const start = begins.plus({ days }).toUTC().toJSDate().toISOString();
    return { ...plannedTimes({ start, plannedEnd: undefined, route }), zone: first.zone, route, setting };
  });
}
