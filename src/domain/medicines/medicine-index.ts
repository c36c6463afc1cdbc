import { AppError } from '../errors.ts';
import { fold } from '../safety/tokens.ts';
import type { MedicineData, MedicinePrompt } from './medicine-data.ts';
import { medicineFaults } from './medicine-faults.ts';
import { createNearNames } from './near-names.ts';
import { type KnownSpelling, spellingsOf } from './spellings.ts';
import { nameKey } from './written-words.ts';

/** A spelling that a word comes near to. */
export interface NearSpelling extends KnownSpelling {
  key: string;
  distance: number;
}

export type WordKind = Exclude<keyof MedicineData['words'], 'nothing'>;

/** The dictionary made ready for looking things up. */
export interface MedicineIndex {
  /** By `nameKey`. */
  spellings: ReadonlyMap<string, KnownSpelling>;
  /** By `nameKey` without its spaces: "wellbutrin" for "well butrin". */
  joined: ReadonlyMap<string, KnownSpelling>;
  /** Most words in a name. */
  longest: number;
  /** Spellings near a word that is none, nearest first; for several words, joined, only those of as many words. */
  near(joined: string, words: number): NearSpelling[];
  prompts: readonly MedicinePrompt[];
  classes: MedicineData['classes'];
  isWord(kind: WordKind, word: string): boolean;
  isNothing(text: string): boolean;
}

/** Checks the dictionary and makes it ready; a fault throws `content.invalid` and names the entry. */
export function createMedicineIndex(data: MedicineData): MedicineIndex {
  const faults = medicineFaults(data);
  if (faults.length > 0) throw new AppError('content.invalid', `Medicines: ${faults.join('; ')}`);
  const spellings = spellingsOf(data);
  const joined = new Map([...spellings].map(([key, spelling]) => [joinedKey(key), spelling]));
  const words = new Map(Object.entries(data.words).map(([kind, list]) => [kind, new Set(list.map(fold))]));
  const nothing = new Set(data.words.nothing.map(nameKey));
  return {
    spellings,
    joined,
    longest: Math.max(...[...spellings.keys()].map(wordsIn)),
    near: nearSpellings(spellings, joined),
    prompts: data.prompts,
    classes: data.classes,
    isWord: (kind, word) => words.get(kind)?.has(word) === true,
    isNothing: (text) => nothing.has(nameKey(text)),
  };
}

function nearSpellings(
  spellings: ReadonlyMap<string, KnownSpelling>,
  joined: ReadonlyMap<string, KnownSpelling>,
): MedicineIndex['near'] {
  const near = createNearNames([...spellings].map(([key, { misspelt }]) => ({ key: joinedKey(key), misspelt })));
  const counts = new Map([...spellings.keys()].map((key) => [joinedKey(key), wordsIn(key)]));
  return (word, count) =>
    near(word, count > 1 ? 1 : 2)
      .flatMap(({ key, distance }) => {
        const spelling = joined.get(key);
        return spelling === undefined || (count > 1 && counts.get(key) !== count)
          ? []
          : [{ ...spelling, key, distance }];
      })
      .sort((a, b) => a.distance - b.distance || Number(a.misspelt) - Number(b.misspelt));
}

function joinedKey(key: string): string {
  return key.replaceAll(' ', '');
}

function wordsIn(key: string): number {
  return key.split(' ').length;
}
