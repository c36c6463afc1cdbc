import type { Clock } from '../../domain/clock.ts';
import { AppError } from '../../domain/errors.ts';

const WINDOW_MS = 15 * 60_000;
/** Wrong codes within the window, of one address and of all. */
const MOST = { ofOne: 20, ofAll: 200 };

/**
 * Holds back whoever tries codes or links. With 100,000 codes out, 200 guesses a quarter of an hour hit one in about 1,500 years
 * (50 bits). Counted by each server for itself.
 */
export class Guesses {
  readonly #clock: Clock;
  #since = 0;
  #all = 0;
  #byAddress = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a try before its outcome is known; throws `rate-limited`. */
  take(address: string): void {
    const now = this.#clock.now().getTime();
    if (now - this.#since >= WINDOW_MS) {
      this.#since = now;
      this.#all = 0;
      this.#byAddress = new Map();
    }
    const network = networkOf(address);
    const tried = this.#byAddress.get(network) ?? 0;
    if (tried >= MOST.ofOne || this.#all >= MOST.ofAll) {
      throw new AppError('rate-limited', 'Too many codes or links were tried. Please wait a quarter of an hour.');
    }
    this.#all += 1;
    this.#byAddress.set(network, tried + 1);
  }

  /** The code was right: its try does not count. */
  giveBack(address: string): void {
    const network = networkOf(address);
    this.#all = Math.max(0, this.#all - 1);
    this.#byAddress.set(network, Math.max(0, (this.#byAddress.get(network) ?? 0) - 1));
  }
}

/** One household has a whole /64 of IPv6 addresses. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain;
}
