import type { OpenAlert } from '../care/patient.ts';
import { blocks, type Judged, ruleOf, strongest } from './tier-rules.ts';
import type { Mark, Tier } from './tiers.ts';

export interface AlertSpec {
  blocks: boolean;
  /** Minutes until a person must have acted. */
  clockMinutes: number;
  /** Roles besides the person on call. */
  to: string[];
  /** Minutes until `unreached`, and until the same text because nobody acknowledged (event key `unseen`). */
  unreachedMinutes: number;
  unseenMinutes?: number;
}

/** Whom an alert is for and how fast: of several tiers, the strictest of each. */
export function alertSpec(tiers: readonly Tier[], marks: readonly Mark[] = []): AlertSpec {
  const rules = (tiers.length === 0 ? (['CHECK'] as const) : tiers).map((tier) => ruleOf(tier, marks));
  const unseen = rules.flatMap((rule) => rule.unseenMinutes ?? []);
  return {
    blocks: blocks(tiers, marks),
    clockMinutes: Math.min(...rules.map((rule) => rule.clockMinutes)),
    to: [...new Set(rules.flatMap((rule) => rule.to))],
    unreachedMinutes: Math.min(...rules.map((rule) => rule.unreachedMinutes)),
    ...(unseen.length === 0 ? {} : { unseenMinutes: Math.min(...unseen) }),
  };
}

/** Whether these tiers make an alert at all: CHECK (unless the language is unknown) and PAST_ONLY are only logged. */
export function alerts({ tiers, marks }: Judged): boolean {
  return marks.includes('LANGUAGE') || tiers.some((tier) => ruleOf(tier, marks).alerts);
}

/** A later trigger is added to an alert no older than this (policy). */
export const JOINS_WITHIN_MS = 12 * 60 * 60 * 1000;

/**
 * A later trigger of the same or a lower tier is added to an open alert of the last 12 hours (policy). What is higher,
 * has a shorter clock, blocks where the open one does not, or accuses staff makes an alert of its own; so does what
 * follows on an accusation, which not everybody sees. MEDICAL is not the same tier as IMMINENT: each needs its own
 * script.
 */
export function joins(open: Joinable, fresh: Judged, now: string): boolean {
  const age = Date.parse(now) - Date.parse(open.raisedAt);
  if (age > JOINS_WITHIN_MS || open.staff === true || fresh.marks.includes('STAFF') || fresh.tiers.length === 0)
    return false;
  const marks = marksOf(open);
  const top = strongest(open.tiers, marks);
  const opened = alertSpec(open.tiers, marks);
  const wanted = alertSpec(fresh.tiers, fresh.marks);
  if (top === undefined || (wanted.blocks && !opened.blocks) || wanted.clockMinutes < opened.clockMinutes) return false;
  return fresh.tiers.every((tier) => {
    const distance = ruleOf(tier, fresh.marks).rank - ruleOf(top, marks).rank;
    return distance > 0 || (distance === 0 && open.tiers.includes(tier));
  });
}

type Joinable = Pick<OpenAlert, 'tiers' | 'blocks' | 'raisedAt' | 'staff'>;

/** A patient's open alerts are kept without marks; the two that change a rank show in their order and in `blocks`. */
function marksOf(open: Pick<OpenAlert, 'tiers' | 'blocks'>): Mark[] {
  const first = open.tiers[0];
  if (first === 'ABUSE' && open.blocks) return ['DANGER'];
  if (first === 'HARM_OTHERS' && !open.blocks) return ['REVIEW'];
  return [];
}
