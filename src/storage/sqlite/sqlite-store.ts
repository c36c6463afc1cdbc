import type { RecordChange, Store, TurnKey, TurnMarks } from '../../domain/ports.ts';
import { Connection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteLeases } from './leases.ts';
import { SqliteRecords } from './records.ts';
import { setUp, versionOf } from './schema.ts';
import { SqliteTurns } from './turns.ts';

/** A Store in one SQLite file (or `:memory:`), encrypted as a whole when there is a key. */
export class SqliteStore implements Store {
  readonly kind = 'sqlite';
  readonly turns: SqliteTurns;
  readonly records: SqliteRecords;
  readonly leases: SqliteLeases;
  readonly #db: Connection;
  readonly #group: GroupCommit;

  constructor(file: string, key?: string) {
    this.#db = new Connection(file, key);
    try {
      setUp(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
    this.#group = new GroupCommit(this.#db);
    this.turns = new SqliteTurns(this.#db, this.#group);
    this.records = new SqliteRecords(this.#db, this.#group);
    this.leases = new SqliteLeases(this.#db);
  }

  finish({ conversationId, n }: TurnKey, changes: RecordChange[], marks: TurnMarks): Promise<void> {
    return this.#group.write(() => {
      this.records.change(changes);
      this.turns.setMarks(conversationId, n, marks);
    });
  }

  async ping(): Promise<string> {
    this.#db.exec('SELECT 1 FROM turns LIMIT 1');
    return versionOf(this.#db);
  }

  async close(): Promise<void> {
    this.#group.flush();
    this.#db.close();
  }
}
