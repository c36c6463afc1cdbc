import { CARE_POINTS, type CarePoint, type CareTiming } from './care-timing.ts';
import { clockOf } from './integration-clock.ts';
import { afterQuietHours, eveningBefore, isQuiet } from './quiet-hours.ts';
import type { MedicineSession } from './session.ts';

const HOUR_MS = 3_600_000;

/** One point of one session. Times are UTC, ISO 8601. */
export interface PointInTime {
  point: CarePoint;
  session: MedicineSession;
  opensAt: string;
  /** When its prompt is sent: the first moment of its window outside quiet hours. */
  sendAt: string;
  /** From here on its prompt is not sent any more. */
  closesAt: string;
  /** Until here it can be answered. */
  staysUntil: string;
}

/** Every point of a session whose time is known, as if it were the only session. */
export function pointsOf(session: MedicineSession, timing: CareTiming, now: string): PointInTime[] {
  const anchors = { start: startOf(session), clock: clockOf(session, now) };
  return CARE_POINTS.flatMap((point) => {
    const anchor = anchors[timing.points[point].from];
    return anchor === undefined ? [] : [placed(point, session, anchor, timing)];
  });
}

/** A point where its hours count from `anchor` (UTC, ISO 8601). */
export function placed(point: CarePoint, session: MedicineSession, anchor: string, timing: CareTiming): PointInTime {
  const { opens, closes, stays } = timing.points[point];
  const at = (hours: number) => new Date(Date.parse(anchor) + hours * HOUR_MS).toISOString();
  const opensAt = at(opens);
  const sendAt = sentAt(point, opensAt, session.zone, timing);
  // A window that lies in quiet hours altogether is made up for in the morning after it.
  const closesAt = sendAt < at(closes) ? at(closes) : new Date(Date.parse(sendAt) + HOUR_MS).toISOString();
  return { point, session, opensAt: sendAt < opensAt ? sendAt : opensAt, sendAt, closesAt, staysUntil: at(stays) };
}

function sentAt(
  point: CarePoint,
  opensAt: string,
  zone: string,
  { points, quietHours, eveningBefore: evening }: CareTiming,
) {
  const { inQuietHours } = points[point];
  if (inQuietHours === 'send' || !isQuiet(opensAt, zone, quietHours)) return opensAt;
  if (inQuietHours === 'evening-before') return eveningBefore(opensAt, zone, evening, quietHours);
  return afterQuietHours(opensAt, zone, quietHours);
}

/** What comes before a session is asked while it is planned or confirmed (clinical pack 6). */
function startOf({ state, start, releasedAt }: MedicineSession): string | undefined {
  return (state === 'planned' || state === 'confirmed') && releasedAt === undefined ? start : undefined;
}

/** How far two prompts are from each other, in ms. */
export function apart(a: PointInTime, b: PointInTime): number {
  return Math.abs(Date.parse(a.sendAt) - Date.parse(b.sendAt));
}

export function bySending(a: { sendAt: string }, b: { sendAt: string }): number {
  return a.sendAt.localeCompare(b.sendAt);
}

export function later(a: string, b: string): string {
  return a > b ? a : b;
}
