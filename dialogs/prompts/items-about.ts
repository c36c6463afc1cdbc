import type { Language } from '../../src/domain/languages.ts';
import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { editDistance, wordsOf } from './normalise.ts';
import { plainNumber } from './number-words.ts';

/** Words of this many letters may have one slip, or another ending ("pregnancy", "pregnant"). */
const LONG = 5;

/** "number 53", "53, please" */
const ONE_NUMBER = /^\D{0,20}(\d{1,3})\D{0,10}$/;

/** The questions that were meant: the one of that number in the list, or those that have most of the words. */
export function itemsAbout(listed: AskableItem[], about: string, language: Language): AskableItem[] {
  const number = plainNumber(ONE_NUMBER.exec(about)?.[1] ?? about, language);
  if (number !== undefined) return listed.slice(number - 1, number);
  const wanted = wordsOf(about);
  const named = listed.map((item) => ({ item, words: wordsNamed(item, wanted) }));
  const most = Math.max(...named.map(({ words }) => words), 1);
  return named.filter(({ words }) => words === most).map(({ item }) => item);
}

/** How many of these words the question has, in any language. */
function wordsNamed(item: AskableItem, wanted: string[]): number {
  const words = Object.values(item.text).flatMap(wordsOf);
  return wanted.filter((one) => words.some((word) => isLike(one, word))).length;
}

function isLike(wanted: string, word: string): boolean {
  if (wanted === word) return true;
  if (wanted.length < LONG || word.length < LONG) return false;
  return wanted.slice(0, LONG) === word.slice(0, LONG) || editDistance(wanted, word, 1) <= 1;
}
