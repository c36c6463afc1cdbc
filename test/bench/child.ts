import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a server of the benchmark has used up, asked before and after a round. */
export interface Usage {
  cpuMs: number;
  rssMb: number;
}

/** A process of the benchmark, answering one message at a time. */
export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;

  constructor(script: string) {
    this.#process = fork(fileURLToPath(new URL(script, import.meta.url)));
    this.#ended = endOf(this.#process);
    // Awaited with each question; between them nobody listens.
    this.#ended.catch(() => undefined);
  }

  async ask<T>(message: unknown): Promise<T> {
    this.#process.send(message as object);
    const [answer] = await Promise.race([once(this.#process, 'message'), this.#ended]);
    return answer as T;
  }

  stop(): void {
    this.#process.kill();
  }
}

async function endOf(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`A process of the benchmark ended by itself (${String(code)}).`);
}

/** Inside a child: answers each message; a fault ends the process, which ends the benchmark. */
export function answerMessages<T>(answer: (message: T) => unknown): void {
  process.on('message', (message: T) => {
    void Promise.resolve(answer(message)).then((result) => process.send?.(result ?? {}));
  });
  process.on('disconnect', () => process.exit());
}

/** Inside a server: what it used up so far. */
export function usageOfThis(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20 };
}
