import { wordsOf } from './normalise.ts';

interface UnitWords {
  words: string[];
  /** How many of the base unit of its kind; units of one kind can be compared. */
  factor: number;
  kind: 'length' | 'mass' | 'time' | 'pressure' | 'dose';
}

/** UCUM codes with the words people write for them, English and Spanish. */
const UNITS: Readonly<Record<string, UnitWords>> = {
  cm: {
    kind: 'length',
    factor: 1,
    words: ['cm', 'cms', 'centimeter', 'centimeters', 'centimetre', 'centimetres', 'centimetro', 'centimetros'],
  },
  m: {
    kind: 'length',
    factor: 100,
    words: ['m', 'mt', 'mts', 'meter', 'meters', 'metre', 'metres', 'metro', 'metros'],
  },
  '[in_i]': { kind: 'length', factor: 2.54, words: ['in', 'inch', 'inches', 'pulgada', 'pulgadas'] },
  '[ft_i]': { kind: 'length', factor: 30.48, words: ['ft', 'foot', 'feet', 'pie', 'pies'] },
  kg: {
    kind: 'mass',
    factor: 1,
    words: ['kg', 'kgs', 'kilo', 'kilos', 'kilogram', 'kilograms', 'kilogramo', 'kilogramos'],
  },
  '[lb_av]': { kind: 'mass', factor: 0.45359237, words: ['lb', 'lbs', 'pound', 'pounds', 'libra', 'libras'] },
  '[stone_av]': { kind: 'mass', factor: 6.35029318, words: ['st', 'stone', 'stones'] },
  g: { kind: 'dose', factor: 1000, words: ['g', 'gram', 'grams', 'gramo', 'gramos'] },
  mg: { kind: 'dose', factor: 1, words: ['mg', 'mgs', 'milligram', 'milligrams', 'miligramo', 'miligramos'] },
  d: { kind: 'time', factor: 1, words: ['d', 'day', 'days', 'dia', 'dias'] },
  wk: { kind: 'time', factor: 7, words: ['wk', 'wks', 'week', 'weeks', 'semana', 'semanas'] },
  mo: { kind: 'time', factor: 30.4375, words: ['mo', 'mos', 'month', 'months', 'mes', 'meses'] },
  a: { kind: 'time', factor: 365.25, words: ['yr', 'yrs', 'year', 'years', 'ano', 'anos'] },
  'mm[Hg]': { kind: 'pressure', factor: 1, words: ['mmhg', 'mm hg'] },
};

const BY_WORD = new Map(Object.entries(UNITS).flatMap(([code, { words }]) => words.map((word) => [word, code])));

/** The UCUM code a word stands for. */
export function unitOfWord(word: string): string | undefined {
  return BY_WORD.get(wordsOf(word).join(' '));
}

/** What kind of thing a unit measures. */
export function kindOfUnit(code: string): UnitWords['kind'] | undefined {
  return UNITS[code]?.kind;
}

/** The value in another unit of the same kind; `undefined` when the two don't compare. */
export function convert(value: number, from: string, to: string): number | undefined {
  if (from === to) return value;
  const [a, b] = [UNITS[from], UNITS[to]];
  return a === undefined || b === undefined || a.kind !== b.kind ? undefined : (value * a.factor) / b.factor;
}
