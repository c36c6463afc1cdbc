import type { Notice, Notifier, Outcome } from '../../../src/domain/escalation/notifier.ts';
import type { Life } from './crashing-store.ts';

/** How a channel behaves from a moment on. `mute`: it takes the page, but its answer is lost. */
export type Behaviour = 'accept' | 'refuse' | 'hang' | 'mute';

/** One page that a channel was given. */
export interface Given {
  id: string;
  alertId: string;
  target: string;
  at: number;
  /** It reached the receiver. */
  taken: boolean;
  /** When the server knew. */
  acceptedAt?: number;
}

/** As long as a try may take; shorter than the real one, which shows nothing more. */
const HANGS_MS = 3_000;

/** A channel of the simulated world: what it was given, and what it does. */
export class SimChannel {
  readonly given: Given[] = [];
  readonly name: string;
  readonly #personal: boolean;
  readonly #world: { now(): number; sleep(ms: number): Promise<void> };
  readonly #behaviour: (at: number) => Behaviour;

  constructor(
    name: string,
    personal: boolean,
    world: { now(): number; sleep(ms: number): Promise<void> },
    behaviour: (at: number) => Behaviour,
  ) {
    this.name = name;
    this.#personal = personal;
    this.#world = world;
    this.#behaviour = behaviour;
  }

  /** As one server uses it. */
  notifier(life: Life): Notifier {
    return {
      channel: this.name,
      reaches: (member) => (member !== undefined) === this.#personal,
      send: (notice) => this.#send(notice, life),
      close: async () => {},
    };
  }

  async #send({ id, alertId, target }: Notice, life: Life): Promise<Outcome> {
    life.step();
    const behaviour = this.#behaviour(this.#world.now());
    const taken = behaviour === 'accept' || behaviour === 'mute';
    const given: Given = { id, alertId, target, at: this.#world.now(), taken };
    this.given.push(given);
    if (behaviour === 'hang' || behaviour === 'mute') await this.#world.sleep(HANGS_MS);
    life.step();
    if (behaviour === 'refuse') return 'refused';
    if (behaviour !== 'accept') return 'timeout';
    given.acceptedAt = this.#world.now();
    return 'accepted';
  }
}
