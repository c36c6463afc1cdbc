import type { Request } from 'restify';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clinic } from '../../domain/clinic.ts';
import { AppError } from '../../domain/errors.ts';
import type { DirectLineParts } from './parts.ts';

type Gate = Pick<DirectLineParts, 'tokens' | 'clinics'>;

/** Who asks, when their token is for this very conversation. A foreign token learns nothing, not even a 404. */
export async function admit(parts: Gate, token: string, conversationId: string): Promise<ChatClaims> {
  const claims = await parts.tokens.verify(token);
  if (claims.conversationId !== conversationId) {
    throw new AppError('token.invalid', 'This token is for another conversation.');
  }
  return claims;
}

/** The token or secret of a request. */
export function bearerOf(req: Request): string {
  const token = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new AppError('token.missing', 'Send a token: "Authorization: Bearer …".');
  return token;
}

/** A clinic that was taken off this server takes its tokens with it. */
export function clinicOf(parts: Gate, clinicId: string): Clinic {
  const clinic = parts.clinics(clinicId);
  if (clinic === undefined) throw new AppError('token.invalid', 'The clinic of this token is not served here.');
  return clinic;
}
