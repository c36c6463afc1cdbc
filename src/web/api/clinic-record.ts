import { AppError } from '../../domain/errors.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Records } from '../../domain/records.ts';
import type { Staff } from './staff-tokens.ts';

/** The records that are a patient's, or the patient. */
export type OfPatient = 'patients' | 'responses' | 'alerts' | 'sessions';

/** A record of the person's own clinic. Another clinic's is not there at all. */
export async function clinicRecord<K extends OfPatient>(
  records: RecordStore,
  kind: K,
  id: string,
  staff: Staff,
): Promise<Records[K]> {
  const found = await records.get(kind, id);
  if (found === undefined || found.clinicId !== staff.clinicId) {
    throw new AppError('not-found', `There is no such ${NAMES[kind]}.`);
  }
  if ('mergedInto' in found && found.mergedInto !== undefined) throw mergedError(found.mergedInto);
  return found;
}

/** The record was found to be the same person's as another one. */
function mergedError(mergedInto: string): AppError {
  const message = `This record was merged into ${mergedInto}. Open that one.`;
  return new AppError('patient-merged', message, { facts: { mergedInto } });
}

const NAMES: Record<OfPatient, string> = {
  patients: 'patient',
  responses: 'response',
  alerts: 'alert',
  sessions: 'session',
};
