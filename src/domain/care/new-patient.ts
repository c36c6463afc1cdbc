import type { Patient } from './patient.ts';

/** A record of somebody of whom nothing else is known yet. */
export function newPatient(
  known: Pick<Patient, 'id' | 'clinicId' | 'userId' | 'language'> & Partial<Pick<Patient, 'name' | 'reminderContact'>>,
  conversations: string[],
  at: string,
): Patient {
  return {
    ...known,
    conversations,
    quiet: false,
    clearance: { status: 'pending', lookAgain: false },
    openAlerts: [],
    attention: `0|${at}`,
    createdAt: at,
    lastSeenAt: at,
  };
}
