/** The words of a text without case, accents and punctuation: "¿Más o menos?" → mas o menos. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The same as one string without spaces: "Not at all!" and "notatall" are equal. */
export function compact(text: string): string {
  return wordsOf(text).join('');
}

const NEGATIONS = new Set(
  (
    'no not nor never none nothing neither without cannot dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt ' +
    'cant couldnt wont wouldnt shouldnt aint hardly barely unless except but nunca jamas ni sin tampoco nada excepto pero'
  ).split(' '),
);

/** One of the words turns a meaning around. */
export function hasNegation(words: readonly string[]): boolean {
  return words.some((word) => NEGATIONS.has(word));
}

/** The fewest single-letter changes (with swaps) that make one text the other; stops counting above `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell(i, j, row, previous, before));
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;

  function cell(i: number, j: number, row: number[], above: number[], twoAbove: number[]): number {
    const same = a[i - 1] === b[j - 1];
    const best = Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    return swapped ? Math.min(best, (twoAbove[j - 2] ?? 0) + 1) : best;
  }
}
