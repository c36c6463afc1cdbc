import { z } from 'zod';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clock } from '../../domain/clock.ts';
import { LANGUAGES } from '../../domain/languages.ts';
import type { RecordStore } from '../../domain/ports.ts';
import { newResumeCode } from '../../domain/resume-code.ts';
import { createOneTimeSecrets, type OneTimeSecrets } from './one-time-secrets.ts';
import { webChatOf } from './web-chat-of.ts';

const LIFETIME_MS = 30 * 24 * 3_600_000;
/** After its first use a code stays good for so long: the answer may have been lost on its way. */
const GRACE_MS = 10 * 60_000;
/** Who has a code that was entered on a device. */
const DEVICE = 'device';

const heldSchema = z.object({
  /** The chat that it opens; absent: whichever web chat the patient has. */
  conversationId: z.string().optional(),
  userId: z.string().optional(),
  clinicId: z.string(),
  language: z.enum(LANGUAGES),
  patientId: z.string().optional(),
  /** What staff hold opens no chat. */
  heldBy: z.enum(['patient', 'staff']).optional(),
  until: z.string(),
  /** Who had it first: a device, or the conversation in which it was typed. */
  by: z.string().optional(),
});
export type HeldCode = z.infer<typeof heldSchema>;

/** Codes that open a conversation on one other device. */
export interface ResumeCodes {
  /** A new code; the conversation's code before it is no longer good. */
  issue(claims: ChatClaims): Promise<{ code: string; expiresAt: string }>;
  /** Whose code it is. Minutes later it is nobody's. */
  redeem(code: string, clinicId: string): Promise<ChatClaims | undefined>;
}

interface CodeParts {
  records: RecordStore;
  key: Uint8Array;
  clock: Clock;
}

/** The codes that are out, of every kind. */
export function heldCodes(parts: CodeParts): OneTimeSecrets<HeldCode> {
  return createOneTimeSecrets({ name: 'resume-code', opens: heldSchema, ...parts });
}

export function createResumeCodes({
  randomBytes,
  ...parts
}: CodeParts & { randomBytes: (count: number) => Uint8Array }): ResumeCodes {
  const { clock, records } = parts;
  const codes = heldCodes(parts);
  return {
    async issue(claims) {
      const code = newResumeCode(randomBytes);
      const until = new Date(clock.now().getTime() + LIFETIME_MS).toISOString();
      await codes.keep(code, claims.conversationId, { ...claims, until });
      return { code, expiresAt: until };
    },

    async redeem(code, clinicId) {
      const now = clock.now();
      let found: HeldCode | undefined;
      await codes.use(code, (held) => {
        found = undefined;
        // Elsewhere it is no code at all, and stays good where it is one.
        if (held.clinicId !== clinicId || held.heldBy === 'staff' || (held.by ?? DEVICE) !== DEVICE) return held;
        if (now.toISOString() >= held.until) return undefined;
        found = held;
        const ends = new Date(Math.min(Date.parse(held.until), now.getTime() + GRACE_MS)).toISOString();
        return { ...held, until: ends, by: DEVICE };
      });
      return found && claimsOf(found, records);
    },
  };
}

async function claimsOf(held: HeldCode, records: RecordStore): Promise<ChatClaims | undefined> {
  const { conversationId, userId, clinicId, language, patientId } = held;
  if (conversationId === undefined || userId === undefined) return webChatOf(patientId ?? '', records);
  return { conversationId, userId, clinicId, language, ...(patientId === undefined ? {} : { patientId }) };
}
