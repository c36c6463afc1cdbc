import { AppError } from '../../domain/errors.ts';
import { INDEXES } from '../../domain/records.ts';
import type { Connection } from './connection.ts';

/** What brings a database from version i to i + 1. Never changed once released: add one at the end. */
const MIGRATIONS = [
  `CREATE TABLE turns (
     conversation_id TEXT NOT NULL,
     n INTEGER NOT NULL,
     inbound_id TEXT NOT NULL,
     at TEXT NOT NULL,
     delivered INTEGER NOT NULL,
     projected INTEGER NOT NULL,
     doc TEXT NOT NULL,
     PRIMARY KEY (conversation_id, n),
     UNIQUE (conversation_id, inbound_id)
   ) STRICT;
   CREATE INDEX turns_unfinished ON turns (at, n) WHERE delivered = 0 OR projected = 0;
   CREATE TABLE leases (name TEXT NOT NULL PRIMARY KEY, holder TEXT NOT NULL, until TEXT NOT NULL) STRICT;`,
];

/** Brings the tables up to date; several processes may do so at once. */
export function setUp(db: Connection): void {
  db.transaction(() => {
    migrate(db);
    for (const [kind, indexes] of Object.entries(INDEXES)) declare(db, kind, Object.values(indexes));
  });
}

/** The engine, and of what version the tables are. */
export function versionOf(db: Connection): string {
  const engine = db.prepare<{ version: string }>('SELECT sqlite_version() AS version').get()?.version;
  return `SQLite ${engine}, schema ${schemaVersion(db)}`;
}

function schemaVersion(db: Connection): number {
  return db.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0;
}

function migrate(db: Connection): void {
  const version = schemaVersion(db);
  if (version > MIGRATIONS.length) {
    throw new AppError('store.unavailable', 'The database was written by a newer release; run that one.');
  }
  for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}

/** A kind's table and its declared indexes, over columns that are read out of the document. */
function declare(db: Connection, kind: string, indexes: readonly (readonly string[])[]): void {
  db.exec(`CREATE TABLE IF NOT EXISTS ${kind} (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT`);
  const columns = db.prepare<{ name: string }>(`PRAGMA table_xinfo(${kind})`).all();
  const known = new Set(columns.map(({ name }) => name));
  for (const field of new Set(indexes.flat())) {
    if (!known.has(field)) db.exec(`ALTER TABLE ${kind} ADD COLUMN ${field} TEXT AS (doc ->> '$.${field}') VIRTUAL`);
  }
  for (const fields of indexes) {
    // The name tells the fields: an index that is declared anew is made anew.
    const name = [kind, ...fields].join('_');
    const last = fields.at(-1);
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${kind} (${fields.join(', ')}, id) WHERE ${last} IS NOT NULL`);
  }
}
