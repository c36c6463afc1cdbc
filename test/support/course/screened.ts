import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import { Chat, type ChatOptions, content } from '../chat.ts';

/** A patient who agreed, finished the pre-screening and may be written to, at the moment that this chat is at. */
export async function screenedChat(options: ChatOptions = {}): Promise<Chat> {
  const chat = new Chat(options);
  await chat.start();
  const { patientId } = chat.last;
  const at = chat.clock.now().toISOString();
  const response = {
    id: `response_screening_${patientId}`,
    clinicId: 'demo',
    patientId,
    conversationId: chat.conversationId,
    questionnaire: content.library.newest('prescreening', 'demo').canonical,
    status: 'completed',
    answers: {},
    scores: {},
    startedAt: at,
    updatedAt: at,
    completedAt: at,
  } satisfies ResponseRecord;
  await chat.store.records.update('responses', response.id, () => response);
  await chat.store.records.update(
    'patients',
    patientId,
    (patient) =>
      patient && {
        ...patient,
        disclosedAt: at,
        consent: { status: 'agreed', at, textVersion: '1' },
        location: { country: 'US', confirmed: true, at },
        safeToText: 'safe',
      },
  );
  return chat;
}
