import type { Store } from '../../src/domain/ports.ts';
import type { ResponseRecord } from '../../src/domain/questionnaire/response.ts';
import { content } from './chat.ts';

const HOUR_MS = 3_600_000;

/** Makes somebody who only just opened a chat a patient who agreed and was screened, and has not written for an hour. */
export async function makeKnown(store: Store, patientId: string, now: Date): Promise<void> {
  const at = new Date(now.getTime() - HOUR_MS).toISOString();
  const response: ResponseRecord = {
    ...{ id: `response_screening_${patientId}`, clinicId: 'demo', patientId, conversationId: 'before' },
    questionnaire: content.library.newest('prescreening', 'demo').canonical,
    ...{ status: 'completed', answers: {}, scores: {}, startedAt: at, updatedAt: at, completedAt: at },
  };
  await store.records.update('responses', response.id, () => response);
  await store.records.update(
    'patients',
    patientId,
    (patient) =>
      patient && {
        ...patient,
        ...{ disclosedAt: at, lastSeenAt: at, safeToText: 'safe' as const },
        consent: { status: 'agreed' as const, at, textVersion: '1' },
        location: { country: 'US', confirmed: true, at },
      },
  );
}
