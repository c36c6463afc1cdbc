import type { ListQuery, Page, RecordChange, RecordStore } from '../../domain/ports.ts';
import type { RecordKind, Records } from '../../domain/records.ts';
import { pageOf, planQuery } from '../keyset.ts';
import type { Connection, Statement } from './connection.ts';
import type { GroupCommit } from './group-commit.ts';
import { listSql } from './list-sql.ts';

type Change<K extends RecordKind> = (current: Records[K] | undefined) => Records[K] | undefined;
type AnyChange = (current: unknown) => unknown;

interface Row {
  doc: string;
}

/** The read models: one table a kind. Changes run under SQLite's one write lock, so none is ever lost or retried. */
export class SqliteRecords implements RecordStore {
  readonly #db: Connection;
  readonly #group: GroupCommit;
  readonly #prepared = new Map<string, Statement<Row>>();

  constructor(db: Connection, group: GroupCommit) {
    this.#db = db;
    this.#group = group;
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#read(kind, id);
  }

  async list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    const plan = planQuery(kind, query);
    const { sql, values } = listSql(kind, plan);
    const rows = this.#prepare(sql).all(...values);
    return pageOf(
      plan,
      rows.map(({ doc }) => JSON.parse(doc) as Records[K]),
    );
  }

  async update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (current: Records[K] | undefined) => Records[K] | undefined,
  ): Promise<Records[K] | undefined> {
    return this.#group.write(() => this.#change(kind, id, change));
  }

  async updateAll(changes: RecordChange[]): Promise<void> {
    return this.#group.write(() => this.change(changes));
  }

  /** Within a write that is under way. A record that changes several times is read and written once. */
  change(changes: RecordChange[]): void {
    const groups = new Map<string, RecordChange[]>();
    for (const change of changes) {
      const key = `${change.kind}/${change.id}`;
      groups.set(key, [...(groups.get(key) ?? []), change]);
    }
    for (const group of groups.values()) this.#changeInTurn(group);
  }

  /** Changes of one record. */
  #changeInTurn(group: RecordChange[]): void {
    const [first] = group;
    if (first === undefined) return;
    const all = (current: unknown) => group.reduce((record, { change }) => (change as AnyChange)(record), current);
    this.#change(first.kind, first.id, all as Change<typeof first.kind>);
  }

  #change<K extends RecordKind>(kind: K, id: string, change: Change<K>): Records[K] | undefined {
    const current = this.#read(kind, id);
    const next = change(current);
    if (next === current) return next;
    if (next === undefined) this.#prepare(`DELETE FROM ${kind} WHERE id = ?`).run(id);
    else this.#prepare(upsert(kind)).run(id, JSON.stringify(next));
    return next;
  }

  #read<K extends RecordKind>(kind: K, id: string): Records[K] | undefined {
    const row = this.#prepare(`SELECT doc FROM ${kind} WHERE id = ?`).get(id);
    return row && (JSON.parse(row.doc) as Records[K]);
  }

  #prepare(sql: string): Statement<Row> {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare<Row>(sql);
    this.#prepared.set(sql, statement);
    return statement;
  }
}

function upsert(kind: RecordKind): string {
  return `INSERT INTO ${kind} (id, doc) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc`;
}
