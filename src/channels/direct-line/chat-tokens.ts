import { type CryptoKey, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { ChatClaims, ChatTokens } from '../../domain/chat-tokens.ts';
import type { Clock } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';
import { LANGUAGES } from '../../domain/languages.ts';
import { VerifiedTokens } from './verified-tokens.ts';

const ISSUER = 'kap-companion';
const ALGORITHM = 'HS256';
/** One audience a purpose: a resume code is no chat token, a chat token is no secret. */
const AUDIENCE = { chat: 'direct-line', resume: 'direct-line/resume', secret: 'direct-line/secret' } as const;
type Purpose = keyof typeof AUDIENCE;
/** The last thing asked of a session, three months after it, can be answered until then, where the person always was. */
const RESUME_DAYS = 120;

/** `conv` and `user` are the names that stock clients look for in a token. */
const chatSchema = z.object({
  ...{ conv: z.string(), user: z.string(), clinic: z.string(), lang: z.enum(LANGUAGES) },
  patient: z.string().optional(),
});
const secretSchema = z.object({ clinic: z.string() });

/** The secret of a clinic's own client or server: it may begin conversations and get tokens for them. */
export interface ClinicSecrets {
  /** It does not expire; a new signing key revokes it. */
  issueSecret(site: { clinicId: string }): Promise<string>;
  /** Throws `token.invalid`. */
  verifySecret(secret: string): Promise<{ clinicId: string }>;
}

export interface ChatTokenOptions {
  /** At least 256 bits. */
  key: Uint8Array | CryptoKey;
  clock: Clock;
  lifetimeSeconds?: number;
  resumeSeconds?: number;
}

/** Chat tokens, resume codes and secrets as signed JWTs: nothing to store, any server can check them. */
export function createChatTokens(options: ChatTokenOptions): ChatTokens & ClinicSecrets {
  const { clock, lifetimeSeconds = 30 * 60, resumeSeconds = RESUME_DAYS * 24 * 60 * 60 } = options;
  const key = importKey(options.key);
  const verified = new VerifiedTokens();

  const sign = async (purpose: Purpose, claims: JWTPayload, seconds?: number) => {
    const now = Math.floor(clock.now().getTime() / 1000);
    const jwt = new SignJWT(claims)
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE[purpose])
      .setIssuedAt(now);
    return (seconds === undefined ? jwt : jwt.setExpirationTime(now + seconds)).sign(await key);
  };
  const check = async <T>(purpose: Purpose, token: string, schema: z.ZodType<T>) => {
    const checks = { issuer: ISSUER, audience: AUDIENCE[purpose], algorithms: [ALGORITHM], currentDate: clock.now() };
    const { payload } = await jwtVerify(token, await key, checks).catch(refuse);
    const claims = schema.safeParse(payload);
    return claims.success ? { claims: claims.data, expiresAt: (payload.exp ?? 0) * 1000 } : refuse(claims.error);
  };

  return {
    async issue(claims) {
      return { token: await sign('chat', toPayload(claims), lifetimeSeconds), expiresIn: lifetimeSeconds };
    },
    async verify(token) {
      const known = verified.get(token, clock.now().getTime());
      if (known !== undefined) return known;
      const { claims, expiresAt } = await check('chat', token, chatSchema);
      verified.set(token, fromPayload(claims), expiresAt);
      return fromPayload(claims);
    },
    issueResume: (claims) => sign('resume', toPayload(claims), resumeSeconds),
    verifyResume: async (code) => fromPayload((await check('resume', code, chatSchema)).claims),
    issueSecret: ({ clinicId }) => sign('secret', { clinic: clinicId }),
    verifySecret: async (secret) => ({ clinicId: (await check('secret', secret, secretSchema)).claims.clinic }),
  };
}

/** Imported once: a raw key would be imported anew for every token. */
async function importKey(key: Uint8Array | CryptoKey): Promise<CryptoKey> {
  if (!(key instanceof Uint8Array)) return key;
  return crypto.subtle.importKey('raw', new Uint8Array(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
}

function toPayload(claims: ChatClaims): JWTPayload {
  const { conversationId, userId, clinicId, language, patientId } = claims;
  return { conv: conversationId, user: userId, clinic: clinicId, lang: language, patient: patientId };
}

function fromPayload(payload: z.infer<typeof chatSchema>): ChatClaims {
  const { conv, user, clinic, lang, patient } = payload;
  const claims = { conversationId: conv, userId: user, clinicId: clinic, language: lang };
  return patient === undefined ? claims : { ...claims, patientId: patient };
}

function refuse(cause: unknown): never {
  if (cause instanceof errors.JWTExpired) {
    throw new AppError('token.expired', 'The token has expired. Ask for a new one.', { cause });
  }
  throw new AppError('token.invalid', 'The token is not valid here.', { cause });
}
