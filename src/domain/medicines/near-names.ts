import { distance } from '../safety/spelling.ts';

/** Shorter names are too close to other words; longer "words" are nobody's slip. */
const SHORTEST = 5;
const LONGEST = 32;
/** From here on, two slips of the keys still leave a name recognisable. */
const LONG = 8;

export interface NearName {
  key: string;
  distance: number;
}

/** Finds the keys within so many slips of a word, at most two, without comparing it to each. */
export function createNearNames(
  keys: readonly { key: string; misspelt: boolean }[],
): (word: string, most: number) => NearName[] {
  const slips = new Map(keys.map(({ key, misspelt }) => [key, slipsIn(key, misspelt)]));
  const byShortened = new Map<string, string[]>();
  for (const [key, most] of slips) {
    for (const shortened of shortenings(key, most)) {
      const others = byShortened.get(shortened);
      if (others === undefined) byShortened.set(shortened, [key]);
      else others.push(key);
    }
  }
  return (word, most) => {
    if (word.length < SHORTEST - 1 || word.length > LONGEST) return [];
    const alike = new Set([...shortenings(word, most)].flatMap((shortened) => byShortened.get(shortened) ?? []));
    return [...alike]
      .map((key) => ({ key, distance: distance(word, key) }))
      .filter((near) => near.distance <= Math.min(most, slips.get(near.key) ?? 0));
  };
}

/** How many letters may be wrong, missing, added or swapped with the next. */
function slipsIn(key: string, misspelt: boolean): number {
  if (key.length < SHORTEST) return 0;
  return key.length < LONG || misspelt ? 1 : 2;
}

/** The word without any one or two of its letters: two words that are near share one of these. */
function shortenings(word: string, most: number): Set<string> {
  const all = new Set([word]);
  let last = all;
  for (let cut = 0; cut < most; cut++) {
    last = new Set(
      [...last].flatMap((longer) => [...longer].map((_, at) => longer.slice(0, at) + longer.slice(at + 1))),
    );
    for (const shorter of last) all.add(shorter);
  }
  return all;
}
