import type { Clock } from '../domain/clock.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { FinishTurn } from './finish-turn.ts';

const LEASE = 'recovery';
const LEASE_MS = 30_000;
const PAGE = 200;
/** A turn this young may still be under way in another process. */
const SETTLED_MS = 5_000;

/** Does again what a crash left undone after a commit. One server at a time, by a lease. */
export class Recovery {
  readonly #store: Store;
  readonly #finish: FinishTurn;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #holder: string;

  constructor(parts: { store: Store; finish: FinishTurn; clock: Clock; log: Log; holder: string }) {
    this.#store = parts.store;
    this.#finish = parts.finish;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#holder = parts.holder;
  }

  /** Finishes unfinished turns, oldest first; returns how many. */
  async recover(): Promise<number> {
    const now = this.#clock.now();
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await this.#store.leases.acquire(LEASE, this.#holder, now.toISOString(), until))) return 0;
    try {
      return await this.#finishAll(new Date(now.getTime() - SETTLED_MS).toISOString());
    } finally {
      await this.#store.leases.release(LEASE, this.#holder);
    }
  }

  async #finishAll(olderThan: string): Promise<number> {
    let finished = 0;
    for (const turn of await this.#store.turns.unfinished(olderThan, PAGE)) {
      try {
        // A turn that was finished since the look must not be repeated: a newer one may stand on it.
        const [current] = await this.#store.turns.since(turn.conversationId, turn.n - 1, 1);
        if (current === undefined || current.n !== turn.n) continue;
        await this.#finish.finish(current);
        finished += 1;
      } catch (error) {
        const facts = { conversationId: turn.conversationId, n: turn.n, error: (error as Error).name };
        this.#log.error(facts, 'a turn could not be finished; it will be tried again');
      }
    }
    if (finished > 0) this.#log.info({ finished }, 'unfinished turns were finished');
    return finished;
  }
}
