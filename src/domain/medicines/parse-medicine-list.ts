import { knownNames } from './known-names.ts';
import { type DraftEntry, newEntry, type Part, put, wordsOf } from './list-entry.ts';
import { hasStrange, isDescribed, piecesOf, withoutConnectors } from './list-pieces.ts';
import { type ListWord, listWords } from './list-words.ts';
import type { MedicineIndex } from './medicine-index.ts';
import { writtenWords } from './written-words.ts';

/** One medicine as a person wrote it, in their own words. */
export interface MedicineListEntry {
  name: string;
  dose?: string;
  freq?: string;
}

/**
 * Takes apart what a person typed as a list ("Zoloft 100mg every morning, trazodone 50 at night"). Every word is in
 * one of the parts; only an "and" between two entries is left out. When in doubt a word counts as a name.
 */
export function parseMedicineList(text: string, medicines: MedicineIndex): MedicineListEntry[] {
  const unmarked = withoutMarkers(text);
  const plain = writtenWords(unmarked);
  const words = listWords(plain, knownNames(plain, medicines), medicines);
  if (words.length === 0) return text.trim() === '' ? [] : [{ name: text.trim() }];
  const entries = [newEntry()];
  for (const piece of piecesOf(words)) addPiece(entries, piece);
  return entries.map((entry) => written(entry, unmarked));
}

/** "1. Zoloft", "- Zoloft": what stands before an entry of a written list becomes blank; places stay as they are. */
function withoutMarkers(text: string): string {
  return text.replace(/^[ \t]*(?:\d{1,2}[.)](?=\s)|[-*•–])/gmu, (marker) => ' '.repeat(marker.length));
}

function addPiece(entries: DraftEntry[], piece: readonly ListWord[]): void {
  const current = entries.at(-1) ?? newEntry();
  const begins = beginsEntry(current, piece);
  const isAnother = begins && current.begun;
  if (isAnother) entries.push(newEntry());
  const entry = entries.at(-1) ?? current;
  entry.begun ||= begins;
  const words = isAnother ? withoutConnectors(piece) : piece;
  const lastMore = words.findLastIndex(({ kind }) => kind === 'amount' || kind === 'frequency');
  for (const [at, word] of words.entries()) addWord(entries, word, { next: words[at + 1], saysMore: at < lastMore });
}

/** Whether a piece names something of its own, or says more about the medicine before it. */
function beginsEntry(current: DraftEntry, piece: readonly ListWord[]): boolean {
  const known = current.medicines;
  if (piece.some(({ medicine }) => medicine !== undefined && !known.has(medicine))) return true;
  if (!current.begun) return hasStrange(piece) || isDescribed(piece);
  return !goesOnAfterAnd(current, piece) && isNewThing(current, piece);
}

/** "calcium and vitamin D": a bare "and" does not end a name that we don't know. */
function goesOnAfterAnd(current: DraftEntry, piece: readonly ListWord[]): boolean {
  const isBare = piece[0]?.kind === 'connectors' && !/\S/.test(piece[0].gap);
  return isBare && current.last === 'name' && current.medicines.size === 0;
}

/** What the first word that says something tells: more about the same medicine, or something else. */
function isNewThing(current: DraftEntry, piece: readonly ListWord[]): boolean {
  const first = piece.find(({ kind }) => kind !== 'connectors' && kind !== 'around')?.kind;
  if (first === 'strange') return true;
  if (first === 'amount' || first === 'numbers') return current.dose.length > 0 && hasStrange(piece);
  if (first === 'forms') return isDescribed(piece);
  return first !== undefined && first !== 'frequency' && first !== 'reasons' && hasStrange(piece);
}

/** What follows a word in its piece. */
interface Ahead {
  next: ListWord | undefined;
  saysMore: boolean;
}

function addWord(entries: DraftEntry[], word: ListWord, ahead: Ahead): void {
  let entry = entries.at(-1) ?? newEntry();
  if (namesAnother(entry, word, ahead)) {
    entry = { ...newEntry(), begun: true };
    entries.push(entry);
  }
  put(entry, partOf(entry, word, ahead), word);
}

/** Without any sign between them, a name after another medicine, its dose or how often, is another medicine. */
function namesAnother(entry: DraftEntry, word: ListWord, { saysMore }: Ahead): boolean {
  if (word.medicine !== undefined) return entry.medicines.size > 0 && !entry.medicines.has(word.medicine);
  if (word.kind !== 'strange' || !entry.named || entry.inReason) return false;
  return entry.last === 'dose' || (entry.last === 'freq' && saysMore);
}

function partOf(entry: DraftEntry, word: ListWord, { next }: Ahead): Part {
  if (word.kind === 'known' || (word.kind === 'strange' && !entry.named)) return 'name';
  if (word.kind === 'amount' || word.kind === 'numbers') return partOfNumber(entry, word, next);
  if (!entry.begun) return isMeasure(word) && entry.last === 'dose' ? 'dose' : 'name';
  if (word.kind === 'units') return 'dose';
  return word.kind === 'frequency' || word.kind === 'times' || word.kind === 'reasons' ? 'freq' : entry.last;
}

/** "2 times" says how often, "one tablet" how much; the "8" of "at 8" goes on, and "two Xanax" begins with a word. */
function partOfNumber(entry: DraftEntry, word: ListWord, next: ListWord | undefined): Part {
  if (entry.begun && (next?.kind === 'times' || word.word.endsWith('x'))) return 'freq';
  if (next !== undefined && isMeasure(next)) return 'dose';
  if (word.kind === 'numbers') return entry.begun ? entry.last : 'name';
  return entry.last === 'freq' && !/\p{L}$/u.test(word.word) ? 'freq' : 'dose';
}

function isMeasure({ kind }: ListWord): boolean {
  return kind === 'units' || kind === 'forms';
}

/** A text that names nothing is kept whole. */
function written(entry: DraftEntry, text: string): MedicineListEntry {
  const { name, dose, freq } = entry;
  if (name.length === 0)
    return {
      name: wordsOf(
        [...dose, ...freq].sort((a, b) => a.index - b.index),
        text,
      ),
    };
  return {
    name: wordsOf(name, text),
    ...(dose.length === 0 ? {} : { dose: wordsOf(dose, text) }),
    ...(freq.length === 0 ? {} : { freq: wordsOf(freq, text) }),
  };
}
