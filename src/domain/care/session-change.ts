import { AppError } from '../errors.ts';
import type { Clearance } from './patient.ts';
import type { MedicineSession, NewSession, Route, SessionChange, SessionState } from './session.ts';

const HOUR_MS = 3_600_000;
/** How long a session is planned for unless staff say otherwise (clinical pack 6, policy). */
const PLANNED_MS = 3 * HOUR_MS;
/** Esketamine is monitored for at least two hours (clinical pack 6, US label). */
const ESKETAMINE_MS = 2 * HOUR_MS;
/** Clocks differ a little: a release is not in the future for that. */
const SKEW_MS = 5 * 60_000;

/** Staff alone move a session (clinical pack 6). */
const NEXT: Record<SessionState, readonly SessionState[]> = {
  planned: ['confirmed', 'cancelled', 'missed'],
  confirmed: ['started', 'cancelled', 'missed'],
  started: ['released'],
  released: ['closed'],
  closed: [],
  cancelled: [],
  missed: [],
};
const RELEASABLE: readonly SessionState[] = ['planned', 'confirmed', 'started'];

/** Start and end of a new session in UTC; the end is three hours on unless told. */
export function plannedTimes({ start, plannedEnd, route }: Pick<NewSession, 'start' | 'plannedEnd' | 'route'>) {
  const begins = Date.parse(start);
  return checkedTimes(begins, plannedEnd === undefined ? begins + PLANNED_MS : Date.parse(plannedEnd), route);
}

/** Who changes a session, and when. */
export interface Changer {
  by: string;
  now: string;
  clearance: Clearance;
}

/**
 * The session after a change. What happened is recorded as it happened: a release is taken in any state. Throws
 * `state-conflict` for a step that the states do not allow, `clearance-required` for one that needs a prescriber first.
 */
export function changeSession(session: MedicineSession, change: SessionChange, { by, now, clearance }: Changer) {
  const { override, place, staff } = change;
  const changed: MedicineSession = {
    ...session,
    ...changedTimes(session, change),
    ...(place === undefined ? {} : { place }),
    ...(staff === undefined ? {} : { staff }),
    ...(override === undefined ? {} : { override: { ...override, by, at: now } }),
    updatedAt: now,
  };
  return released(moved(changed, change, now, clearance), change, now);
}

function moved(session: MedicineSession, change: SessionChange, now: string, clearance: Clearance): MedicineSession {
  const { state } = change;
  if (state === undefined || state === session.state) return session;
  if (state === 'released' && RELEASABLE.includes(session.state)) {
    if (change.releasedAt !== undefined) return session;
    if (session.state === 'started') return { ...session, state, releasedAt: now };
  }
  if (!NEXT[session.state].includes(state)) {
    throw new AppError('state-conflict', `state: a ${session.state} session cannot become ${state}.`);
  }
  if (state === 'confirmed' && clearance.status !== 'cleared' && session.override === undefined) {
    throw new AppError('clearance-required', "state: confirming needs the prescriber's clearance, or their override.");
  }
  return { ...session, state, ...(state === 'confirmed' ? { confirmedAt: now } : {}) };
}

function released(session: MedicineSession, { releasedAt }: SessionChange, now: string): MedicineSession {
  if (releasedAt === undefined) return session;
  const at = Date.parse(releasedAt);
  if (at > Date.parse(now) + SKEW_MS) throw new AppError('request.invalid', 'releasedAt: is still to come.');
  const state = RELEASABLE.includes(session.state) ? 'released' : session.state;
  const unconfirmed = wasConfirmed(session) ? {} : { unconfirmed: true as const };
  return { ...session, state, releasedAt: new Date(at).toISOString(), ...unconfirmed };
}

function wasConfirmed({ state, confirmedAt }: MedicineSession): boolean {
  return confirmedAt !== undefined || (state !== 'planned' && state !== 'cancelled' && state !== 'missed');
}

/** A session that is moved keeps its length unless an end is given too. */
function changedTimes(session: MedicineSession, { start, plannedEnd }: SessionChange) {
  if (start === undefined && plannedEnd === undefined) return {};
  const length = Date.parse(session.plannedEnd) - Date.parse(session.start);
  const begins = Date.parse(start ?? session.start);
  const ends = plannedEnd === undefined ? begins + length : Date.parse(plannedEnd);
  return checkedTimes(begins, ends, session.route);
}

function checkedTimes(begins: number, ends: number, route: Route): { start: string; plannedEnd: string } {
  if (ends <= begins) throw new AppError('request.invalid', 'plannedEnd: must be after the start.');
  if (route === 'intranasal_esketamine' && ends < begins + ESKETAMINE_MS) {
    throw new AppError('request.invalid', 'plannedEnd: esketamine is monitored for at least 2 hours after the start.');
  }
  return { start: new Date(begins).toISOString(), plannedEnd: new Date(ends).toISOString() };
}
