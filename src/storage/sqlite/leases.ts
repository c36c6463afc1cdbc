import type { LeaseStore } from '../../domain/ports.ts';
import type { Connection, Statement } from './connection.ts';

/** Leases as rows: taking one is a single conditional upsert. */
export class SqliteLeases implements LeaseStore {
  readonly #acquire: Statement;
  readonly #release: Statement;

  constructor(db: Connection) {
    this.#acquire = db.prepare(
      `INSERT INTO leases VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE leases.holder = excluded.holder OR leases.until <= ?`,
    );
    this.#release = db.prepare('DELETE FROM leases WHERE name = ? AND holder = ?');
  }

  async acquire(name: string, holder: string, now: string, until: string): Promise<boolean> {
    return this.#acquire.run(name, holder, until, now) === 1;
  }

  async release(name: string, holder: string): Promise<void> {
    this.#release.run(name, holder);
  }
}
