import type {
  CommitResult,
  LeaseStore,
  ListQuery,
  Page,
  RecordChange,
  RecordStore,
  Store,
  TurnKey,
  TurnMarks,
  TurnStore,
} from '../../src/domain/ports.ts';
import type { RecordKind, Records } from '../../src/domain/records.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { type KeysetPlan, pageOf, planQuery } from '../../src/storage/keyset.ts';

/** A Store in memory, for tests; it passes the same contract as the real ones. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  readonly turns: TurnStore;
  readonly records: RecordStore;
  readonly leases: LeaseStore = new MemoryLeases();

  constructor(turns = new MemoryTurns(), records = new MemoryRecords()) {
    this.turns = turns;
    this.records = records;
  }

  /** Another store that holds the same; what is written to one is not in the other. */
  fork(): MemoryStore {
    return new MemoryStore((this.turns as MemoryTurns).fork(), (this.records as MemoryRecords).fork());
  }

  async finish({ conversationId, n }: TurnKey, changes: RecordChange[], marks: TurnMarks): Promise<void> {
    await this.records.updateAll(changes);
    await this.turns.mark(conversationId, n, marks);
  }
  async ping(): Promise<string> {
    return 'memory';
  }
  async close(): Promise<void> {}
}

class MemoryTurns implements TurnStore {
  readonly #log = new Map<string, Turn[]>();

  fork(): MemoryTurns {
    const fork = new MemoryTurns();
    for (const [id, turns] of this.#log) fork.#log.set(id, [...turns]);
    return fork;
  }

  async load(conversationId: string, inboundId?: string) {
    const turns = this.#of(conversationId);
    return { latest: turns.at(-1), duplicate: turns.find((turn) => turn.inbound.id === inboundId) };
  }

  async commit(turn: Turn): Promise<CommitResult> {
    const turns = this.#of(turn.conversationId);
    if (turns.some((known) => known.inbound.id === turn.inbound.id)) return 'duplicate';
    if (turns.some((known) => known.n === turn.n)) return 'taken';
    turns.push(copy(turn));
    turns.sort((a, b) => a.n - b.n);
    return 'committed';
  }

  async since(conversationId: string, afterN: number, limit: number): Promise<Turn[]> {
    const newer = this.#of(conversationId).filter((turn) => turn.n > afterN);
    return newer.slice(0, limit);
  }

  async before(conversationId: string, beforeN: number, limit: number): Promise<Turn[]> {
    const older = this.#of(conversationId).filter((turn) => turn.n < beforeN);
    return older.reverse().slice(0, limit);
  }

  async mark(conversationId: string, n: number, marks: TurnMarks): Promise<void> {
    const turns = this.#of(conversationId);
    this.#log.set(
      conversationId,
      turns.map((turn) => (turn.n === n ? frozen({ ...turn, ...marks }) : turn)),
    );
  }

  async unfinished(olderThan: string, limit: number): Promise<Turn[]> {
    const open = [...this.#log.values()].flat().filter((t) => !(t.delivered && t.projected) && t.at < olderThan);
    return open.sort((a, b) => a.at.localeCompare(b.at) || a.n - b.n).slice(0, limit);
  }

  async erase(conversationId: string, keep: readonly number[] = []): Promise<void> {
    this.#log.set(
      conversationId,
      this.#of(conversationId).filter((turn) => keep.includes(turn.n)),
    );
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

  fork(): MemoryRecords {
    const fork = new MemoryRecords();
    for (const [kind, records] of this.#kinds) fork.#kinds.set(kind, new Map(records));
    return fork;
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return this.#of(kind).get(id);
  }

  async list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    const plan = planQuery(kind, query);
    const rows = [...this.#of(kind).values()].filter((row) => isInList(plan, row));
    const key = (row: Records[K]): [string, string] => [fieldsOf(row)[plan.orderBy] ?? '', row.id];
    const order = (a: [string, string], b: [string, string]) => compare(a, b) * (plan.descending ? -1 : 1);
    const { after } = plan;
    const rest = after === undefined ? rows : rows.filter((row) => order(key(row), [after.value, after.id]) > 0);
    return pageOf(
      plan,
      rest.sort((a, b) => order(key(a), key(b))),
    );
  }

  async update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (current: Records[K] | undefined) => Records[K] | undefined,
  ): Promise<Records[K] | undefined> {
    const current = structuredClone(this.#of(kind).get(id));
    const next = change(current);
    if (next === current) return next;
    if (next === undefined) this.#of(kind).delete(id);
    else this.#of(kind).set(id, copy(next));
    return next;
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

function fieldsOf(row: object): Record<string, string | undefined> {
  return row as Record<string, string | undefined>;
}

function isInList(plan: KeysetPlan, row: object): boolean {
  const fields = fieldsOf(row);
  const value = fields[plan.orderBy];
  if (value === undefined) return false;
  if (plan.from !== undefined && value < plan.from) return false;
  if (plan.to !== undefined && value >= plan.to) return false;
  return plan.equal.every(([field, wanted]) => fields[field] === wanted);
}

function compare([valueA, idA]: [string, string], [valueB, idB]: [string, string]): number {
  if (valueA !== valueB) return valueA < valueB ? -1 : 1;
  if (idA !== idB) return idA < idB ? -1 : 1;
  return 0;
}

/** What a real store gives back: JSON, so members that are undefined are gone. Frozen, so that it can be shared. */
function copy<T>(value: T): T {
  return value === undefined ? value : frozen(JSON.parse(JSON.stringify(value)) as T);
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
