import type { Outcome } from './judge.ts';
import { overlaps } from './phrase-finder.ts';
import type { Span } from './surroundings.ts';
import { CHECK_FORMS, type CheckForm, type Mark, type Screening, TIERS, type Tier } from './tiers.ts';
import type { Token } from './tokens.ts';

/** One reason for a tier, with what comes with it. */
export interface Signal extends Span {
  rule: string;
  tier: Outcome;
  marks?: Mark[];
  form?: CheckForm;
  afterMethod?: boolean;
  quiet?: boolean;
}

type Counted = Signal & { tier: Tier };

/** All that was found in a text, in the order of the tiers; `cues` are what was said around it. */
export function summarise(signals: readonly Signal[], tokens: readonly Token[], cues: ReadonlySet<string>): Screening {
  const counted = unambiguous(signals.filter((signal): signal is Counted => signal.tier !== 'NONE'));
  const tiers = TIERS.filter((tier) => counted.some((signal) => signal.tier === tier));
  const checks = counted.filter(({ tier }) => tier === 'CHECK');
  const form = CHECK_FORMS.find((each) => checks.some((check) => (check.form ?? 'self') === each));
  const afterMethod = checks.some((check) => check.afterMethod);
  const hint = form === 'self' ? hintOf(cues, afterMethod) : undefined;
  return {
    tiers,
    marks: marksOf(counted, tiers, cues),
    ...(form && { check: { form, afterMethod } }),
    ...(hint && { hint }),
    quiet: counted.some(({ quiet }) => quiet),
    reasons: counted.map(({ rule, tier, start, end }) => ({
      rule,
      tier,
      start: tokens[start]?.start ?? 0,
      end: tokens[end - 1]?.end ?? 0,
    })),
  };
}

/** Words that are ambiguous to one rule are not so any more when another finds more in them. */
function unambiguous(signals: readonly Counted[]): Counted[] {
  const clear = signals.filter(({ tier }) => TIERS.indexOf(tier) < TIERS.indexOf('CHECK'));
  return signals.filter((signal) => signal.tier !== 'CHECK' || !clear.some((other) => overlaps(signal, other)));
}

/** Somebody who is hurt or at risk may be in danger now; of oneself the tier says so. */
function marksOf(signals: readonly Signal[], tiers: readonly Tier[], cues: ReadonlySet<string>): Mark[] {
  const danger = cues.has('danger') && (tiers.includes('ABUSE') || tiers.includes('THIRD_PARTY'));
  const marks = signals.flatMap((signal) => signal.marks ?? []);
  return [...new Set<Mark>(danger ? [...marks, 'DANGER'] : marks)];
}

/** What a Yes to the question would then mean (clinical pack 7.2, CHECK). */
function hintOf(cues: ReadonlySet<string>, afterMethod: boolean): 'plan' | 'now' | undefined {
  if (cues.has('rightNow')) {
    return 'now';
  }
  return afterMethod || ['now', 'soon', 'plan', 'means'].some((cue) => cues.has(cue)) ? 'plan' : undefined;
}
