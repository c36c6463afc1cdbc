import type { MedicineSession } from './session.ts';

/** A release that staff did not enter is missing this long after the planned end (clinical pack 5, policy). */
const RELEASE_MISSING_MS = 3_600_000;

/**
 * When integration begins to be counted: at the release, never at the dose (clinical pack 5, *Clock*). At home nobody
 * enters a release, and where it is missing the planned end counts. Nothing where the session did not take place.
 */
export function clockOf(session: MedicineSession, now: string): string | undefined {
  if (session.state === 'cancelled' || session.state === 'missed') return undefined;
  if (session.releasedAt !== undefined) return session.releasedAt;
  if (session.state !== 'confirmed' && session.state !== 'started') return undefined;
  return isAtHome(session) || releaseIsMissing(session, now) ? session.plannedEnd : undefined;
}

/** From when on staff are told, once, that they entered no release; nothing where none is expected. */
export function releaseMissingAt(session: MedicineSession): string | undefined {
  const { state, releasedAt, plannedEnd } = session;
  const isExpected = (state === 'confirmed' || state === 'started') && releasedAt === undefined && !isAtHome(session);
  return isExpected ? new Date(Date.parse(plannedEnd) + RELEASE_MISSING_MS).toISOString() : undefined;
}

/** An hour after the planned end of a session in a clinic, staff have entered no release. */
export function releaseIsMissing(session: MedicineSession, now: string): boolean {
  const at = releaseMissingAt(session);
  return at !== undefined && now >= at;
}

function isAtHome({ setting }: MedicineSession): boolean {
  return setting === 'home_with_observer';
}
