import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clock } from '../../domain/clock.ts';
import { LANGUAGES } from '../../domain/languages.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Setting } from '../../domain/records.ts';
import { newResumeCode } from '../../domain/resume-code.ts';

const LIFETIME_MS = 30 * 24 * 3_600_000;
/** After its first use a code stays good for so long: the answer may have been lost on its way. */
const GRACE_MS = 10 * 60_000;

const heldSchema = z.object({
  conversationId: z.string(),
  userId: z.string(),
  clinicId: z.string(),
  language: z.enum(LANGUAGES),
  until: z.string(),
});

/** Codes that open a conversation on one other device. Only their hashes are stored. */
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
  const idOf = (code: string) => `resume-code/${createHmac('sha256', key).update(`resume-code:${code}`).digest('hex')}`;
  const drop = (id: string) => records.update('settings', id, () => undefined);
  return {
    async issue(claims) {
      const code = newResumeCode(randomBytes);
      const id = idOf(code);
      const at = clock.now().toISOString();
      const expiresAt = new Date(Date.parse(at) + LIFETIME_MS).toISOString();
      await records.update('settings', id, () => ({ id, value: JSON.stringify({ ...claims, until: expiresAt }), at }));
      let before: string | undefined;
      const of = `resume-code-of/${claims.conversationId}`;
      await records.update('settings', of, (current) => {
        before = current?.value;
        return { id: of, value: id, at };
      });
      if (before !== undefined && before !== id) await drop(before);
      return { code, expiresAt };
    },

    async redeem(code, clinicId) {
      const now = clock.now().toISOString();
      let found: ChatClaims | undefined;
      await records.update('settings', idOf(code), (current) => {
        const held = heldIn(current);
        // Elsewhere it is no code at all, and stays good where it is one.
        if (current === undefined || held === undefined || held.clinicId !== clinicId) {
          found = undefined;
          return current;
        }
        const { until, ...claims } = held;
        found = now < until ? claims : undefined;
        if (found === undefined) return undefined;
        const ends = new Date(Math.min(Date.parse(until), Date.parse(now) + GRACE_MS)).toISOString();
        return { ...current, value: JSON.stringify({ ...claims, until: ends }) };
      });
      return found;
    },
  };
}

function heldIn(setting: Setting | undefined): z.infer<typeof heldSchema> | undefined {
  return setting === undefined ? undefined : heldSchema.parse(JSON.parse(setting.value));
}
