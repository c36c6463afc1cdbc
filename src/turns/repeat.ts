import type { Log } from '../domain/ports.ts';

/** Runs a task again and again, never two at once; the returned function stops it and waits for the one under way. */
export function repeat(name: string, everyMs: number, task: () => Promise<unknown>, log: Log): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = task()
      .catch((error: unknown) => log.error({ task: name, error: (error as Error).name }, 'a background task failed'))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
