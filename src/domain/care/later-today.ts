import type { CarePlan, CareRecord } from './due.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { scheduleOf } from './schedule.ts';
import { type SessionPoint, sharesPoint } from './session-point.ts';

const MINUTE_MS = 60_000;

/**
 * When these points come again for a patient who answers "later today", UTC; undefined where it would be too late for
 * them, or another day. On the first evening it is soon: somebody waits to hear of them.
 */
export function laterToday(record: Omit<CareRecord, 'patient'>, points: readonly SessionPoint[], plan: CarePlan) {
  const { sessions, now } = record;
  const { later, firstEvening, quietHours } = plan.timing;
  const prompt = scheduleOf(sessions, plan.timing, now).find((one) => sharesPoint(one.points, points));
  const zone = sessions.find(({ id }) => id === points[0]?.sessionId)?.zone;
  if (prompt === undefined || zone === undefined) return undefined;
  const isEvening = points.some(({ point }) => point === 'E0');
  const minutes = isEvening ? firstEvening.nudgeMinutes : later.minutes;
  const at = new Date(Date.parse(now) + minutes * MINUTE_MS).toISOString();
  const isToday = isEvening || afterQuietHours(at, zone, quietHours) === at;
  return isToday && at < prompt.staysUntil ? { at, zone } : undefined;
}
