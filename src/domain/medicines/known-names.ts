import type { MedicineIndex } from './medicine-index.ts';
import type { KnownSpelling } from './spellings.ts';
import type { WrittenWord } from './written-words.ts';

/** Words of a text, by their places: from the first to the one after the last. */
export interface Span {
  from: number;
  to: number;
}

export interface KnownSpan extends Span {
  spelling: KnownSpelling;
}

/** Within a name of several words: "buprenorphine/naloxone", "St. John's wort". */
const WITHIN_NAME = /^[\s\p{Pd}./+&(]*$/u;
/** Within a word that was typed in two: "well butrin". */
const WITHIN_WORD = /^[\s\p{Pd}]*$/u;
const SHORTEST_JOINED = 5;

/** Every name of the dictionary that stands in a text, the longest at each place. */
export function knownNames(words: readonly WrittenWord[], medicines: MedicineIndex): KnownSpan[] {
  const spans: KnownSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const span = longestAt(words, at, medicines);
    if (span !== undefined) spans.push(span);
    at = span?.to ?? at + 1;
  }
  return spans;
}

/** For each word the span that it is in. */
export function byPlace<T extends Span>(spans: readonly T[], words: number): (T | undefined)[] {
  const places = new Array<T | undefined>(words).fill(undefined);
  for (const span of spans) places.fill(span, span.from, span.to);
  return places;
}

/** The words stand so close that they may be one name. */
export function isOneName(words: readonly WrittenWord[], within: RegExp = WITHIN_NAME): boolean {
  return words.every(({ gap }, index) => index === 0 || within.test(gap));
}

function longestAt(words: readonly WrittenWord[], from: number, medicines: MedicineIndex): KnownSpan | undefined {
  for (let to = Math.min(words.length, from + medicines.longest); to > from; to--) {
    const spelling = spellingOf(words.slice(from, to), medicines);
    if (spelling !== undefined) return { from, to, spelling };
  }
  return undefined;
}

function spellingOf(words: readonly WrittenWord[], medicines: MedicineIndex): KnownSpelling | undefined {
  const letters = words.map(({ word }) => word);
  const listed = isOneName(words) ? medicines.spellings.get(letters.join(' ')) : undefined;
  if (listed !== undefined) return listed;
  const joined = letters.join('');
  return joined.length >= SHORTEST_JOINED && isOneName(words, WITHIN_WORD) ? medicines.joined.get(joined) : undefined;
}
