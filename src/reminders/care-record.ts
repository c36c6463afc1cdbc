import { allOf } from '../domain/all-pages.ts';
import type { CareRecord } from '../domain/care/due.ts';
import type { RecordStore } from '../domain/ports.ts';

/** All that a look at a patient's care leans on. */
export async function careRecordOf(
  records: RecordStore,
  patientId: string,
  now: string,
): Promise<CareRecord | undefined> {
  const patient = await records.get('patients', patientId);
  if (patient === undefined) return undefined;
  const query = { index: 'byPatient', where: { patientId } } as const;
  const responses = await allOf(records, 'responses', query);
  const sessions = await allOf(records, 'sessions', query);
  return { patient, responses, sessions, now };
}
