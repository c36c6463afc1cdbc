import type { Finding } from '../triage/finding.ts';
import type { Clearance, Patient } from './patient.ts';
import type { MedicineSession } from './session.ts';

/**
 * The finding of this turn that calls the prescriber to their decision again: something `absolute` is new after the
 * clearance (clinical pack 2.3). Once a turn, however often the turn judges.
 */
export function lookAgainCause(
  clearance: Clearance | undefined,
  raised: readonly Finding[],
  now: string,
): Finding | undefined {
  if (clearance?.status !== 'cleared' || clearance.lookAgainAt === now) return undefined;
  return raised.find(({ severity }) => severity === 'absolute');
}

/**
 * The patient with the mark on their clearance; its status stays as it is, whatever was found. A clearance that was
 * written since stands: only a prescriber takes the mark away, and they did.
 */
export function markedLookAgain(patient: Patient, at: string): Patient {
  const { clearance } = patient;
  if (clearance.status !== 'cleared' || (clearance.at !== undefined && clearance.at > at)) return patient;
  const lookAgainAt = clearance.lookAgainAt !== undefined && clearance.lookAgainAt > at ? clearance.lookAgainAt : at;
  return { ...patient, clearance: { ...clearance, lookAgain: true, lookAgainAt } };
}

/** The mark shows on a session that the clearance confirmed, too: not on one that stands by an override. */
export function sessionLooksAgain(
  { state, confirmedAt, override }: Pick<MedicineSession, 'state' | 'confirmedAt' | 'override'>,
  { lookAgain }: Pick<Clearance, 'lookAgain'>,
): boolean {
  const isConfirmed = confirmedAt !== undefined || state === 'confirmed' || state === 'started';
  return lookAgain && isConfirmed && override === undefined;
}
