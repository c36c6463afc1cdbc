import { allOf } from '../all-pages.ts';
import type { RecordStore } from '../ports.ts';
import type { CareRecord } from './due.ts';

/** All that a look at a patient's care leans on, newest first; read from the store or within a turn. */
export async function careRecordOf(
  source: Pick<RecordStore, 'get' | 'list'>,
  patientId: string,
  now: string,
): Promise<CareRecord | undefined> {
  const patient = await source.get('patients', patientId);
  if (patient === undefined) return undefined;
  const query = { index: 'byPatient', where: { patientId }, order: 'desc' } as const;
  const responses = await allOf(source, 'responses', query);
  const sessions = await allOf(source, 'sessions', query);
  return { patient, responses, sessions, now };
}
