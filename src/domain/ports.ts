import type { IndexName, RecordKind, Records } from './records.ts';
import type { Turn } from './turn.ts';

/** What became of a commit. `taken`: another turn n was faster. `duplicate`: this inbound id is already there. */
export type CommitResult = 'committed' | 'taken' | 'duplicate';

/** What was done after a turn's commit. */
export interface TurnMarks {
  delivered?: true;
  projected?: true;
}

export type TurnKey = Pick<Turn, 'conversationId' | 'n'>;

/** The log of turns: the only truth. Every method throws `store.unavailable` when the store cannot be reached. */
export interface TurnStore {
  /** The newest turn, and the turn that already holds `inboundId`, if there is one. */
  load(conversationId: string, inboundId?: string): Promise<{ latest: Turn | undefined; duplicate: Turn | undefined }>;
  /** Writes the turn by one durable insert. */
  commit(turn: Turn): Promise<CommitResult>;
  /** Turns with a number greater than `afterN`, in order, at most `limit`. */
  since(conversationId: string, afterN: number, limit: number): Promise<Turn[]>;
  /** Turns with a number less than `beforeN`, newest first, at most `limit` (reading a transcript backwards). */
  before(conversationId: string, beforeN: number, limit: number): Promise<Turn[]>;
  /** Sets marks; never unsets one. */
  mark(conversationId: string, n: number, marks: TurnMarks): Promise<void>;
  /** Turns that lack a mark and were committed before `olderThan` (ISO), oldest first. */
  unfinished(olderThan: string, limit: number): Promise<Turn[]>;
  /** Deletes the turns of a conversation (consent refused), except those with these numbers. */
  erase(conversationId: string, keep?: readonly number[]): Promise<void>;
}

export interface Page<T> {
  items: T[];
  /** Pass it back as `after`; absent at the end. */
  next?: string;
}

export interface ListQuery<K extends RecordKind> {
  index: IndexName<K>;
  /** A value for each field of the index but the last. */
  where?: Record<string, string>;
  /** Bounds on the last field, inclusive `from`, exclusive `to`. */
  from?: string;
  to?: string;
  order?: 'asc' | 'desc';
  after?: string;
  /** At most 200; 50 unless told. */
  limit?: number;
}

/** The read models. */
export interface RecordStore {
  get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Reads by a declared index, with keyset pagination; anything else throws `store.no-index`. */
  list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>>;
  /**
   * Reads, changes and writes one record without losing another's change (compare and swap, retried).
   * `change` is pure and may run more than once; returning `undefined` deletes the record, returning the very object
   * it was given writes nothing.
   */
  update<K extends RecordKind>(
    kind: K,
    id: string,
    change: (current: Records[K] | undefined) => Records[K] | undefined,
  ): Promise<Records[K] | undefined>;
  /**
   * Several updates at once, in order; one transaction where the store has them, else one after the other
   * (each must be idempotent).
   */
  updateAll(changes: RecordChange[]): Promise<void>;
}

export type RecordChange = {
  [K in RecordKind]: { kind: K; id: string; change: (current: Records[K] | undefined) => Records[K] | undefined };
}[RecordKind];

/** One holder at a time, for a while (recovery, timers). */
export interface LeaseStore {
  /** True when `holder` has the lease until `until`; an expired lease may be taken over, one's own is extended. */
  acquire(name: string, holder: string, now: string, until: string): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
}

/** Everything durable. Opened by `openStore`; whoever opens it closes it, and closing twice is fine. */
export interface Store {
  readonly kind: 'sqlite' | 'mongodb' | 'memory';
  turns: TurnStore;
  records: RecordStore;
  leases: LeaseStore;
  /**
   * Changes the read models, then sets the marks of the turn that changed them: one transaction where the store has
   * them, else in this order, for both can be done again.
   */
  finish(turn: TurnKey, changes: RecordChange[], marks: TurnMarks): Promise<void>;
  /** Reachable and set up: the engine and its version; throws `store.unavailable`. */
  ping(): Promise<string>;
  close(): Promise<void>;
}

/** Structured log. Never a patient's words, a token or an answer: ids and codes only. */
export interface Log {
  info(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
  error(facts: Record<string, unknown>, message: string): void;
}
