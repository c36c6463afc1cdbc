/** Mends one word, or leaves it: signs in place of letters, letters held down, a slip of the keys. */
export type Speller = (word: string) => string;

export interface SpellingWords {
  /** Every word that a rule knows or that is common; it is never changed. */
  known: ReadonlySet<string>;
  /** The words that matter enough to look for behind a misspelt one. */
  keys: readonly string[];
}

/** Longer "words" are no slips of the keys, and comparing them would take long. */
const LONGEST = 24;

export function createSpeller({ known, keys }: SpellingWords): Speller {
  const byLetter = new Map<string, string[]>();
  for (const key of keys) {
    byLetter.set(key.charAt(0), [...(byLetter.get(key.charAt(0)) ?? []), key]);
  }
  return (word) => {
    if (known.has(word) || word.length > LONGEST || word.length < 2) {
      return word;
    }
    const plain = readings(word);
    return plain.find((reading) => known.has(reading)) ?? nearest(plain, byLetter) ?? word;
  };
}

/** The word as it may have been meant, without signs and without held letters. */
function readings(word: string): string[] {
  const letters = /\p{L}/u.test(word) && /[\d@$!|*+]/.test(word) ? unmask(word) : [word];
  return letters.flatMap((reading) => [
    reading,
    reading.replace(/(\p{L})\1{2,}/gu, '$1$1'),
    reading.replace(/(\p{L})\1{2,}/gu, '$1'),
    reading.replace(/(\p{L})\1+/gu, '$1'),
  ]);
}

const SIGNS: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '+': 't',
};

/** `1`, `!` and `|` stand for i or l; a star hides any letter, so it is left to the comparison with the key words. */
function unmask(word: string): string[] {
  const common = word.replace(/[034578@$+]/g, (sign) => SIGNS[sign] ?? sign).replaceAll('*', '');
  return [
    common.replace(/[1!|]/g, 'i'),
    common.replace(/[1!|]/g, 'l'),
    common.replace(/[1!|]/, 'i').replace(/[1!|]/g, 'l'),
  ];
}

function nearest(plain: string[], byLetter: Map<string, string[]>): string | undefined {
  for (const word of new Set(plain)) {
    const key =
      byLetter.get(word.charAt(0))?.find((candidate) => isSlip(word, candidate)) ??
      byLetter.get(word.charAt(1))?.find((candidate) => isSwap(word, candidate));
    if (key !== undefined) {
      return key;
    }
  }
  return undefined;
}

/** One slip in a word of four letters or more, two in a long one; in a short one only two letters that changed places. */
function isSlip(word: string, key: string): boolean {
  const allowed = key.length < 4 ? 0 : key.length < 8 ? 1 : 2;
  if (Math.abs(word.length - key.length) > allowed) {
    return false;
  }
  return allowed === 0 ? isSwap(word, key) : distance(word, key) <= allowed;
}

function isSwap(word: string, key: string): boolean {
  if (word.length !== key.length || word.length < 3) {
    return false;
  }
  const at = [...word].findIndex((letter, i) => letter !== key[i]);
  return at >= 0 && word[at] === key[at + 1] && word[at + 1] === key[at] && word.slice(at + 2) === key.slice(at + 2);
}

/** Edit distance with swaps of neighbours (optimal string alignment). */
export function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = nextRow(a.slice(0, i), b, last, beforeLast);
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Distances of `a` from each beginning of `b`, from those of `a` without its last letter and without its last two. */
function nextRow(a: string, b: string, last: readonly number[], beforeLast: readonly number[]): number[] {
  const row = [a.length];
  for (let j = 1; j <= b.length; j++) {
    const replaced = (last[j - 1] ?? 0) + (a.at(-1) === b[j - 1] ? 0 : 1);
    const best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced);
    const swaps = a.length > 1 && j > 1 && a.at(-1) === b[j - 2] && a.at(-2) === b[j - 1];
    row.push(swaps ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best);
  }
  return row;
}
