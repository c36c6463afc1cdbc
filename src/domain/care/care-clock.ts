import type { SessionPoint } from './session-point.ts';

/** What a patient was reminded of, and when to look again. One for each patient who has sessions. */
export interface CareClock {
  /** The patient's id. */
  id: string;
  clinicId: string;
  /** UTC, ISO 8601; absent: nothing is to come, until a session is entered or changed. */
  wakeAt?: string;
  /** When each of these went out, by `occasionKey`. */
  done: Record<string, string>;
  /** When the patient wants to be asked again about a point, by `keyOfPoint`: UTC, ISO 8601. */
  later?: Record<string, string>;
}

export function keyOfPoint({ point, sessionId }: SessionPoint): string {
  return `${point} ${sessionId}`;
}

/** A session was entered or changed: whoever looks after reminders looks at once. */
export function woken(clock: CareClock | undefined, patient: { id: string; clinicId: string }, now: string): CareClock {
  return { ...(clock ?? { id: patient.id, clinicId: patient.clinicId, done: {} }), wakeAt: now };
}

/** After a look: what went out is marked, and the next look set, unless somebody has asked for one since. */
export function looked(
  clock: CareClock,
  before: CareClock,
  { done, wakeAt }: { done: Record<string, string>; wakeAt: string | undefined },
): CareClock {
  const { wakeAt: asked, ...rest } = clock;
  const next = asked === before.wakeAt ? wakeAt : asked;
  return { ...rest, done: { ...done, ...clock.done }, ...(next === undefined ? {} : { wakeAt: next }) };
}

/** The patient asked for these points to come again at that time; in an interval before it, nothing of them comes. */
export function putOff(clock: CareClock, points: readonly SessionPoint[], until: string): CareClock {
  const later = { ...clock.later, ...Object.fromEntries(points.map((point) => [keyOfPoint(point), until])) };
  const isSooner = clock.wakeAt === undefined || until < clock.wakeAt;
  return { ...clock, later, ...(isSooner ? { wakeAt: until } : {}) };
}
