import type { Language } from './languages.ts';

/** What a chat token vouches for: one person in one conversation of one clinic. */
export interface ChatClaims {
  conversationId: string;
  userId: string;
  clinicId: string;
  language: Language;
  /** Whose conversation it will be, should it begin; absent: somebody new. */
  patientId?: string;
}

/** Short-lived chat tokens and the longer code with which a person comes back to their conversation. */
export interface ChatTokens {
  /** `expiresIn` in seconds. */
  issue(claims: ChatClaims): Promise<{ token: string; expiresIn: number }>;
  issueResume(claims: ChatClaims): Promise<string>;
  /** Both throw `token.invalid` or `token.expired`. */
  verify(token: string): Promise<ChatClaims>;
  verifyResume(code: string): Promise<ChatClaims>;
}
