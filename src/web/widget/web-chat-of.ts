import { patientNow } from '../../domain/care/patient-now.ts';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import { firstConversationOf } from '../../domain/patient-links.ts';
import type { RecordStore } from '../../domain/ports.ts';

/** A patient's newest chat on the web, else the first that they will have: always the same one, whoever begins it. */
export async function webChatOf(patientId: string, records: RecordStore): Promise<ChatClaims | undefined> {
  const patient = await patientNow(patientId, records);
  if (patient === undefined) return undefined;
  const { id, clinicId, language } = patient;
  const userId = patient.userId.startsWith('dl_') ? patient.userId : `dl_${id}`;
  for (const conversationId of patient.conversations) {
    const known = await records.get('conversations', conversationId);
    if (known?.channel === 'directline') return { conversationId, userId, clinicId, language };
  }
  return { conversationId: firstConversationOf(patient), userId, clinicId, language, patientId: id };
}
