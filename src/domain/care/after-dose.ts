import type { CareTiming } from './care-timing.ts';
import { clockOf } from './integration-clock.ts';
import { nextMorning } from './quiet-hours.ts';
import type { MedicineSession } from './session.ts';

/**
 * From the release of a session to the next morning the medicine may still be felt: what is asked then is answered by
 * one tap, in large type. `now` is UTC; the morning is the end of the quiet hours, in the session's zone.
 */
export function isAfterDose(sessions: readonly MedicineSession[], { quietHours }: CareTiming, now: string): boolean {
  return sessions.some((session) => {
    const clock = clockOf(session, now);
    return clock !== undefined && clock <= now && now < nextMorning(clock, session.zone, quietHours);
  });
}
