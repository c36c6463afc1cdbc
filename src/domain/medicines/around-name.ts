import type { MedicineIndex, WordKind } from './medicine-index.ts';

/** Words that people write around a name. A salt is not among them: alone it is a name itself. */
const AROUND = [
  'units',
  'forms',
  'numbers',
  'times',
  'frequency',
  'connectors',
  'reasons',
  'around',
] as const satisfies WordKind[];
export type AroundKind = 'amount' | (typeof AROUND)[number];

/** What a word says that is no name: an amount, a form, how often, "I take" … */
export function aroundKind(word: string, medicines: MedicineIndex): AroundKind | undefined {
  if (isAmount(word, medicines)) return 'amount';
  return AROUND.find((kind) => medicines.isWord(kind, word)) ?? ([...word].length === 1 ? 'around' : undefined);
}

/** A number, with its unit if that is glued to it: "50", "0.5mg", "2x". */
function isAmount(word: string, medicines: MedicineIndex): boolean {
  const number = /^[\d.,/-]*/.exec(word)?.[0] ?? '';
  const unit = word.slice(number.length);
  return (
    number !== '' && (['', 'x'].includes(unit) || medicines.isWord('units', unit) || medicines.isWord('forms', unit))
  );
}
