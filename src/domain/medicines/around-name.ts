import type { MedicineIndex, WordKind } from './medicine-index.ts';

const KINDS: readonly WordKind[] = ['units', 'forms', 'numbers', 'frequency', 'connectors', 'reasons', 'around'];

/** A word that people write around a name: an amount, a form, how often, "I take" … and so no name itself. */
export function isAroundName(word: string, medicines: MedicineIndex): boolean {
  return [...word].length === 1 || isAmount(word, medicines) || KINDS.some((kind) => medicines.isWord(kind, word));
}

/** A number, with its unit if that is glued to it: "50", "0.5mg", "2x". */
export function isAmount(word: string, medicines: MedicineIndex): boolean {
  const [number, unit = ''] = splitNumber(word);
  return (
    number !== '' && (unit === '' || unit === 'x' || medicines.isWord('units', unit) || medicines.isWord('forms', unit))
  );
}

function splitNumber(word: string): [string, string] {
  const number = /^[\d.,/-]*/.exec(word)?.[0] ?? '';
  return [number, word.slice(number.length)];
}
