import type { Language } from '../../../src/domain/languages.ts';
import { seeded } from '../storm/random.ts';

/** How one invented person goes about it; the same for the same seed. */
export interface Person {
  seed: number;
  language: Language;
  says: 'typing' | 'tapping' | 'both';
  /** How often, per question. */
  typos: number;
  skips: number;
  goesBack: number;
  asksWhy: number;
  pauses: number;
  /** Changes answers in the list at the end. */
  corrects: boolean;
  /** How often they say yes to a question of health. */
  burden: number;
  /** Leaves for good after so many questions. */
  leavesAfter: number;
  random: () => number;
}

export function personOf(seed: number): Person {
  const random = seeded(seed);
  const some = (share: number, rate: number) => (random() < share ? rate : 0);
  return {
    seed,
    language: random() < 0.4 ? 'es' : 'en',
    says: random() < 0.3 ? 'tapping' : random() < 0.6 ? 'typing' : 'both',
    typos: some(0.5, 0.15),
    skips: some(0.4, 0.1),
    goesBack: some(0.5, 0.05),
    asksWhy: some(0.3, 0.05),
    pauses: some(0.4, 0.03),
    corrects: random() < 0.3,
    burden: random() < 0.5 ? 0.1 : 0.35,
    leavesAfter: random() < 0.05 ? Math.floor(random() * 80) : Number.POSITIVE_INFINITY,
    random,
  };
}

export function pick<T>(random: () => number, from: readonly [T, ...T[]] | readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('There is nothing to pick from.');
  return found;
}

/** A group first, then one of it: what is rare is picked as often as what is not. */
export function pickEvenly<T>(random: () => number, from: readonly T[], groupOf: (one: T) => string): T {
  const group = pick(random, [...new Set(from.map(groupOf))]);
  const members = from.filter((one) => groupOf(one) === group);
  return pick(random, members);
}
