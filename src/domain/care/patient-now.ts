import type { RecordStore } from '../ports.ts';
import type { Patient } from './patient.ts';

/** The record that a patient has now: theirs may have been merged into another. */
export async function patientNow(id: string, records: Pick<RecordStore, 'get'>): Promise<Patient | undefined> {
  const patient = await records.get('patients', id);
  return patient?.mergedInto === undefined ? patient : patientNow(patient.mergedInto, records);
}
