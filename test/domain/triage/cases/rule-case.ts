import type { Mark, Tier } from '../../../../src/domain/safety/tiers.ts';
import type { Answers, Known } from '../triage-fixture.ts';

/** What the patient said, or what else is known in the turn. */
export type Case = { says?: Answers; points?: readonly string[] } & Pick<
  Known,
  'typed' | 'marks' | 'route' | 'earlier' | 'context'
>;

/** A rule and its branch, a case in which it fires, and the nearest one in which it does not. */
export type RuleCase = [rule: string, branch: number, fires: Case, neighbour: Case];

export const says = (answers: Answers): Case => ({ says: answers });
/** Said in a run of these points. */
export const saysAt = (points: string, answers: Answers): Case => ({ says: answers, points: points.split(' ') });
export const words = (tier: Tier, ...marks: Mark[]): Case => ({ typed: [tier], marks });
export const NOTHING: Case = {};
