import type { CarePoint } from './care-timing.ts';
import { apart, bySending, later, type PointInTime } from './session-points.ts';

/** Asked by themselves: the intention and the checklists are questionnaires of their own, E0 stands alone. */
const ALONE: ReadonlySet<CarePoint> = new Set(['intention', '24', '2', 'E0']);

/** Points of different sessions that are due within so long of each other come as one (clinical pack 5, policy). */
export function together(points: readonly PointInTime[], withinMs: number): PointInTime[][] {
  const groups: PointInTime[][] = [];
  for (const point of [...points].sort(bySending)) {
    const group = groups.findLast((others) => others.every((other) => mayJoin(other, point, withinMs)));
    if (group === undefined) groups.push([point]);
    else group.push(point);
  }
  return groups;
}

/**
 * The times of a sitting: it waits for the last of its points where the window of the first allows that, and is sent, after
 * an outage for instance, as long as the window of any of them is open.
 */
export function timesOf(group: readonly PointInTime[]) {
  const first = group.map(({ sendAt }) => sendAt).reduce(earlier);
  const last = group.map(({ sendAt }) => sendAt).reduce(later);
  const firstCloses = group.map((point) => point.closesAt).reduce(earlier);
  const closesAt = group.map((point) => point.closesAt).reduce(later);
  const sendAt = last < firstCloses ? last : first;
  const alone = group.length === 1 ? group[0]?.opensAt : undefined;
  const staysUntil = group.map((point) => point.staysUntil).reduce(later);
  const windows = group.map(({ point, session, opensAt, closesAt }) => ({
    point,
    sessionId: session.id,
    opensAt,
    closesAt,
  }));
  return { opensAt: alone ?? sendAt, sendAt, closesAt, staysUntil, windows };
}

function mayJoin(a: PointInTime, b: PointInTime, withinMs: number): boolean {
  return a.session !== b.session && !ALONE.has(a.point) && !ALONE.has(b.point) && apart(a, b) <= withinMs;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
