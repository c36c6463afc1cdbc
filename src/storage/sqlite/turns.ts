import type { CommitResult, TurnMarks, TurnStore } from '../../domain/ports.ts';
import type { Turn } from '../../domain/turn.ts';
import type { Connection, Statement } from './connection.ts';
import type { GroupCommit } from './group-commit.ts';

interface Row {
  doc: string;
  delivered: number;
  projected: number;
}

/** The log of turns: one row a turn; the marks are columns of their own, so that setting one rewrites no document. */
export class SqliteTurns implements TurnStore {
  readonly #group: GroupCommit;
  readonly #insert: Statement;
  readonly #latest: Statement<Row>;
  readonly #byInbound: Statement<Row>;
  readonly #since: Statement<Row>;
  readonly #before: Statement<Row>;
  readonly #mark: Statement;
  readonly #unfinished: Statement<Row>;
  readonly #erase: Statement;

  constructor(db: Connection, group: GroupCommit) {
    this.#group = group;
    const select = 'SELECT doc, delivered, projected FROM turns WHERE';
    this.#insert = db.prepare('INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
    this.#latest = db.prepare(`${select} conversation_id = ? ORDER BY n DESC LIMIT 1`);
    this.#byInbound = db.prepare(`${select} conversation_id = ? AND inbound_id = ?`);
    this.#since = db.prepare(`${select} conversation_id = ? AND n > ? ORDER BY n LIMIT ?`);
    this.#before = db.prepare(`${select} conversation_id = ? AND n < ? ORDER BY n DESC LIMIT ?`);
    this.#mark = db.prepare(
      'UPDATE turns SET delivered = max(delivered, ?), projected = max(projected, ?) WHERE conversation_id = ? AND n = ?',
    );
    this.#unfinished = db.prepare(UNFINISHED);
    this.#erase = db.prepare(
      'DELETE FROM turns WHERE conversation_id = ? AND n NOT IN (SELECT value FROM json_each(?))',
    );
  }

  async load(conversationId: string, inboundId?: string) {
    const latest = this.#latest.get(conversationId);
    const duplicate = inboundId === undefined ? undefined : this.#byInbound.get(conversationId, inboundId);
    return { latest: latest && turnOf(latest), duplicate: duplicate && turnOf(duplicate) };
  }

  async commit(turn: Turn): Promise<CommitResult> {
    const { delivered, projected, ...rest } = turn;
    const { conversationId, n, inbound, at } = turn;
    const doc = JSON.stringify(rest);
    return this.#group.write(() => {
      const inserted = this.#insert.run(conversationId, n, inbound.id, at, Number(delivered), Number(projected), doc);
      if (inserted === 1) return 'committed';
      return this.#byInbound.get(conversationId, inbound.id) === undefined ? 'taken' : 'duplicate';
    });
  }

  async since(conversationId: string, afterN: number, limit: number): Promise<Turn[]> {
    return this.#since.all(conversationId, afterN, limit).map(turnOf);
  }

  async before(conversationId: string, beforeN: number, limit: number): Promise<Turn[]> {
    return this.#before.all(conversationId, beforeN, limit).map(turnOf);
  }

  async mark(conversationId: string, n: number, marks: TurnMarks): Promise<void> {
    return this.#group.write(() => this.setMarks(conversationId, n, marks));
  }

  /** Within a write that is under way. */
  setMarks(conversationId: string, n: number, marks: TurnMarks): void {
    this.#mark.run(Number(marks.delivered ?? false), Number(marks.projected ?? false), conversationId, n);
  }

  async unfinished(olderThan: string, limit: number): Promise<Turn[]> {
    return this.#unfinished.all(olderThan, limit).map(turnOf);
  }

  async erase(conversationId: string, keep: readonly number[] = []): Promise<void> {
    return this.#group.write(() => {
      this.#erase.run(conversationId, JSON.stringify(keep));
    });
  }
}

/** Its first condition is that of the partial index, word for word: else the index is not used. */
export const UNFINISHED = `SELECT doc, delivered, projected FROM turns
  WHERE (delivered = 0 OR projected = 0) AND at < ? ORDER BY at, n LIMIT ?`;

function turnOf(row: Row): Turn {
  const rest = JSON.parse(row.doc) as Omit<Turn, 'delivered' | 'projected'>;
  return { ...rest, delivered: row.delivered === 1, projected: row.projected === 1 };
}
