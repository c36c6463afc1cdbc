import { ask } from './crisis-questions.ts';
import type { CrisisStep, Situation } from './crisis-step.ts';
import { beginCrisis, ending } from './protocol.ts';
import { announcing, scriptOf, withNumbers } from './scripts.ts';
import { compareTiers, strongest } from './tier-rules.ts';
import type { Tier } from './tiers.ts';

/** A yes or a refusal in the suicide screen (3.3): its tier, and whether it is the screen's first. */
export interface ScreenAlert {
  tier: Tier;
  refused: boolean;
  first: boolean;
}

/**
 * In the turn of the answer: the alert; after the first one `letting` and the numbers, then the next item. ASQ item 5
 * (IMMINENT) gets its script at once.
 */
export function screenAlertStep({ tier, refused, first }: ScreenAlert, situation: Situation): CrisisStep {
  const marks = situation.quiet ? (['QUIET'] as const) : [];
  const raise = { tiers: [tier], marks: [...marks], told: true };
  if (tier !== 'IMMINENT') {
    const say = withNumbers([scriptOf('letting', situation)], situation, { close: false });
    return { say: first ? announcing(say) : [], raise, next: 'resume' };
  }
  const script = scriptOf(refused ? 'A.unsure' : 'A', situation);
  return {
    say: announcing(withNumbers([script], situation, { close: true })),
    question: ask('means', situation),
    raise,
  };
}

/** How a screen ended. */
export interface ScreenEnd {
  /** Of its answers, and of the PHQ-9 item that called it. */
  tiers: Tier[];
  /** Every one of them is a refusal. */
  refusalsOnly: boolean;
  /** The crisis that offered the screen has already said the script of this tier. */
  scriptSaid?: Tier;
}

/** After the last item: the script of the strongest tier, `C` without its offer; nothing said twice; then `call`. */
export function screenEndStep({ tiers, refusalsOnly, scriptSaid }: ScreenEnd, situation: Situation): CrisisStep {
  const here = { ...situation, screenOpen: false };
  const top = strongest(tiers);
  if (top === undefined || (scriptSaid !== undefined && compareTiers(top, scriptSaid) >= 0)) {
    return scriptSaid === undefined ? { say: [], next: 'resume' } : afterScript(scriptSaid, here);
  }
  if (top === 'IMMINENT') return { say: [], next: 'stay' };
  if (top === 'ACTIVE_PLAN') {
    const { raise: _inItsOwnTurn, ...step } = beginCrisis(['ACTIVE_PLAN'], { marks: [] }, here);
    return step;
  }
  const script = scriptOf(refusalsOnly ? 'C.unsure' : 'C', here);
  return { say: announcing(withNumbers([script], here, { close: true })), question: ask('call', here) };
}

/** PHQ-9 item 9 ≥1: `letting`, the numbers and the screen, before item 10 (3.1). */
export function suicideItemStep(situation: Situation): CrisisStep {
  const marks = situation.quiet ? (['QUIET'] as const) : [];
  return {
    say: announcing(withNumbers([scriptOf('letting', situation)], situation, { close: false })),
    raise: { tiers: ['PASSIVE'], marks: [...marks], told: true },
    startScreen: situation.screenFinishedRecently ? 'q5-only' : 'whole',
  };
}

function afterScript(scriptSaid: Tier, here: Situation): CrisisStep {
  if (scriptSaid === 'PAST_ONLY') return { say: [], ...ending({ tiers: [], marks: [] }, here) };
  return { say: [], question: ask('call', here) };
}
