import { fold } from '../safety/tokens.ts';

/** A word as it was typed, folded for comparison, with its place in the text. */
export interface WrittenWord {
  word: string;
  start: number;
  end: number;
  /** What stands between it and the word before. */
  gap: string;
}

/** A number with what is glued to it ("100mg", "1,000", "1/2"), or a run of letters ("John's"); "zoloft50" is both. */
const WORD = /\d+(?:[.,/-]\d+)*[\p{L}\p{M}]*|[\p{L}\p{M}\p{Cf}]+(?:['’‘`´][\p{L}\p{M}]+)*/gu;

export function writtenWords(text: string): WrittenWord[] {
  let last = 0;
  return [...text.matchAll(WORD)].flatMap(({ 0: raw, index }) => {
    const word = fold(raw);
    if (word === '') return [];
    const gap = text.slice(last, index);
    last = index + raw.length;
    return [{ word, start: index, end: last, gap }];
  });
}

/** The words of a name with one space between them: how names are compared. */
export function nameKey(name: string): string {
  return writtenWords(name)
    .map(({ word }) => word)
    .join(' ');
}
