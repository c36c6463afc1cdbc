import type { Patient } from '../domain/care/patient.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { Turn } from '../domain/turn.ts';
import type { Arrival } from './arrival.ts';
import type { FinishTurn } from './finish-turn.ts';

/** Whoever holds it died after so long. */
const LEASE_MS = 10_000;
const LOOK_MS = 10;
const MOST_LOOKS = LEASE_MS / LOOK_MS;

interface OneAtATimeParts {
  store: Store;
  finish: FinishTurn;
  clock: Clock;
  log: Log;
}

/**
 * A person with several conversations writes in one at a time, on whatever servers: each turn sees what the one before
 * did, so no question is answered twice and no score is worked out from half the answers. A person with one
 * conversation needs none of it.
 */
export class OneAtATime {
  readonly #parts: OneAtATimeParts;

  constructor(parts: OneAtATimeParts) {
    this.#parts = parts;
  }

  /** `commit` gives the committed turn, which is in the read models before the next one begins. */
  async with(
    arrival: Arrival,
    latest: Turn | undefined,
    commit: () => Promise<Turn | undefined>,
  ): Promise<Turn | undefined> {
    const { conversationId, activity, start } = arrival;
    const patientId = latest?.state.conversation.patientId ?? start?.patientId;
    const patient = patientId === undefined ? undefined : await this.#withSeveral(patientId);
    if (patient === undefined) return commit();
    const { leases } = this.#parts.store;
    const lease = `person/${patient.id}`;
    // The same on a retry, so that a crash does not hold its own message up.
    const holder = `${conversationId}/${activity.id}`;
    await this.#take(lease, holder);
    try {
      // Whoever went before may have found that this person is another one.
      const isMerged = (await this.#withSeveral(patient.id))?.id !== patient.id;
      if (isMerged) return await this.with(arrival, latest, commit);
      for (const id of patient.conversations) if (id !== conversationId) await this.#projectNewest(id);
      const turn = await commit();
      return turn && (await this.#project(turn));
    } finally {
      await leases.release(lease, holder).catch(() => undefined);
    }
  }

  async #withSeveral(patientId: string): Promise<Patient | undefined> {
    const patient = await this.#parts.store.records.get('patients', patientId);
    if (patient?.mergedInto !== undefined) return this.#withSeveral(patient.mergedInto);
    return patient === undefined || patient.conversations.length < 2 ? undefined : patient;
  }

  /** Somebody died between the commit and the read models of another conversation. */
  async #projectNewest(conversationId: string): Promise<void> {
    const { store, finish } = this.#parts;
    const { latest } = await store.turns.load(conversationId);
    if (latest !== undefined && !latest.projected) await finish.project(latest);
  }

  /** Waits its turn; who waits too long goes on all the same, for no word is turned away. */
  async #take(name: string, holder: string): Promise<void> {
    const { store, clock, log } = this.#parts;
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      const now = clock.now();
      const until = new Date(now.getTime() + LEASE_MS).toISOString();
      if (await store.leases.acquire(name, holder, now.toISOString(), until)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    log.warn({ lease: name }, 'a turn did not wait any longer for another one of the same person');
  }

  /** What cannot be projected now is done by whoever comes next. */
  async #project(turn: Turn): Promise<Turn> {
    const { finish, log } = this.#parts;
    try {
      await finish.project(turn);
      return { ...turn, projected: true };
    } catch (error) {
      const facts = { conversationId: turn.conversationId, n: turn.n, error: (error as Error).name };
      log.error(facts, 'a committed turn was not projected; recovery will');
      return turn;
    }
  }
}
