import type { Clinic } from './clinic.ts';
import type { NewId } from './clock.ts';
import type { Effect } from './effects.ts';
import type { Json } from './json.ts';
import type { ListQuery, Page } from './ports.ts';
import type { RecordKind, Records } from './records.ts';
import type { ConversationInfo } from './turn.ts';

/**
 * What a bot may see and change during one turn. Changes are collected as effects and seen at once by later reads
 * of the same turn; nothing leaves the process before the turn is committed.
 */
export interface TurnScope {
  readonly conversation: ConversationInfo;
  readonly clinic: Clinic;
  /** Number of this turn. */
  readonly n: number;
  /** UTC, ISO 8601; the same through the whole turn. */
  readonly now: string;
  readonly newId: NewId;
  get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** As stored, with this turn's own effects applied to what it returns; a record new in this turn is not listed. */
  list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>>;
  emit(effect: Effect): void;
  /** The dialogs' own memory: read and changed in place, stored with the turn. */
  readonly memory: { [key: string]: Json | undefined };
  /** What was said and emitted so far is kept even if the rest of the turn fails (the safety net ran). */
  keep(): void;
}

/** The key of the scope in a botbuilder `turnState`. */
export const TURN_SCOPE = Symbol('turn scope');
