import type { Store } from '../../domain/ports.ts';
import { Connection } from './connection.ts';
import { SqliteLeases } from './leases.ts';
import { SqliteRecords } from './records.ts';
import { setUp } from './schema.ts';
import { SqliteTurns } from './turns.ts';

/** A Store in one SQLite file (or `:memory:`), encrypted as a whole when there is a key. */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly turns: SqliteTurns;
  readonly records: SqliteRecords;
  readonly leases: SqliteLeases;
  readonly #db: Connection;

  constructor(file: string, key?: string) {
    this.#db = new Connection(file, key);
    try {
      setUp(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
    this.turns = new SqliteTurns(this.#db);
    this.records = new SqliteRecords(this.#db);
    this.leases = new SqliteLeases(this.#db);
  }

  async ping(): Promise<void> {
    this.#db.exec('SELECT 1 FROM turns LIMIT 1');
  }

  async close(): Promise<void> {
    this.#db.close();
  }
}
