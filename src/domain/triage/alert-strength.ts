import { TIERS } from '../safety/tiers.ts';
import type { FindingAlert } from './finding.ts';

/** Sorts alerts: tiers by their precedence, then calls of the same day. */
export function byStrength(a: FindingAlert, b: FindingAlert): number {
  return rank(a) - rank(b);
}

/** The new alert is at least as strong and carries every mark, so the finding of the old one need not stay open. */
export function carriesOn(old: FindingAlert, fresh: FindingAlert | undefined): boolean {
  return fresh !== undefined && rank(fresh) <= rank(old) && marks(old).every((mark) => marks(fresh).includes(mark));
}

export function sameAlert(a: FindingAlert | undefined, b: FindingAlert | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return rank(a) === rank(b) && marks(a).join() === marks(b).join();
}

function rank(alert: FindingAlert): number {
  return 'tier' in alert ? TIERS.indexOf(alert.tier) : TIERS.length;
}

function marks({ marks: given = [] }: FindingAlert): string[] {
  return [...given].sort();
}
