import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ChatClaims } from '../../domain/chat-tokens.ts';
import type { Clock } from '../../domain/clock.ts';
import type { PatientLinks } from '../../domain/patient-links.ts';
import type { RecordStore } from '../../domain/ports.ts';
import { createOneTimeSecrets } from './one-time-secrets.ts';
import { webChatOf } from './web-chat-of.ts';

/** Half of a secret nobody can guess, and half proves that we made it: 128 bits each. */
const HALF = 16;
/** The answer to its first use may have been lost on its way: so long the same browser may ask again. */
const GRACE_MS = 10 * 60_000;

const heldSchema = z.object({
  patientId: z.string(),
  clinicId: z.string(),
  conversationId: z.string().optional(),
  until: z.string(),
  used: z.object({ by: z.string().optional(), at: z.string() }).optional(),
});
type Held = z.infer<typeof heldSchema>;

interface PatientLinkParts {
  records: RecordStore;
  key: Uint8Array;
  clock: Clock;
  /** How people reach this server, without a trailing slash. */
  publicUrl: () => string;
}

export function createPatientLinks({ records, key, clock, publicUrl }: PatientLinkParts): PatientLinks {
  const links = createOneTimeSecrets({ name: 'patient-link', opens: heldSchema, records, key, clock });
  const half = (of: string) => createHmac('sha256', key).update(of).digest().subarray(0, HALF);
  const hashOf = (nonce: string) => half(`patient-link nonce ${nonce}`).toString('base64url');
  const signed = (start: Buffer, clinicId: string) =>
    Buffer.concat([start, half(`patient-link ${clinicId} ${start.toString('hex')}`)]).toString('base64url');
  /** A forged or altered one costs no look into the store. */
  const isOurs = (secret: string, clinicId: string) => {
    const given = Buffer.from(secret);
    const right = Buffer.from(signed(Buffer.from(secret, 'base64url').subarray(0, HALF), clinicId));
    return given.length === right.length && timingSafeEqual(given, right);
  };
  return {
    async issue({ id, owner = id, patient, conversationId, expiresAt }) {
      const { clinicId } = patient;
      const secret = signed(half(`patient-link seed ${id}`), clinicId);
      const place = conversationId === undefined ? {} : { conversationId };
      await links.keep(secret, owner, { patientId: patient.id, clinicId, ...place, until: expiresAt });
      // In the fragment it reaches no log, no proxy and no referrer.
      return { url: `${publicUrl()}/chat?clinic=${encodeURIComponent(clinicId)}#link=${secret}`, expiresAt };
    },

    async redeem(secret, clinicId, nonce) {
      if (!isOurs(secret, clinicId)) return undefined;
      const now = clock.now();
      const by = nonce === undefined ? undefined : hashOf(nonce);
      let found: Held | undefined;
      await links.use(secret, (held) => {
        found = undefined;
        if (now.toISOString() >= held.until) return undefined;
        if (held.used !== undefined && !isSameBrowser(held.used, by, now)) return held;
        found = held;
        return held.used === undefined ? { ...held, used: { by, at: now.toISOString() } } : held;
      });
      return found && chatOf(found, records);
    },

    revoke: (owner) => links.end(owner),
  };
}

function isSameBrowser(used: NonNullable<Held['used']>, by: string | undefined, now: Date): boolean {
  return by !== undefined && by === used.by && now.getTime() - Date.parse(used.at) < GRACE_MS;
}

/** The chat that was meant, else whichever web chat the patient has. */
async function chatOf({ patientId, conversationId }: Held, records: RecordStore): Promise<ChatClaims | undefined> {
  const theirs = await webChatOf(patientId, records);
  const meant = conversationId === undefined ? undefined : await records.get('conversations', conversationId);
  if (theirs === undefined || meant?.channel !== 'directline') return theirs;
  const { userId, clinicId } = theirs;
  return { conversationId: meant.id, userId, clinicId, language: meant.language };
}
