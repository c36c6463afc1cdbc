import type { Patient } from '../../../src/domain/care/patient.ts';
import type { Store } from '../../../src/domain/ports.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import { Chat, type ChatOptions, content } from '../chat.ts';

/** A patient who agreed, finished the pre-screening and may be written to, at the moment that this chat is at. */
export async function screenedChat(options: ChatOptions = {}): Promise<Chat> {
  const chat = new Chat(options);
  await chat.start();
  await screen(chat.store, chat.last.patientId, chat.conversationId, chat.clock.now().toISOString());
  return chat;
}

/** The same for a patient who has just begun. */
export async function screen(
  store: Store,
  patientId: string,
  conversationId: string,
  at: string,
  known: Partial<Patient> = {},
): Promise<void> {
  const response = {
    id: `response_screening_${patientId}`,
    clinicId: 'demo',
    patientId,
    conversationId,
    questionnaire: content.library.newest('prescreening', 'demo').canonical,
    status: 'completed',
    answers: {},
    scores: {},
    startedAt: at,
    updatedAt: at,
    completedAt: at,
  } satisfies ResponseRecord;
  await store.records.update('responses', response.id, () => response);
  await store.records.update(
    'patients',
    patientId,
    (patient) =>
      patient && {
        ...patient,
        disclosedAt: at,
        consent: { status: 'agreed', at, textVersion: '1' },
        location: { country: 'US', region: 'US-NY', confirmed: true, at },
        safeToText: 'safe',
        ...known,
      },
  );
}
