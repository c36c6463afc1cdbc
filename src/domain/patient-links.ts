import type { Patient } from './care/patient.ts';
import type { ChatClaims } from './chat-tokens.ts';

/** What a link is to open, and for how long. */
export interface NewLink {
  /**
   * What it is made for. The same again is the same link, so that a message that is sent once more says nothing new;
   * nobody without the server's key can tell the link from it.
   */
  id: string;
  /** One of an owner at a time: a new link ends the one before. The link's own id unless told. */
  owner?: string;
  patient: Pick<Patient, 'id' | 'clinicId'>;
  /** Absent: the newest web chat of the patient, or their first. */
  conversationId?: string;
  /** UTC, ISO 8601. */
  expiresAt: string;
}

/** One-time links that open the chat of one patient. A link names nobody, and nothing but its hash is stored. */
export interface PatientLinks {
  issue(link: NewLink): Promise<{ url: string; expiresAt: string }>;
  /**
   * Whose chat a link opens: once, and for some minutes more for the browser whose `nonce` came with it first, as the
   * answer may have been lost. Undefined for any link that opens nothing, whatever the reason.
   */
  redeem(secret: string, clinicId: string, nonce: string | undefined): Promise<ChatClaims | undefined>;
  /** An owner's link opens nothing any more. */
  revoke(owner: string): Promise<void>;
}

/** The web conversation of a patient who has none yet: always the same one, whoever begins it. */
export function firstConversationOf({ id }: Pick<Patient, 'id'>): string {
  return id.replace(/^patient_/, 'conversation_');
}
