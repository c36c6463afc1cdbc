import { aroundKind } from './around-name.ts';
import { byPlace, isOneName, type Span } from './known-names.ts';
import type { MedicineIndex, NearSpelling } from './medicine-index.ts';
import type { WrittenWord } from './written-words.ts';

/** Words that are no name of the dictionary, and the names they are near. */
export interface Stranger extends Span {
  near: NearSpelling[];
}

/** For each word the name that it is in. */
type Places = readonly (Span | undefined)[];

/** What ends one thing and begins the next. */
const BOUNDARY = /[,;:\n\r|/+&()[\]•·]|\.\s/;

/** What is left of a text when its known names and the words around names are taken out. */
export function strangersIn(
  words: readonly WrittenWord[],
  known: readonly Span[],
  medicines: MedicineIndex,
): Stranger[] {
  const places = byPlace(known, words.length);
  const strangers = strangeWords(words, places, medicines);
  const joined: Stranger[] = [];
  for (const stranger of strangers) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.near.length === 0 &&
      stranger.near.length === 0 &&
      belong(last, stranger, words, places, medicines)
    ) {
      last.to = stranger.to;
    } else {
      joined.push({ ...stranger });
    }
  }
  return joined.map(({ from, to, near }) => ({ from: withNumber(words, from), to: withLetters(words, to), near }));
}

function strangeWords(words: readonly WrittenWord[], places: Places, medicines: MedicineIndex): Stranger[] {
  const strangers: Stranger[] = [];
  for (let at = 0; at < words.length; ) {
    const end = places[at]?.to;
    const stranger = end === undefined ? strangerAt(words, at, places, medicines) : undefined;
    if (stranger !== undefined) strangers.push(stranger);
    at = end ?? stranger?.to ?? at + 1;
  }
  return strangers;
}

function strangerAt(
  words: readonly WrittenWord[],
  from: number,
  places: Places,
  medicines: MedicineIndex,
): Stranger | undefined {
  const most = Math.min(words.length, from + medicines.longest);
  const name = places.slice(from, most).findIndex((span) => span !== undefined);
  for (let to = name < 0 ? most : from + name; to > from + 1; to--) {
    const several = words.slice(from, to);
    const near = isOneName(several) ? medicines.near(several.map(({ word }) => word).join(''), to - from) : [];
    if (near.length > 0) return { from, to, near };
  }
  const { word = '', gap = '' } = words[from] ?? {};
  const isSalt = medicines.isWord('salts', word) && !BOUNDARY.test(gap) && places[from - 1] !== undefined;
  return isSalt || aroundKind(word, medicines) !== undefined
    ? undefined
    : { from, to: from + 1, near: medicines.near(word, 1) };
}

/** Two strange words name one thing when nothing stands between them that ends it. */
function belong(a: Span, b: Span, words: readonly WrittenWord[], places: Places, medicines: MedicineIndex): boolean {
  const between = words.slice(a.to, b.from + 1);
  return (
    places.slice(a.to, b.from).every((span) => span === undefined) &&
    between.every(({ word, gap }) => !BOUNDARY.test(gap) && !medicines.isWord('connectors', word))
  );
}

/** "vitamin D", "vitamin B12": a single letter and its number belong to the word before. */
function withLetters(words: readonly WrittenWord[], to: number): number {
  const next = words[to];
  if (next === undefined || next.word.length !== 1 || !/^ ?$/.test(next.gap)) return to;
  return words[to + 1]?.gap === '' ? to + 2 : to + 1;
}

/** "5-HTP": a number that is tied to a word belongs to it. */
function withNumber(words: readonly WrittenWord[], from: number): number {
  const isTied = words[from]?.gap === '-' && /^\d+$/.test(words[from - 1]?.word ?? '');
  return isTied ? from - 1 : from;
}
