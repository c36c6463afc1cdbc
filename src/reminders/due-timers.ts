import type { Clock } from '../domain/clock.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { TurnRunner } from '../turns/arrival.ts';

const LEASE = 'timers';
/** Short: what the patient is told must not wait for a server that died. Two at once do no harm. */
const LEASE_MS = 5_000;
const PAGE = 100;

/** Turns timers that are due into event turns. The timer's id is the event's: it happens once, on any server. */
export class DueTimers {
  readonly #store: Store;
  readonly #runner: TurnRunner;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #holder: string;

  constructor(parts: { store: Store; runner: TurnRunner; clock: Clock; log: Log; holder: string }) {
    this.#store = parts.store;
    this.#runner = parts.runner;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#holder = parts.holder;
  }

  /** Runs what is due; returns how many. */
  async run(): Promise<number> {
    const now = this.#clock.now();
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await this.#store.leases.acquire(LEASE, this.#holder, now.toISOString(), until))) return 0;
    const due = await this.#store.records.list('timers', { index: 'byDue', to: now.toISOString(), limit: PAGE });
    for (const timer of due.items) {
      try {
        await this.#runner.runEvent(timer.conversationId, { id: timer.id, ...timer.event });
        await this.#store.records.update('timers', timer.id, () => undefined);
      } catch (error) {
        this.#log.error({ timer: timer.id, error: (error as Error).name }, 'a timer failed; it will be tried again');
      }
    }
    return due.items.length;
  }
}
