/** What can go out of date is looked at again each quarter (clinical pack 7.5, 9). */
export const GOOD_FOR_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

/** How long ago it was looked at (YYYY-MM-DD), and whether it is due again. */
export function reviewAge(on: string, now: Date): { days: number; stale: boolean } {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(on)) / DAY_MS));
  return { days, stale: days > GOOD_FOR_DAYS };
}
