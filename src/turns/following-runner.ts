import type { Patient } from '../domain/care/patient.ts';
import type { Clock } from '../domain/clock.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Store } from '../domain/ports.ts';
import type { Arrival, TurnRunner } from './arrival.ts';

interface FollowingParts {
  runner: TurnRunner;
  store: Store;
  clock: Clock;
}

/**
 * Takes reminders to where a person last wrote. What became of an alert is told where it was raised (clinical pack 7.2),
 * and the silence after a question is its conversation's own.
 */
export class FollowingRunner implements TurnRunner {
  readonly #parts: FollowingParts;

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  run(arrival: Arrival) {
    return this.#parts.runner.run(arrival);
  }

  async runEvent(conversationId: string, event: { id: string; name: string; value: JsonObject }) {
    const follows = event.name.startsWith('care.');
    const place = follows ? await this.#placeOf(conversationId, event.id) : conversationId;
    return this.#parts.runner.runEvent(place, event);
  }

  async #placeOf(conversationId: string, eventId: string): Promise<string> {
    const { records } = this.#parts.store;
    const conversation = await records.get('conversations', conversationId);
    const patient = conversation && (await records.get('patients', conversation.patientId));
    if (patient === undefined || patient.conversations.length < 2) return conversationId;
    return (await this.#held(patient, eventId)) ?? this.#choose(patient, conversationId, eventId);
  }

  /** It happened before the person had another conversation. */
  async #held({ conversations }: Patient, eventId: string): Promise<string | undefined> {
    for (const id of conversations) {
      const { duplicate } = await this.#parts.store.turns.load(id, eventId);
      if (duplicate !== undefined) return id;
    }
    return undefined;
  }

  /** The first choice stands, however often and by whomever it is tried again: it happens once. */
  async #choose({ lastSeenIn, conversations }: Patient, conversationId: string, eventId: string): Promise<string> {
    const wanted = lastSeenIn !== undefined && conversations.includes(lastSeenIn) ? lastSeenIn : conversationId;
    const id = `place/${eventId}`;
    const at = this.#parts.clock.now().toISOString();
    const chosen = await this.#parts.store.records.update(
      'settings',
      id,
      (known) => known ?? { id, value: wanted, at },
    );
    return chosen?.value ?? wanted;
  }
}
