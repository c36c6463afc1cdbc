import { z } from 'zod';
import type { Alert } from '../safety/alert.ts';
import { type Mark, TIERS, type Tier } from '../safety/tiers.ts';
import { ROLES } from '../staff.ts';

/** Whom a rung pages. A role stands for everybody who has it. */
export const TARGETS = ['on-call', 'everyone', 'safeguarding-contact', ...ROLES] as const;
export type Target = (typeof TARGETS)[number];

/** A ladder's name: the tier, with the mark that changes its clock; `SAME_DAY` for an alert that is no crisis. */
export const LADDER_NAMES = [...TIERS, 'ABUSE_DANGER', 'THIRD_PARTY_DANGER', 'HARM_OTHERS_REVIEW', 'SAME_DAY'] as const;
export type LadderName = (typeof LADDER_NAMES)[number];

/** Minutes after the alert at which a target is paged, unless somebody acknowledged. */
export const minutesSchema = z.partialRecord(
  z.enum(TARGETS),
  z
    .number()
    .min(0)
    .max(7 * 24 * 60),
);
export type Minutes = z.infer<typeof minutesSchema>;

/** `content/escalation.json`: who is paged when, with where each clock comes from. */
export const ladderDataSchema = z.strictObject({
  ladders: z.record(z.enum(LADDER_NAMES), z.strictObject({ minutes: minutesSchema, source: z.string().min(1) })),
});
export type LadderData = z.infer<typeof ladderDataSchema>;

export interface Rung {
  target: Target;
  minutes: number;
}

/**
 * The rungs of an alert, earliest first: of several tiers the earliest minute for each target, and at once whom the
 * alert names besides.
 */
export function ladderOf(
  { tiers, marks, to }: Pick<Alert, 'tiers' | 'marks' | 'to'>,
  { ladders }: LadderData,
  own: Partial<Record<LadderName, Minutes>> = {},
): Rung[] {
  const names = tiers.length === 0 ? (['SAME_DAY'] as const) : tiers.map((tier) => nameOf(tier, marks));
  const rungs = new Map<Target, number>();
  const add = (target: Target, minutes: number) =>
    rungs.set(target, Math.min(minutes, rungs.get(target) ?? Number.POSITIVE_INFINITY));
  for (const name of names) {
    for (const [target, minutes] of Object.entries({ ...ladders[name].minutes, ...own[name] }))
      add(target as Target, minutes);
  }
  for (const target of to) if (isTarget(target)) add(target, 0);
  if (marks.includes('STAFF')) add('clinical-lead', 0);
  return [...rungs]
    .map(([target, minutes]) => ({ target, minutes }))
    .sort((a, b) => a.minutes - b.minutes || TARGETS.indexOf(a.target) - TARGETS.indexOf(b.target));
}

function nameOf(tier: Tier, marks: readonly Mark[]): LadderName {
  if (tier === 'ABUSE' && marks.includes('DANGER')) return 'ABUSE_DANGER';
  if (tier === 'THIRD_PARTY' && marks.includes('DANGER')) return 'THIRD_PARTY_DANGER';
  if (tier === 'HARM_OTHERS' && marks.includes('REVIEW')) return 'HARM_OTHERS_REVIEW';
  return tier;
}

function isTarget(name: string): name is Target {
  return (TARGETS as readonly string[]).includes(name);
}
