import { allOf } from '../domain/all-pages.ts';
import type { Merge } from '../domain/care/merge.ts';
import type { Clinic } from '../domain/clinic.ts';
import type { NewId } from '../domain/clock.ts';
import type { Effect } from '../domain/effects.ts';
import type { Json } from '../domain/json.ts';
import type { ListQuery, Page, RecordChange, RecordStore } from '../domain/ports.ts';
import { changesOf } from '../domain/projection.ts';
import type { RecordKind, Records } from '../domain/records.ts';
import type { ConversationInfo, StoredActivity } from '../domain/turn.ts';
import type { TurnScope } from '../domain/turn-scope.ts';

export interface UnitOfWorkParts {
  conversation: ConversationInfo;
  clinic: Clinic;
  n: number;
  now: string;
  newId: NewId;
  records: RecordStore;
  memory: { [key: string]: Json | undefined };
}

/** One turn's reads and collected changes. Nothing is written here: the turn's insert is the only write. */
export class UnitOfWork implements TurnScope {
  conversation: ConversationInfo;
  readonly clinic: Clinic;
  readonly n: number;
  readonly now: string;
  readonly newId: NewId;
  readonly memory: { [key: string]: Json | undefined };
  readonly effects: Effect[] = [];
  readonly outbound: StoredActivity[] = [];
  readonly #records: RecordStore;
  /** What was read, with this turn's changes: read once, and the same object until it changes. */
  readonly #known = new Map<string, unknown>();
  readonly #pages = new Map<string, Page<unknown>>();
  readonly #changes = new Map<string, RecordChange[]>();
  /** Whose record this turn merged into whose. */
  readonly #merged = new Map<string, string>();
  #kept = { effects: 0, outbound: 0 };

  constructor(parts: UnitOfWorkParts) {
    this.conversation = parts.conversation;
    this.clinic = parts.clinic;
    this.n = parts.n;
    this.now = parts.now;
    this.newId = parts.newId;
    this.memory = parts.memory;
    this.#records = parts.records;
  }

  async get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    const key = `${kind}/${id}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#changed(kind, id, await this.#records.get(kind, id)));
    return this.#known.get(key) as Records[K] | undefined;
  }

  async list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    const page = await this.#page(kind, query);
    const other = this.#merged.get(query.where?.patientId ?? '');
    const more = other === undefined || query.after !== undefined ? [] : await this.#movedOf(kind, query, other);
    const items = [...more, ...page.items]
      .map((item) => this.#changed(kind, item.id, item))
      .filter((item) => item !== undefined);
    return { ...page, items };
  }

  async #page<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    const key = JSON.stringify([kind, query]);
    const page = (this.#pages.get(key) as Page<Records[K]> | undefined) ?? (await this.#records.list(kind, query));
    this.#pages.set(key, page);
    return page;
  }

  /** What this turn merged into somebody's record stands under the other's in the store. */
  #movedOf<K extends RecordKind>(kind: K, query: ListQuery<K>, other: string): Promise<Records[K][]> {
    const { limit: _all, ...rest } = query;
    const source = { list: <L extends RecordKind>(one: L, part: ListQuery<L>) => this.#page(one, part) };
    return allOf(source, kind, { ...rest, where: { ...query.where, patientId: other } } as ListQuery<K>);
  }

  #merge({ from, into }: Merge): void {
    this.#merged.set(into, from.id);
    if (this.conversation.patientId === from.id) this.conversation = { ...this.conversation, patientId: into };
  }

  /** The person's record may have been merged into another, or their language chosen elsewhere, since the last turn. */
  async follow(): Promise<void> {
    for (;;) {
      const patient = await this.get('patients', this.conversation.patientId);
      if (patient === undefined) return;
      const { mergedInto: patientId = patient.id, language } = patient;
      this.conversation = { ...this.conversation, patientId, language };
      if (patientId === patient.id) return;
    }
  }

  emit(effect: Effect): void {
    this.effects.push(effect);
    if (effect.kind === 'patient.merged') this.#merge(effect.merge);
    if (effect.kind === 'conversation.language')
      this.conversation = { ...this.conversation, language: effect.language };
    for (const change of changesOf(effect)) {
      const key = `${change.kind}/${change.id}`;
      this.#changes.set(key, [...(this.#changes.get(key) ?? []), change]);
      if (this.#known.has(key)) this.#known.set(key, applied(change, this.#known.get(key)));
    }
  }

  keep(): void {
    this.#kept = { effects: this.effects.length, outbound: this.outbound.length };
  }

  /** What stands when the turn failed: the part that was kept. */
  kept(): { effects: Effect[]; outbound: StoredActivity[] } {
    return {
      effects: this.effects.slice(0, this.#kept.effects),
      outbound: this.outbound.slice(0, this.#kept.outbound),
    };
  }

  #changed<K extends RecordKind>(kind: K, id: string, stored: Records[K] | undefined): Records[K] | undefined {
    const changes = this.#changes.get(`${kind}/${id}`) ?? [];
    return changes.reduce<Records[K] | undefined>((record, change) => applied(change, record), stored);
  }
}

function applied<T>({ change }: RecordChange, record: T | undefined): T | undefined {
  return (change as (current: unknown) => unknown)(record) as T | undefined;
}
