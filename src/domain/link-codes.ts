import type { Patient } from './care/patient.ts';

/** Whose a code is; or why it is nobody's here. */
export type Claim = { patientId: string } | 'wrong' | 'too-many';

/**
 * One-time codes by which a person's chats become one person's. What a code opens is for its holder alone: whoever asks
 * learns no more than that it is not right.
 */
export interface LinkCodes {
  /**
   * A code that is good once, for a quarter of an hour, as it is shown. One that staff hold opens no chat of the patient:
   * it makes a chat theirs, where it is typed.
   */
  issue(
    patient: Pick<Patient, 'id' | 'clinicId' | 'language'>,
    heldBy: 'patient' | 'staff',
  ): Promise<{ code: string; expiresAt: string }>;
  /**
   * The first conversation that brings a code has it, for good: asked again, as when its turn is run anew, it gets the
   * same answer, and any other conversation is refused.
   */
  claim(code: string, clinicId: string, conversationId: string): Promise<Claim>;
}
