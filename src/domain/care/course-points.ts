import type { CareTiming } from './care-timing.ts';
import { afterQuietHours, localDay, localWeek } from './quiet-hours.ts';
import type { MedicineSession } from './session.ts';
import { apart, bySending, type PointInTime, placed, pointsOf } from './session-points.ts';

const DAY_MS = 24 * 3_600_000;

/** A patient's sessions, and the points that are asked and those that give way to a session that is near. */
export interface CoursePoints {
  asked: PointInTime[];
  dropped: PointInTime[];
}

/** The points of all sessions, where they fit beside each other (clinical pack 5, *Close together*). */
export function coursePoints(sessions: readonly MedicineSession[], timing: CareTiming, now: string): CoursePoints {
  const live = sessions.filter((session) => isLive(session, now)).sort((a, b) => a.start.localeCompare(b.start));
  const points = live
    .flatMap((session) => pointsOf(session, timing, now))
    .filter((point) => isAsked(point, live))
    .map((point) => onFreeDay(point, live, timing))
    .sort(bySending);
  const dropped = points.filter((point) => isDropped(point, live, timing));
  return { asked: points.filter((point) => !dropped.includes(point)), dropped };
}

/** It takes place, or took place: one that was only ever planned and is over did not. */
function isLive({ state, plannedEnd }: MedicineSession, now: string): boolean {
  if (state === 'planned') return Date.parse(now) - Date.parse(plannedEnd) < DAY_MS;
  return state !== 'cancelled' && state !== 'missed';
}

/** Points that belong to a course of several sessions rather than to each. */
function isAsked({ point, session, opensAt }: PointInTime, live: readonly MedicineSession[]): boolean {
  const next = live.filter(({ start }) => start > session.start);
  const week = (start: string) => localWeek(start, session.zone);
  if (point === 'PRE') return live.some(({ start }) => start < session.start);
  if (point === 'M1' || point === 'M3') return !next.some(({ start }) => start <= opensAt);
  if (point === 'D7') return !next.some(({ start }) => week(start) === week(session.start));
  return true;
}

/** With two or more sessions a week, D7 comes on a day of its window without one. */
function onFreeDay(point: PointInTime, live: readonly MedicineSession[], { quietHours }: CareTiming): PointInTime {
  if (point.point !== 'D7') return point;
  const { zone } = point.session;
  const taken = new Set(live.map(({ start }) => localDay(start, zone)));
  for (let at = Date.parse(point.sendAt); at < Date.parse(point.closesAt); at += DAY_MS) {
    // A day that the clocks changed may have led into quiet hours.
    const sendAt = afterQuietHours(new Date(at).toISOString(), zone, quietHours);
    if (sendAt < point.closesAt && !taken.has(localDay(sendAt, zone))) return { ...point, sendAt, opensAt: sendAt };
  }
  return point;
}

/**
 * D3 gives way to a session before it or within a day after it, and to its PRE within a day of it: by their times, so
 * that it does not come back when that session is over.
 */
function isDropped(point: PointInTime, live: readonly MedicineSession[], timing: CareTiming): boolean {
  if (point.point !== 'D3') return false;
  const next = live.find(({ start }) => start > point.session.start);
  if (next === undefined) return false;
  if (Date.parse(next.start) - Date.parse(point.sendAt) <= DAY_MS) return true;
  return apart(placed('PRE', next, next.start, timing), point) <= DAY_MS;
}
