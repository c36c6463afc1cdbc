import type { Alert } from '../safety/alert.ts';
import { type Address, climb, type Escalation, standDown } from './escalation.ts';
import type { Rung, Target } from './ladder.ts';
import { tellAgain } from './said-again.ts';

/** Whom an escalation can reach now. */
export interface Reach {
  rungs: readonly Rung[];
  addressesOf(target: Target): Address[];
  /** Of a person by name; empty when no channel reaches them. */
  addressesOfPerson(name: string): Address[];
}

/** What is to be done about an alert now; unchanged when nothing is. */
export function advance(
  escalation: Escalation,
  alert: Pick<Alert, 'acknowledged' | 'closed'> | undefined,
  reach: Reach,
  now: string,
): Escalation {
  if (alert?.closed !== undefined) return tellAgain(standDown(escalation, true), [], now);
  if (alert?.acknowledged !== undefined) {
    const person = reach.addressesOfPerson(alert.acknowledged.by);
    const addresses = person.length > 0 ? person : reach.addressesOf('on-call');
    return tellAgain(standDown(escalation, false), addresses, now);
  }
  const climbed = climb(escalation, reach.rungs, reach.addressesOf, now);
  // While there are rungs to come, they tell of what was said again.
  return tellAgain(climbed, climbed.nextRungAt === undefined ? reach.addressesOf('on-call') : [], now);
}
