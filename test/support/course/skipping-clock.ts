import type { Clock } from '../../../src/domain/clock.ts';

/** Time goes by as it does, but what nobody is there for is skipped. */
export class SkippingClock implements Clock {
  #skipped = 0;

  now(): Date {
    return new Date(Date.now() + this.#skipped);
  }

  /** Never back. `at`: UTC, ISO 8601. */
  skipTo(at: string): void {
    this.#skipped += Math.max(0, Date.parse(at) - this.now().getTime());
  }
}
