import type {
  CommitResult,
  LeaseStore,
  ListQuery,
  Page,
  RecordChange,
  RecordStore,
  Store,
  TurnStore,
} from '../../src/domain/ports.ts';
import type { RecordKind, Records } from '../../src/domain/records.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { encodeCursor, planQuery } from '../../src/storage/keyset.ts';

/** A Store in memory, for tests; it passes the same contract as the real ones. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  readonly turns: TurnStore = new MemoryTurns();
  readonly records: RecordStore = new MemoryRecords();
  readonly leases: LeaseStore = new MemoryLeases();
  async ping(): Promise<void> {}
  async close(): Promise<void> {}
}

class MemoryTurns implements TurnStore {
  readonly #log = new Map<string, Turn[]>();

  async load(conversationId: string, inboundId?: string) {
    const turns = this.#of(conversationId);
    return { latest: copy(turns.at(-1)), duplicate: copy(turns.find((turn) => turn.inbound.id === inboundId)) };
  }

  async commit(turn: Turn): Promise<CommitResult> {
    const turns = this.#of(turn.conversationId);
    if (turns.some((known) => known.inbound.id === turn.inbound.id)) return 'duplicate';
    if (turns.length + 1 !== turn.n) return 'taken';
    turns.push(structuredClone(turn));
    return 'committed';
  }

  async since(conversationId: string, afterN: number, limit: number): Promise<Turn[]> {
    return structuredClone(this.#of(conversationId).slice(afterN, afterN + limit));
  }

  async before(conversationId: string, beforeN: number, limit: number): Promise<Turn[]> {
    const older = this.#of(conversationId).filter((turn) => turn.n < beforeN);
    return structuredClone(older.reverse().slice(0, limit));
  }

  async mark(conversationId: string, n: number, marks: { delivered?: true; projected?: true }): Promise<void> {
    const turn = this.#of(conversationId)[n - 1];
    if (turn !== undefined) Object.assign(turn, marks);
  }

  async unfinished(olderThan: string, limit: number): Promise<Turn[]> {
    const open = [...this.#log.values()].flat().filter((t) => !(t.delivered && t.projected) && t.at < olderThan);
    return structuredClone(open.sort((a, b) => a.at.localeCompare(b.at) || a.n - b.n).slice(0, limit));
  }

  async erase(conversationId: string): Promise<void> {
    this.#log.delete(conversationId);
  }

  #of(conversationId: string): Turn[] {
    const known = this.#log.get(conversationId);
    if (known !== undefined) return known;
    const fresh: Turn[] = [];
    this.#log.set(conversationId, fresh);
    return fresh;
  }
}

class MemoryRecords implements RecordStore {
  readonly #kinds = new Map<RecordKind, Map<string, unknown>>();

  async get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return copy(this.#of(kind).get(id));
  }

  async list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    const plan = planQuery(kind, query);
    const sign = plan.descending ? -1 : 1;
    const value = (row: Records[K]) => (row as unknown as Record<string, string>)[plan.orderBy] ?? '';
    const compare = (a: [string, string], b: [string, string]) =>
      sign * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
    const rows = [...this.#of(kind).values()]
      .filter((row) => (row as unknown as Record<string, unknown>)[plan.orderBy] !== undefined)
      .filter((row) =>
        plan.equal.every(([field, wanted]) => (row as unknown as Record<string, string>)[field] === wanted),
      )
      .filter((row) => plan.from === undefined || value(row) >= plan.from)
      .filter((row) => plan.to === undefined || value(row) < plan.to)
      .filter((row) => plan.after === undefined || compare([value(row), row.id], [plan.after.value, plan.after.id]) > 0)
      .sort((a, b) => compare([value(a), a.id], [value(b), b.id]));
    const items = rows.slice(0, plan.limit);
    const last = items.at(-1);
    const more = rows.length > items.length && last !== undefined;
    return { items: structuredClone(items), ...(more ? { next: encodeCursor(value(last), last.id) } : {}) };
  }

  async update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (current: Records[K] | undefined) => Records[K] | undefined,
  ): Promise<Records[K] | undefined> {
    const next = change(copy(this.#of(kind).get(id)));
    if (next === undefined) this.#of(kind).delete(id);
    else this.#of(kind).set(id, structuredClone(next));
    return copy(next);
  }

  async updateAll(changes: RecordChange[]): Promise<void> {
    for (const { kind, id, change } of changes) await this.update(kind, id, change as (current: unknown) => never);
  }

  #of<K extends RecordKind>(kind: K): Map<string, Records[K]> {
    const known = this.#kinds.get(kind) as Map<string, Records[K]> | undefined;
    if (known !== undefined) return known;
    const fresh = new Map<string, Records[K]>();
    this.#kinds.set(kind, fresh);
    return fresh;
  }
}

class MemoryLeases implements LeaseStore {
  readonly #held = new Map<string, { holder: string; until: string }>();

  async acquire(name: string, holder: string, now: string, until: string): Promise<boolean> {
    const current = this.#held.get(name);
    if (current !== undefined && current.holder !== holder && current.until > now) return false;
    this.#held.set(name, { holder, until });
    return true;
  }

  async release(name: string, holder: string): Promise<void> {
    if (this.#held.get(name)?.holder === holder) this.#held.delete(name);
  }
}

function copy<T>(value: T): T {
  return structuredClone(value);
}
