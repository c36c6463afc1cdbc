import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { RecordStore } from '../../domain/ports.ts';

/** Secrets that people hold, and what each opens. Only their hashes are stored. */
export interface OneTimeSecrets<T> {
  /** Keeps what a secret opens, as it was kept first; its owner's secret before it opens nothing any more. */
  keep(secret: string, owner: string, opens: T): Promise<void>;
  /** Looks at what a secret opens and says what is left of it, for all servers at once; `change` may run again. */
  use(secret: string, change: (opens: T) => T | undefined): Promise<void>;
  /** The owner's secret opens nothing any more. */
  end(owner: string): Promise<void>;
}

interface OneTimeSecretParts<T> {
  /** Of what kind they are: in the ids of the settings, and in the hash. */
  name: string;
  opens: z.ZodType<T>;
  records: RecordStore;
  key: Uint8Array;
  clock: Clock;
}

export function createOneTimeSecrets<T>({
  name,
  opens,
  records,
  key,
  clock,
}: OneTimeSecretParts<T>): OneTimeSecrets<T> {
  const idOf = (secret: string) => `${name}/${createHmac('sha256', key).update(`${name}:${secret}`).digest('hex')}`;
  const drop = (id: string) => records.update('settings', id, () => undefined);
  return {
    async keep(secret, owner, value) {
      const at = clock.now().toISOString();
      const id = idOf(secret);
      await records.update('settings', id, (current) => current ?? { id, value: JSON.stringify(value), at });
      let before: string | undefined;
      const of = `${name}-of/${owner}`;
      await records.update('settings', of, (current) => {
        before = current?.value;
        return { id: of, value: id, at };
      });
      if (before !== undefined && before !== id) await drop(before);
    },

    async use(secret, change) {
      await records.update('settings', idOf(secret), (current) => {
        if (current === undefined) return undefined;
        const known = opens.parse(JSON.parse(current.value));
        const left = change(known);
        if (left === known) return current;
        return left === undefined ? undefined : { ...current, value: JSON.stringify(left) };
      });
    },

    async end(owner) {
      const of = `${name}-of/${owner}`;
      const held = await records.get('settings', of);
      if (held === undefined) return;
      await drop(held.value);
      await drop(of);
    },
  };
}
