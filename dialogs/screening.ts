import type { TurnContext } from 'botbuilder';
import type { Screening } from '../src/domain/safety/tiers.ts';

const SCREENING = Symbol('screening');

/** What the crisis check found in this turn's words. */
export function screeningOf(context: TurnContext): Screening | undefined {
  return context.turnState.get(SCREENING) as Screening | undefined;
}

export function setScreening(context: TurnContext, screening: Screening): void {
  context.turnState.set(SCREENING, screening);
}
