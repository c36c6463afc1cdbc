import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'libsql';
import { AppError } from '../../domain/errors.ts';
import { requireTexts } from '../require-texts.ts';

/** What may be bound; others are stopped here, for libsql ends the whole process on some of them. */
export type SqlValue = string | number;

/** A prepared statement. */
export interface Statement<Row = unknown> {
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
  /** Returns how many rows changed. */
  run(...values: SqlValue[]): number;
}

const IN_MEMORY = ':memory:';
const PRAGMAS = [
  // How long a statement waits for another process's write, in milliseconds.
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = FULL',
  // Pages of log before they are folded into the file, 16 MB: a busy conversation's pages are then written once for
  // many turns. Every commit is on the disk all the same, in the log.
  'wal_autocheckpoint = 4000',
  // What is erased is overwritten, not just unlinked.
  'secure_delete = ON',
];

/** One connection to a SQLite file (or `:memory:`). Every error leaves it as `store.unavailable`. */
export class Connection {
  readonly #database: Database.Database;
  #open = true;

  constructor(file: string, key?: string) {
    this.#database = attempt(() => openDatabase(file, key));
  }

  prepare<Row>(sql: string): Statement<Row> {
    const statement = this.#attempt(() => this.#database.prepare(sql));
    return {
      get: (...values) => this.#attempt(() => statement.get(checked(values)) as Row | undefined),
      all: (...values) => this.#attempt(() => statement.all(checked(values)) as Row[]),
      run: (...values) => this.#attempt(() => statement.run(checked(values)).changes),
    };
  }

  exec(sql: string): void {
    this.#attempt(() => this.#database.exec(sql));
  }

  /** Runs `work` under the write lock, whole or not at all; what it throws passes through. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has rolled back by itself already.
      if (this.#database.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /** Folds the write-ahead log into the file, so that the file alone is the whole database. */
  close(): void {
    if (!this.#open) return;
    try {
      this.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#open = false;
      this.#database.close();
    }
  }

  /** libsql would go on running the prepared statements of a closed connection. */
  #attempt<T>(work: () => T): T {
    if (!this.#open) throw new AppError('store.unavailable', 'The database is closed.');
    return attempt(work);
  }
}

function openDatabase(file: string, key: string | undefined): Database.Database {
  if (file !== IN_MEMORY) createFile(file);
  // An absolute path: libsql takes `http:` and the like at the start for a remote database.
  const path = file === IN_MEMORY ? file : resolve(file);
  const options: Database.Options & { encryptionKey?: string } =
    key === undefined || file === IN_MEMORY ? {} : { encryptionKey: key };
  const database = new Database(path, options);
  try {
    for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Patients' words are for the server's own account only. */
function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('store.unavailable', describe(cause), { cause });
  }
}

function describe(cause: unknown): string {
  const code = (cause as { code?: string }).code ?? 'unknown';
  if (code === 'SQLITE_NOTADB') {
    return 'The database cannot be read: DATABASE_KEY is not the key it was encrypted with, or it is no database.';
  }
  if (code === 'SQLITE_BUSY') return 'The database is held by another process.';
  return `The database failed (${code}).`;
}

function checked(values: SqlValue[]): SqlValue[] {
  requireTexts(...values.filter((value) => typeof value !== 'number'));
  return values;
}
