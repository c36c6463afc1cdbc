import type { Language } from '../../src/domain/languages.ts';
import { wordsOf } from './normalise.ts';

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const SPANISH =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte'.split(
    ' ',
  );
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
};

/** The number that one word or ASCII numeral says; "once" is eleven in Spanish only. */
export function numberOfWord(word: string, language: Language): number | undefined {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  if (word === 'once') return language === 'es' ? 11 : undefined;
  if (word === 'un' || word === 'una') return 1;
  const english = ENGLISH.indexOf(word);
  if (english !== -1) return english;
  const spanish = SPANISH.indexOf(word);
  return spanish === -1 ? TENS[word] : spanish;
}

/** The whole text is one plain number, in digits or a word. */
export function plainNumber(text: string, language: Language): number | undefined {
  const digits = /^\s*\+?(\d{1,9}(?:[.,]\d{1,3})?)\s*[.)!]?\s*$/.exec(text)?.[1];
  if (digits !== undefined) return decimalOf(digits);
  if (/\d/.test(text) || /[-−–]/.test(text)) return undefined;
  const words = wordsOf(text);
  return words.length === 1 && words[0] !== undefined ? numberOfWord(words[0], language) : undefined;
}

/** "1.5" and "1,5" are one and a half; "1,000" is a thousand and "1.000" is not sure to be either. */
function decimalOf(digits: string): number | undefined {
  if (/^\d{1,3},\d{3}$/.test(digits)) return Number(digits.replace(',', ''));
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return undefined;
  return Number(digits.replace(',', '.'));
}

/** Every number in a text, as far as it is written in digits or single words. */
export function numbersIn(text: string, language: Language): number[] {
  return (text.match(/\d+(?:[.,]\d+)?|[\p{L}'’]+/gu) ?? [])
    .map((token) => (/\d/.test(token) ? decimalOf(token) : numberOfWord(wordsOf(token)[0] ?? '', language)))
    .filter((number) => number !== undefined);
}
