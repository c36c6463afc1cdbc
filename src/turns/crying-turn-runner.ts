import { AppError } from '../domain/errors.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Log } from '../domain/ports.ts';
import type { UnsavedReply } from '../domain/safety/unsaved.ts';
import type { StoredActivity } from '../domain/turn.ts';
import type { Arrival, TurnRunner } from './arrival.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** How long a message that could not be saved is tried again. */
const TRIED_FOR_MS = 60 * 60_000;
const MOST_WAITING = 1_000;

/** The store was away, and the message is a cry for help: the answer carries the numbers. */
export class UnsavedError extends AppError {
  constructor(reply: UnsavedReply, cause: unknown) {
    super('store.unavailable', reply.text, { cause, facts: { companion: reply.companion as unknown as JsonObject } });
  }
}

export interface CryingParts {
  runner: TurnRunner;
  /** What to say without the store; undefined when the message raises no tier. */
  reply: (arrival: Arrival) => UnsavedReply | undefined;
  /** Shows it to whoever has the conversation open. */
  announce: (conversationId: string, activities: StoredActivity[]) => void;
  wait: (ms: number) => Promise<void>;
  log: Log;
}

/**
 * The one exception to commit-before-deliver: when the store fails and a message raises a tier, the numbers go out
 * uncommitted, with the words that it could not be saved, while the commit is tried on.
 */
export class CryingTurnRunner implements TurnRunner {
  readonly #parts: CryingParts;
  #waiting = 0;

  constructor(parts: CryingParts) {
    this.#parts = parts;
  }

  async run(arrival: Arrival) {
    try {
      return await this.#parts.runner.run(arrival);
    } catch (error) {
      const away = error instanceof AppError && error.code === 'store.unavailable';
      const reply = away ? this.#parts.reply(arrival) : undefined;
      if (reply === undefined) throw error;
      const { text, companion } = reply;
      const id = `${arrival.activity.id}/unsaved`;
      const channelData = { companion: companion as unknown as JsonObject };
      this.#parts.announce(arrival.conversationId, [{ type: 'message', id, text, channelData }]);
      void this.#tryOn(arrival);
      throw new UnsavedError(reply, error);
    }
  }

  runEvent(conversationId: string, event: { id: string; name: string; value: JsonObject }) {
    return this.#parts.runner.runEvent(conversationId, event);
  }

  async #tryOn(arrival: Arrival): Promise<void> {
    if (this.#waiting >= MOST_WAITING) return;
    this.#waiting += 1;
    try {
      await this.#untilSaved(arrival);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #untilSaved(arrival: Arrival): Promise<void> {
    let waited = 0;
    for (let wait = FIRST_WAIT_MS; waited < TRIED_FOR_MS; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await this.#parts.wait(wait);
      waited += wait;
      try {
        await this.#parts.runner.run(arrival);
        return;
      } catch (error) {
        const facts = { conversationId: arrival.conversationId, waited, error: (error as Error).name };
        this.#parts.log.warn(facts, 'a message that raised a tier is not saved yet');
      }
    }
  }
}
