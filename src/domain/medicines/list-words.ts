import { type AroundKind, aroundKind } from './around-name.ts';
import { byPlace, type KnownSpan } from './known-names.ts';
import type { MedicineIndex } from './medicine-index.ts';
import type { Medicine } from './spellings.ts';
import type { WrittenWord } from './written-words.ts';

/** A word of a medicine list and what it does there. `strange`: nothing we know, so perhaps a name. */
export interface ListWord extends WrittenWord {
  index: number;
  kind: 'known' | 'strange' | AroundKind;
  /** Which medicine it names. */
  medicine?: Medicine;
  /** Another entry may begin here: a comma, a line, an "and" stands before it, and no bracket is open. */
  mayBegin: boolean;
}

/** What may stand between two entries. */
const SEPARATOR = /[,;\n\r|/+&•·]|\.\s/;

export function listWords(
  words: readonly WrittenWord[],
  known: readonly KnownSpan[],
  medicines: MedicineIndex,
): ListWord[] {
  const places = byPlace(known, words.length);
  let open = 0;
  return words.map((word, index) => {
    open = Math.max(0, open + count(word.gap, /\p{Ps}/gu) - count(word.gap, /\p{Pe}/gu));
    const span = places[index];
    const separated = SEPARATOR.test(word.gap) || medicines.isWord('connectors', word.word);
    const mayBegin = separated && open === 0 && (span === undefined || span.from === index);
    if (span !== undefined) return { ...word, index, kind: 'known', medicine: span.spelling.name.medicine, mayBegin };
    return { ...word, index, kind: aroundKind(word.word, medicines) ?? 'strange', mayBegin };
  });
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
