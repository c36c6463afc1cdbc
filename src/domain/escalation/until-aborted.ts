import type { Outcome } from './notifier.ts';

/** What a try comes to; `timeout` when the signal ends it first. */
export async function untilAborted(signal: AbortSignal, attempt: () => Promise<Outcome>): Promise<Outcome> {
  if (signal.aborted) return 'timeout';
  let end = () => {};
  const aborted = new Promise<Outcome>((resolve) => {
    end = () => resolve('timeout');
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([attempt(), aborted]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
