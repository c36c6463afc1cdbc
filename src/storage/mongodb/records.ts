import { type Collection, type Db, ObjectId } from 'mongodb';
import { AppError } from '../../domain/errors.ts';
import type { ListQuery, Page, RecordChange, RecordStore } from '../../domain/ports.ts';
import type { RecordKind, Records } from '../../domain/records.ts';
import { pageOf, planQuery } from '../keyset.ts';
import { requireTexts } from '../require-texts.ts';
import { type RecordDocument, recordOf, toRecordDocument } from './documents.ts';
import { guard, insertUnlessTaken } from './guard.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { listFilter } from './list-filter.ts';

/** How often a change is tried again because another server's was faster. */
const TRIES = 100;

type Change<K extends RecordKind> = (current: Records[K] | undefined) => Records[K] | undefined;

/** The read models: one collection a kind, each document written only over the version that was read. */
export class MongoRecords implements RecordStore {
  readonly #db: Db;
  /** Spares this server's own changes of one record the race among themselves. */
  readonly #queue = new KeyedQueue();

  constructor(db: Db) {
    this.#db = db;
  }

  get<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined> {
    return guard(async () => {
      requireTexts(id);
      const stored = await this.#of(kind).findOne({ _id: id }, { projection: { doc: 1 } });
      return stored === null ? undefined : recordOf<K>(stored);
    });
  }

  list<K extends RecordKind>(kind: K, query: ListQuery<K>): Promise<Page<Records[K]>> {
    return guard(async () => {
      const plan = planQuery(kind, query);
      const { filter, sort } = listFilter(plan);
      const options = { projection: { doc: 1 }, sort, limit: plan.limit + 1 };
      const found = await this.#of(kind).find(filter, options).toArray();
      return pageOf(
        plan,
        found.map((stored) => recordOf<K>(stored)),
      );
    });
  }

  async update<K extends RecordKind>(kind: K, id: string, change: Change<K>): Promise<Records[K] | undefined> {
    requireTexts(id);
    return this.#queue.run(`${kind}/${id}`, async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const result = await guard(() => tryChange(this.#of(kind), id, change));
        if (result.written) return result.record;
      }
      throw new AppError('store.conflict', `The record kept changing under ${TRIES} tries (${kind}).`);
    });
  }

  async updateAll(changes: RecordChange[]): Promise<void> {
    for (const { kind, id, change } of changes) await this.update(kind, id, change as Change<typeof kind>);
  }

  #of(kind: RecordKind): Collection<RecordDocument> {
    return this.#db.collection<RecordDocument>(kind);
  }
}

/** One round of compare and swap. */
async function tryChange<K extends RecordKind>(
  records: Collection<RecordDocument>,
  id: string,
  change: Change<K>,
): Promise<{ written: boolean; record: Records[K] | undefined }> {
  const stored = await records.findOne({ _id: id }, { projection: { doc: 1, version: 1 } });
  const current = stored === null ? undefined : recordOf<K>(stored);
  const record = change(current);
  if (record === current) return { written: true, record };
  return { written: await swap(records, id, stored?.version, record), record };
}

/** Writes over the version that was read (none: it must still be absent); false when that is no longer there. */
async function swap<K extends RecordKind>(
  records: Collection<RecordDocument>,
  id: string,
  version: ObjectId | undefined,
  record: Records[K] | undefined,
): Promise<boolean> {
  if (record === undefined) return (await records.deleteOne({ _id: id, version })).deletedCount === 1;
  const next = { version: new ObjectId(), ...toRecordDocument(record) };
  if (version === undefined) return insertUnlessTaken(() => records.insertOne({ _id: id, ...next }));
  return (await records.replaceOne({ _id: id, version }, next)).matchedCount === 1;
}
