import { z } from 'zod';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clock } from '../../domain/clock.ts';
import { LANGUAGES } from '../../domain/languages.ts';
import type { RecordStore } from '../../domain/ports.ts';
import { newResumeCode } from '../../domain/resume-code.ts';
import { createOneTimeSecrets } from './one-time-secrets.ts';

const LIFETIME_MS = 30 * 24 * 3_600_000;
/** After its first use a code stays good for so long: the answer may have been lost on its way. */
const GRACE_MS = 10 * 60_000;

const heldSchema = z.object({
  conversationId: z.string(),
  userId: z.string(),
  clinicId: z.string(),
  language: z.enum(LANGUAGES),
  patientId: z.string().optional(),
  until: z.string(),
});

/** Codes that open a conversation on one other device. */
export interface ResumeCodes {
  /** A new code; the conversation's code before it is no longer good. */
  issue(claims: ChatClaims): Promise<{ code: string; expiresAt: string }>;
  /** Whose code it is. Minutes later it is nobody's. */
  redeem(code: string, clinicId: string): Promise<ChatClaims | undefined>;
}

interface ResumeCodeParts {
  records: RecordStore;
  key: Uint8Array;
  clock: Clock;
  randomBytes: (count: number) => Uint8Array;
}

export function createResumeCodes({ records, key, clock, randomBytes }: ResumeCodeParts): ResumeCodes {
  const codes = createOneTimeSecrets({ name: 'resume-code', opens: heldSchema, records, key, clock });
  return {
    async issue(claims) {
      const code = newResumeCode(randomBytes);
      const until = new Date(clock.now().getTime() + LIFETIME_MS).toISOString();
      await codes.keep(code, claims.conversationId, { ...claims, until });
      return { code, expiresAt: until };
    },

    async redeem(code, clinicId) {
      const now = clock.now();
      let found: ChatClaims | undefined;
      await codes.use(code, (held) => {
        found = undefined;
        // Elsewhere it is no code at all, and stays good where it is one.
        if (held.clinicId !== clinicId) return held;
        const { until, ...claims } = held;
        if (now.toISOString() >= until) return undefined;
        found = claims;
        const ends = new Date(Math.min(Date.parse(until), now.getTime() + GRACE_MS)).toISOString();
        return { ...claims, until: ends };
      });
      return found;
    },
  };
}
