import type { Clock } from '../domain/clock.ts';
import type { RecordStore } from '../domain/ports.ts';

const ID = 'signing-key';
const BYTES = 32;

/** The key that signs tokens: made once, kept in the store, the same for every server on it. */
export async function signingKey(
  records: RecordStore,
  clock: Clock,
  randomBytes: (size: number) => Uint8Array,
): Promise<Uint8Array> {
  const fresh = Buffer.from(randomBytes(BYTES)).toString('base64');
  const at = clock.now().toISOString();
  const setting = await records.update('settings', ID, (current) => current ?? { id: ID, value: fresh, at });
  return Buffer.from(setting?.value ?? fresh, 'base64');
}
