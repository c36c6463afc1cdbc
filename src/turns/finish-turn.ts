import type { Log, Store } from '../domain/ports.ts';
import { changesOf } from '../domain/projection.ts';
import type { Channel, Turn } from '../domain/turn.ts';
import type { Deliver } from './arrival.ts';

export type Deliveries = Partial<Record<Channel, Deliver>>;

/**
 * What follows a commit: deliver, project, mark. Each step may be done twice and then changes nothing more, so a
 * crash anywhere in between is mended by doing it again (recovery).
 */
export class FinishTurn {
  readonly #store: Store;
  readonly #deliveries: Deliveries;
  readonly #log: Log;

  constructor(store: Store, deliveries: Deliveries, log: Log) {
    this.#store = store;
    this.#deliveries = deliveries;
    this.#log = log;
  }

  /** Never throws for a channel that refuses: the turn stays undelivered and recovery tries again. */
  async finish(turn: Turn): Promise<void> {
    const delivered = turn.delivered || (await this.#deliver(turn));
    if (turn.delivered && turn.projected) return;
    await this.#store.finish(turn, turn.projected ? [] : turn.effects.flatMap(changesOf), {
      projected: true,
      ...(delivered ? { delivered } : {}),
    });
  }

  /** Applies the effects to the read models. */
  async project(turn: Turn): Promise<void> {
    await this.#store.finish(turn, turn.effects.flatMap(changesOf), { projected: true });
  }

  async #deliver(turn: Turn): Promise<boolean> {
    const deliver = this.#deliveries[turn.state.conversation.channel];
    if (deliver === undefined) return true;
    try {
      await deliver(turn);
      return true;
    } catch (error) {
      const facts = { conversationId: turn.conversationId, n: turn.n, error: (error as Error).name };
      this.#log.warn(facts, 'the channel did not take a turn; it will be tried again');
      return false;
    }
  }
}
