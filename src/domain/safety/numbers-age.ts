import type { CrisisLineData } from './crisis-line-data.ts';

/** Hotlines are verified each quarter: old lists still print numbers that nobody answers (clinical pack 7.5). */
export const GOOD_FOR_DAYS = 90;
const DAY_MS = 24 * 3_600_000;

export interface NumbersAge {
  /** YYYY-MM-DD */
  verifiedOn: string;
  days: number;
  /** They are due to be verified again. */
  stale: boolean;
}

/** How long ago the crisis numbers were verified. */
export function numbersAge({ verifiedOn }: Pick<CrisisLineData, 'verifiedOn'>, now: Date): NumbersAge {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(verifiedOn)) / DAY_MS));
  return { verifiedOn, days, stale: days > GOOD_FOR_DAYS };
}
