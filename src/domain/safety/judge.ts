import type { CompiledLanguage } from './compile-lexicon.ts';
import { isDenied } from './denial.ts';
import type { Kind, Rule } from './lexicon.ts';
import { type Subject, subjectOf } from './subject.ts';
import type { Span, Surroundings } from './surroundings.ts';
import { TIERS, type Tier } from './tiers.ts';

export type Outcome = Tier | 'NONE';

/** What the words of a rule mean where they stand: first of whom they are said, then whether, then when and how. */
export function judge(hit: Span, rule: Rule, kind: Kind, around: Surroundings, language: CompiledLanguage): Outcome {
  const emptied = [...(kind.unless ?? []), ...(rule.unless ?? [])].some((cue) => around.inSentence(hit, cue));
  if (emptied) {
    return 'NONE';
  }
  if (isDenied(hit, around, language, kind.lists)) {
    return kind.denied ?? 'NONE';
  }
  const lowered = lower(hit, kind, around);
  const elsewhere = ofSomebodyElse(kind, subjectOf(hit, around, language));
  if (elsewhere) {
    return lowered ? 'NONE' : elsewhere;
  }
  return raise(hit, kind, around) ?? lowered ?? kind.tier;
}

function ofSomebodyElse(kind: Kind, subject: Subject): Outcome | undefined {
  return subject === 'self' ? undefined : kind[subject];
}

function raise(hit: Span, { raise: raises = {} }: Kind, around: Surroundings): Tier | undefined {
  const raised = Object.entries(raises).filter(([cue]) => around.nearby(hit, cue));
  return TIERS.find((tier) => raised.some(([, to]) => to === tier));
}

/** "Years ago", "lol" … */
function lower(hit: Span, { lower: lowers = {} }: Kind, around: Surroundings): Outcome | undefined {
  const lowered = Object.entries(lowers).find(([cue]) => around.inPart(hit, cue) && !isCancelled(hit, cue, around));
  return lowered?.[1];
}

/** … unless it is said to be back, or to be meant. */
function isCancelled(hit: Span, cue: string, around: Surroundings): boolean {
  switch (cue) {
    case 'old':
      return around.inSentence(hit, 'again') || around.inPart(hit, 'current');
    case 'irony':
      return around.inSentence(hit, 'earnest');
    default:
      return false;
  }
}
