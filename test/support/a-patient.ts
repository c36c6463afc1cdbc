import type { Patient } from '../../src/domain/care/patient.ts';
import type { RecordStore } from '../../src/domain/ports.ts';

const AT = '2026-03-01T10:00:00.000Z';

/** A patient as the store has them; each of these conversations is one on the web. */
export async function keepPatient(records: RecordStore, known: Partial<Patient> = {}): Promise<Patient> {
  const patient: Patient = {
    ...{ id: 'patient_1', clinicId: 'demo', userId: 'dl_1', language: 'en', conversations: [], quiet: false },
    ...{ clearance: { status: 'pending', lookAgain: false }, openAlerts: [], attention: `0|${AT}` },
    ...{ createdAt: AT, lastSeenAt: AT },
    ...known,
  };
  await records.update('patients', patient.id, () => patient);
  const { id: patientId, clinicId, language } = patient;
  for (const id of patient.conversations) {
    const conversation = { id, channel: 'directline' as const, clinicId, patientId, language, startedAt: AT };
    await records.update('conversations', id, () => conversation);
  }
  return patient;
}
