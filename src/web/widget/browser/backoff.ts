/** Waits longer after each failure, up to half a minute, and never in step with other clients. */
export function backoff(failures: number, random: () => number): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(failures, 5));
  return ceiling / 2 + (random() * ceiling) / 2;
}

/** A pause that can be cut short, as when the network comes back. */
export class Pause {
  #end: (() => void) | undefined;

  async wait(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#end = undefined;
  }

  cut(): void {
    this.#end?.();
  }
}
