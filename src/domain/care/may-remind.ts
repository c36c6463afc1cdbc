import type { Patient } from './patient.ts';
import type { SessionPoint } from './session-point.ts';

/** Agreed, and has not asked for silence. */
export function wantsReminders({ consent, reminders, safeToText, disposition }: Patient): boolean {
  if (consent?.status !== 'agreed' || reminders === 'off') return false;
  return safeToText !== 'unsafe' && disposition !== 'OUT_OF_SCOPE';
}

/** Sent at any hour: how a person is after the session does not wait for the morning. */
export function isFirstEvening(points: readonly SessionPoint[]): boolean {
  return points.some(({ point }) => point === 'E0');
}
