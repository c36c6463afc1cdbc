import { reviewAge } from '../review-age.ts';
import type { CrisisLineData } from './crisis-line-data.ts';

export interface NumbersAge {
  /** YYYY-MM-DD */
  verifiedOn: string;
  days: number;
  /** They are due to be verified again: old lists still print numbers that nobody answers (clinical pack 7.5). */
  stale: boolean;
}

/** How long ago the crisis numbers were verified. */
export function numbersAge({ verifiedOn }: Pick<CrisisLineData, 'verifiedOn'>, now: Date): NumbersAge {
  return { verifiedOn, ...reviewAge(verifiedOn, now) };
}
