import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import { AppError } from '../../domain/errors.ts';
import { languageOf } from '../../domain/languages.ts';
import { admit, bearerOf, clinicOf } from './access.ts';
import { parseWatermark } from './activity-set.ts';
import { beginningOf } from './envelope.ts';
import { BASE, type DirectLineParts } from './parts.ts';

/** What a holder of the secret says of the person whom the new conversation is for. */
const tokenParametersSchema = z.looseObject({
  user: z.looseObject({ id: z.string().min(1).max(200).nullish() }).nullish(),
  locale: z.string().max(100).nullish(),
});

/** Tokens, and the beginning and resuming of conversations. */
export function conversationHandlers(parts: DirectLineParts) {
  const { tokens, turns, runner, clock } = parts;
  return {
    async generate(req: Request, res: Response) {
      const { clinicId } = await tokens.verifySecret(bearerOf(req));
      res.send(200, await grant(newcomer(parts, clinicId, req.body)));
    },

    async refresh(req: Request, res: Response) {
      res.send(200, await grant(await tokens.verify(bearerOf(req))));
    },

    async start(req: Request, res: Response) {
      const claims = await claimsOf(bearerOf(req), req.body);
      const { duplicate } = await runner.run(beginningOf({ claims, clinic: clinicOf(parts, claims.clinicId), clock }));
      res.send(duplicate ? 200 : 201, await connection(claims, 0));
    },

    async reconnect(req: Request, res: Response) {
      const claims = await admit(parts, bearerOf(req), req.params.id);
      const watermark = parseWatermark(req.query.watermark);
      const { latest } = await turns.load(claims.conversationId);
      if (latest === undefined) throw new AppError('not-found', 'This conversation has not begun, or was erased.');
      res.send(200, await connection(claims, watermark));
    },
  };

  /** A token begins its own conversation, again and again the same one; a secret a new one each time. */
  async function claimsOf(bearer: string, body: unknown): Promise<ChatClaims> {
    try {
      return await tokens.verify(bearer);
    } catch (refused) {
      if (!(refused instanceof AppError) || refused.code !== 'token.invalid') throw refused;
      const { clinicId } = await tokens.verifySecret(bearer);
      return newcomer(parts, clinicId, body);
    }
  }

  async function grant(claims: ChatClaims) {
    const { token, expiresIn } = await tokens.issue(claims);
    return { conversationId: claims.conversationId, token, expires_in: expiresIn };
  }

  async function connection(claims: ChatClaims, watermark: number) {
    const granted = await grant(claims);
    const origin = parts.publicUrl().replace(/^http/, 'ws').replace(/\/$/, '');
    const query = new URLSearchParams({ watermark: String(watermark), t: granted.token });
    return { ...granted, streamUrl: `${origin}${BASE}/conversations/${claims.conversationId}/stream?${query}` };
  }
}

function newcomer(parts: DirectLineParts, clinicId: string, body: unknown): ChatClaims {
  const parsed = tokenParametersSchema.safeParse(body === undefined || body === '' ? {} : body);
  if (!parsed.success) throw new AppError('request.invalid', 'Send token parameters as a JSON object, or no body.');
  const { languages } = clinicOf(parts, clinicId);
  const asked = languageOf(parsed.data.locale ?? undefined, languages[0]);
  return {
    conversationId: parts.newId('conversation'),
    userId: parsed.data.user?.id ?? `dl_${parts.newId('user')}`,
    clinicId,
    language: languages.includes(asked) ? asked : (languages[0] ?? asked),
  };
}
