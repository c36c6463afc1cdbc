import type { ListWord } from './list-words.ts';

/** The list cut wherever another entry may begin. */
export function piecesOf(words: readonly ListWord[]): ListWord[][] {
  const pieces: ListWord[][] = [];
  for (const word of words) {
    const last = pieces.at(-1);
    const goesOn = last?.every(({ kind }) => kind === 'connectors') === true;
    if (last === undefined || (word.mayBegin && !goesOn)) pieces.push([word]);
    else last.push(word);
  }
  return pieces;
}

export function withoutConnectors(piece: readonly ListWord[]): readonly ListWord[] {
  return piece.slice(piece.findIndex(({ kind }) => kind !== 'connectors'));
}

export function hasStrange(piece: readonly ListWord[]): boolean {
  return piece.some(({ kind }) => kind === 'strange');
}

/** "heart pill", "pastilla para la presión": a medicine without its name. */
export function isDescribed(piece: readonly ListWord[]): boolean {
  const form = piece.findIndex(({ kind }) => kind === 'forms');
  const before = piece.slice(0, Math.max(0, form));
  return (
    before.some(({ kind, word }) => kind === 'around' && word.length > 3) ||
    (form >= 0 && piece[form + 1]?.kind === 'reasons')
  );
}

/** It names nothing, and yet it is a medicine: somebody must ask which. */
export function isUnnamed(piece: readonly ListWord[]): boolean {
  const says = piece.filter(({ kind }) => kind !== 'connectors' && kind !== 'around');
  const isKnown = says.some(({ kind }) => kind === 'known' || kind === 'strange');
  return !isKnown && says[0]?.kind === 'forms' && isDescribed(piece);
}
