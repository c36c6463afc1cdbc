import { AppError } from '../domain/errors.ts';
import type { Log, Store } from '../domain/ports.ts';

/** Where the data is: `url` is `sqlite:<file>`, `sqlite::memory:` or `mongodb://…`; `key` encrypts a SQLite file. */
export interface StoreOptions {
  url: string;
  key?: string | undefined;
  log: Log;
}

/** Opens the store that the URL names, set up and reachable. Whoever opens it closes it. */
export async function openStore({ url, key, log }: StoreOptions): Promise<Store> {
  const colon = url.indexOf(':');
  const scheme = url.slice(0, Math.max(colon, 0));
  const rest = url.slice(colon + 1);
  // Each driver is loaded only by those who use it.
  if (scheme === 'sqlite' && rest !== '') {
    const { SqliteStore } = await import('./sqlite/sqlite-store.ts');
    return new SqliteStore(rest, key);
  }
  if (scheme === 'mongodb' || scheme === 'mongodb+srv') {
    const { openMongoStore } = await import('./mongodb/mongo-store.ts');
    if (key !== undefined)
      log.warn({}, 'DATABASE_KEY encrypts SQLite files only; MongoDB has an encryption of its own');
    return openMongoStore(url, log);
  }
  // The rest of the URL may hold a password.
  throw new AppError(
    'config.invalid',
    `DATABASE_URL must be sqlite:<file>, sqlite::memory:, mongodb://… or mongodb+srv://…; it begins with "${scheme}".`,
  );
}
