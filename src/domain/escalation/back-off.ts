const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after the n-th failure: doubled each time, with jitter, so that many do not come back at once. */
export function backOffMs(attempts: number, random: () => number): number {
  const full = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return Math.round(full * (0.5 + random() / 2));
}
