import { type KnownSpan, knownNames, type Span } from './known-names.ts';
import { isUnnamed, piecesOf, withoutConnectors } from './list-pieces.ts';
import { type ListWord, listWords } from './list-words.ts';
import type { AntidepressantKind } from './medicine-data.ts';
import type { MedicineIndex, NearSpelling } from './medicine-index.ts';
import type { MedicineName } from './spellings.ts';
import { type Stranger, strangersIn } from './strangers.ts';
import { type WrittenWord, writtenWords } from './written-words.ts';

/** What one entry of a medicine list names. Nothing in it is guessed: what is not sure is read back. */
export interface Recognition {
  matched: MatchedMedicine[];
  /** To be asked; until it is answered it counts as not recognised. */
  readBack: ReadBack[];
  /** Words that are no name of the dictionary: a person looks at them (`MED_UNMATCHED`). */
  unmatched: string[];
}

export interface MatchedMedicine {
  name: string;
  classes: readonly string[];
  antidepressant: AntidepressantKind | undefined;
  /** The names as they were typed. */
  written: string[];
  /** Other names to read back with it, because it is mistaken for them. */
  lookAlikes: readonly string[];
}

export interface ReadBack {
  written: string;
  /** Names it may mean, nearest first. */
  candidates: string[];
}

/** Reads the medicines in a text (clinical pack 1.1): by a name, a listed spelling, or a clear slip in a long name. */
export function recogniseMedicine(text: string, medicines: MedicineIndex): Recognition {
  if (medicines.isNothing(text)) return { matched: [], readBack: [], unmatched: [] };
  const words = writtenWords(text);
  const known = knownNames(words, medicines);
  const unnamed = piecesOf(listWords(words, known, medicines))
    .filter(isUnnamed)
    .map(withoutConnectors);
  const parts = [
    ...known.map(ofKnown),
    ...strangersIn(words, known, medicines).map(ofStranger(words)),
    ...unnamed.map(ofUnnamed),
  ]
    .sort((a, b) => a.from - b.from)
    .map((part) => ({ ...part, written: text.slice(words[part.from]?.start, words[part.to - 1]?.end) }));
  const unmatched = parts.filter(({ sure, mayBe }) => sure === undefined && mayBe.length === 0);
  return {
    matched: matchesOf(parts),
    readBack: parts
      .filter(({ mayBe }) => mayBe.length > 0)
      .map(({ written, mayBe }) => ({ written, candidates: mayBe })),
    unmatched: parts.length === 0 && text.trim() !== '' ? [text.trim()] : unmatched.map(({ written }) => written),
  };
}

/** What a part of the text says: a name for sure, names that it may be, both (a misspelt look-alike) or neither. */
interface Part extends Span {
  sure: MedicineName | undefined;
  mayBe: string[];
}

function ofKnown({ from, to, spelling: { name, misspelt } }: KnownSpan): Part {
  return { from, to, sure: name, mayBe: misspelt && name.lookAlikes.length > 0 ? withLookAlikes([name]) : [] };
}

/** "heart pill": to be asked which. */
function ofUnnamed(piece: readonly ListWord[]): Part {
  return { from: piece[0]?.index ?? 0, to: (piece.at(-1)?.index ?? -1) + 1, sure: undefined, mayBe: [] };
}

function ofStranger(words: readonly WrittenWord[]): (stranger: Stranger) => Part {
  return ({ from, to, near }) => {
    const spelled = words
      .slice(from, to)
      .map(({ word }) => word)
      .join('');
    const sure = isClear(spelled, near) ? near[0]?.name : undefined;
    return { from, to, sure, mayBe: sure === undefined ? withLookAlikes(near.map(({ name }) => name)) : [] };
  };
}

/** Shorter words with one letter wrong are too often other words: "ability", "northern", "morphing". */
const LONG_ENOUGH = 9;

/** One slip from the names of one medicine alone, none of which is mistaken for another. */
function isClear(spelled: string, near: readonly NearSpelling[]): boolean {
  const [nearest] = near;
  return (
    nearest !== undefined &&
    nearest.distance === 1 &&
    !nearest.misspelt &&
    Math.min(spelled.length, nearest.key.length) >= LONG_ENOUGH &&
    spelled.charAt(0) === nearest.key.charAt(0) &&
    near.every(({ name }) => name.medicine === nearest.name.medicine && name.lookAlikes.length === 0)
  );
}

/** The nearest name of each medicine, then what those are mistaken for. */
function withLookAlikes(names: readonly MedicineName[]): string[] {
  const nearest = names.filter(
    ({ medicine }, index) => names.findIndex((name) => name.medicine === medicine) === index,
  );
  const others = nearest.flatMap(({ lookAlikes }) => lookAlikes);
  return [...new Set([...nearest.map(({ written }) => written), ...others])];
}

/** Each medicine once. Two of its names together, as in "Celexa (citalopram)", leave nothing to mistake. */
function matchesOf(parts: readonly (Part & { written: string })[]): MatchedMedicine[] {
  const names = parts.flatMap(({ sure, written }) => (sure === undefined ? [] : [{ ...sure, typed: written }]));
  const medicines = [...new Set(names.map(({ medicine }) => medicine))];
  return medicines.map((medicine) => {
    const own = names.filter((name) => name.medicine === medicine);
    const isClearByTwo = new Set(own.map(({ written }) => written)).size > 1;
    return {
      name: medicine.name,
      classes: medicine.classes,
      antidepressant: medicine.antidepressant,
      written: own.map(({ typed }) => typed),
      lookAlikes: isClearByTwo ? [] : (own[0]?.lookAlikes ?? []),
    };
  });
}
