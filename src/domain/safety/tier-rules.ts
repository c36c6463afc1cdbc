import { type Mark, TIERS, type Tier } from './tiers.ts';

/** Tiers together with the marks that change what they mean. */
export interface Judged {
  tiers: readonly Tier[];
  marks: readonly Mark[];
}

const MINUTES = { now: 5, soon: 15, hour: 60, sameDay: 24 * 60 } as const;

interface TierRule {
  /** Precedence (clinical pack 7.2): the lower, the stronger. `IMMINENT` and `MEDICAL` are equal. */
  rank: number;
  /** Opens a crisis that only a clinician closes. */
  blocks: boolean;
  /** When a person must have acted. "Same day" is 24 hours (policy). */
  clockMinutes: number;
  /** Roles told besides the person on call. */
  to: readonly string[];
  /** Nobody took it within this: `unreached`. */
  unreachedMinutes: number;
  /** It was taken, but nobody acknowledged within this. */
  unseenMinutes?: number;
  /** `CHECK` and `PAST_ONLY` are logged, no alert. */
  alerts: boolean;
}

const LEAD = ['clinical-lead'] as const;
const SAME_DAY = { blocks: false, clockMinutes: MINUTES.sameDay, to: [], unreachedMinutes: 10, alerts: true } as const;
const URGENT = { blocks: true, to: [], unreachedMinutes: 2, alerts: true } as const;

/** The rows of clinical pack 7.2: *Blocks*, *Human clock*, *Who has seen it*. */
const RULES: Record<Tier, TierRule> = {
  IMMINENT: { ...URGENT, rank: 0, clockMinutes: MINUTES.now, unseenMinutes: 5, to: LEAD },
  MEDICAL: { ...URGENT, rank: 0, clockMinutes: MINUTES.now, unseenMinutes: 5 },
  HARM_OTHERS: { ...URGENT, rank: 1, clockMinutes: MINUTES.soon, unseenMinutes: 15, to: LEAD },
  ACTIVE_PLAN: { ...URGENT, rank: 2, clockMinutes: MINUTES.soon, unseenMinutes: 15 },
  ACTIVE: { ...SAME_DAY, rank: 4, blocks: true, clockMinutes: MINUTES.hour },
  PSYCH_ACUTE: { ...SAME_DAY, rank: 5, blocks: true, clockMinutes: MINUTES.hour },
  SELF_HARM: { ...SAME_DAY, rank: 7 },
  PASSIVE: { ...SAME_DAY, rank: 8 },
  ABUSE: { ...SAME_DAY, rank: 9, to: LEAD },
  THIRD_PARTY: { ...SAME_DAY, rank: 10 },
  CHECK: { ...SAME_DAY, rank: 11, alerts: false },
  PAST_ONLY: { ...SAME_DAY, rank: 12, alerts: false },
};

/** Danger now: above ACTIVE, blocks, ≤15 min (the row `ABUSE` with mark `DANGER`). */
const ABUSE_DANGER: TierRule = {
  ...RULES.ABUSE,
  rank: 3,
  blocks: true,
  clockMinutes: MINUTES.soon,
  unseenMinutes: 15,
};
/** Somebody else in danger: ≤15 min (policy), does not block. */
const THIRD_PARTY_DANGER: TierRule = { ...RULES.THIRD_PARTY, clockMinutes: MINUTES.soon };
/** Not sure about hurting others: does not block, clock as ACTIVE (policy); any blocking tier outranks it. */
const HARM_OTHERS_REVIEW: TierRule = { ...SAME_DAY, rank: 6, clockMinutes: MINUTES.hour, to: LEAD };

/** What a tier means with these marks. */
export function ruleOf(tier: Tier, marks: readonly Mark[]): TierRule {
  if (tier === 'ABUSE' && marks.includes('DANGER')) return ABUSE_DANGER;
  if (tier === 'THIRD_PARTY' && marks.includes('DANGER')) return THIRD_PARTY_DANGER;
  if (tier === 'HARM_OTHERS' && marks.includes('REVIEW')) return HARM_OTHERS_REVIEW;
  return RULES[tier];
}

/** Negative when `a` is stronger; zero for IMMINENT and MEDICAL. */
export function compareTiers(a: Tier, b: Tier, marks: readonly Mark[] = []): number {
  return ruleOf(a, marks).rank - ruleOf(b, marks).rank;
}

/** Strongest first, without doubles; IMMINENT before MEDICAL. */
export function sortTiers(tiers: readonly Tier[], marks: readonly Mark[] = []): Tier[] {
  return [...new Set(tiers)].sort((a, b) => compareTiers(a, b, marks) || (a === 'IMMINENT' ? -1 : 1));
}

export function strongest(tiers: readonly Tier[], marks: readonly Mark[] = []): Tier | undefined {
  return sortTiers(tiers, marks)[0];
}

/** One blocking tier is enough. */
export function blocks(tiers: readonly Tier[], marks: readonly Mark[] = []): boolean {
  return tiers.some((tier) => ruleOf(tier, marks).blocks);
}

/** Thoughts of suicide, now: the tiers that get the suicide screen or script A. */
export function isSuicidal(tier: Tier): boolean {
  return tier === 'IMMINENT' || tier === 'ACTIVE_PLAN' || tier === 'ACTIVE' || tier === 'PASSIVE';
}

/** What of an accusation's tiers people other than the clinical lead may know. */
export function tiersAboveAbuse(tiers: readonly Tier[]): Tier[] {
  return tiers.filter((tier) => TIERS.indexOf(tier) < TIERS.indexOf('ABUSE'));
}
