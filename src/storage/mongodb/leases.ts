import type { Collection } from 'mongodb';
import type { LeaseStore } from '../../domain/ports.ts';
import type { LeaseDocument } from './documents.ts';
import { guard, insertUnlessTaken } from './guard.ts';

/** Leases as documents: taking one is a single conditional upsert, which fails on the key while another holds it. */
export class MongoLeases implements LeaseStore {
  readonly #leases: Collection<LeaseDocument>;

  constructor(leases: Collection<LeaseDocument>) {
    this.#leases = leases;
  }

  acquire(name: string, holder: string, now: string, until: string): Promise<boolean> {
    const free = { _id: name, $or: [{ holder }, { until: { $lte: now } }] };
    return guard(() =>
      insertUnlessTaken(() => this.#leases.updateOne(free, { $set: { holder, until } }, { upsert: true })),
    );
  }

  async release(name: string, holder: string): Promise<void> {
    await guard(() => this.#leases.deleteOne({ _id: name, holder }));
  }
}
