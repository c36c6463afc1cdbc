import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { AppError } from '../../domain/errors.ts';
import type { Store } from '../../domain/ports.ts';
import { openStore } from '../../storage/open-store.ts';
import { type Check, checking } from './check.ts';

/** Of a record that is written, read and taken away again. */
const PROBE = 'doctor';

/** Opens the store as the server does; the caller closes it. A database that is not there yet is not made. */
export async function storeChecks(config: Config, now: Date): Promise<{ store?: Store; checks: Check[] }> {
  const { ok, warning, fault } = checking('store');
  const file = databaseFile(config);
  if (file !== undefined && !existsSync(file)) {
    return { checks: [warning('there is no database yet', 'the first start of the server makes it')] };
  }
  const told: string[] = [];
  const listen = (_facts: unknown, message: string) => void told.push(message);
  const log = { info: () => {}, warn: listen, error: listen };
  try {
    const store = await openStore({ url: config.databaseUrl, key: config.databaseKey, log });
    const engine = await store.ping();
    await probe(store, now);
    return {
      store,
      checks: [
        ok(`${engine}; reachable and writable`),
        ...told.map((text) => warning(text, 'nothing to do, but know it')),
      ],
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { checks: [fault(error.message, 'look at DATABASE_URL and DATABASE_KEY, and whether the server is up')] };
  }
}

/** The file of a SQLite database. */
export function databaseFile({ databaseUrl }: Pick<Config, 'databaseUrl'>): string | undefined {
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined;
  return file === ':memory:' ? undefined : file;
}

async function probe({ records }: Store, now: Date): Promise<void> {
  const value = { id: PROBE, value: 'written', at: now.toISOString() };
  await records.update('settings', PROBE, () => value);
  const kept = await records.get('settings', PROBE);
  await records.update('settings', PROBE, () => undefined);
  if (kept?.at !== value.at) throw new AppError('store.unavailable', 'What was written is not what is read.');
}
