import type { Language } from '../../src/domain/languages.ts';
import { wordsOf } from './normalise.ts';
import { numberOfWord } from './number-words.ts';
import { unitOfWord } from './units.ts';

export interface TypedQuantity {
  value: number;
  /** UCUM code, when a unit was written. */
  unit?: string;
}

/** The quantities in a text and the words around them. Feet and inches together are one height in inches. */
export interface TypedQuantities {
  quantities: TypedQuantity[];
  rest: string[];
}

/** "2 and a half years" is 2.5 years, and so is "2 years and a half". */
const HALF_MORE = 'half-more';
const BETWEEN = new Set(['and', 'y', 'with', 'con']);

/** Reads "5'10\"", "180 cm, 80 kg", "two and a half years", "un mes". */
export function parseQuantities(text: string, language: Language): TypedQuantities {
  const quantities: TypedQuantity[] = [];
  const rest: string[] = [];
  for (const token of tokensOf(text)) {
    const number = numberIn(token, language);
    const unit = unitOfWord(token);
    const last = quantities.at(-1);
    if (token === HALF_MORE && last !== undefined) last.value += 0.5;
    else if (number !== undefined) quantities.push({ value: number });
    else if (unit !== undefined && last !== undefined && last.unit === undefined) last.unit = unit;
    else if (!BETWEEN.has(token)) rest.push(token);
  }
  return { quantities: joinFeet(quantities), rest };
}

function tokensOf(text: string): string[] {
  const written = text
    .toLowerCase()
    .replace(/(\d)\s*(?:''|"|”|″)/g, '$1 inches ')
    .replace(/(\d)\s*(?:'|’|′)/g, '$1 feet ')
    .replace(/mm\s*\[?hg\]?/g, 'mmhg')
    .replace(/\b(?:and a half|y medi[oa])\b/g, ` ${HALF_MORE} `)
    .replace(/\b(?:half an?|medi[oa])\b/g, ' 0.5 ');
  return written.match(/[-−]?\d+(?:[.,]\d+)?|half-more|[\p{L}]+/gu) ?? [];
}

function numberIn(token: string, language: Language): number | undefined {
  if (/^\d/.test(token)) return Number(token.replace(',', '.'));
  if (token === 'a' || token === 'an') return 1;
  return /^[-−]/.test(token) ? Number.NaN : numberOfWord(wordsOf(token)[0] ?? '', language);
}

function joinFeet(quantities: TypedQuantity[]): TypedQuantity[] {
  const at = quantities.findIndex(({ unit }) => unit === '[ft_i]');
  const [feet, inches] = [quantities[at], quantities[at + 1]];
  if (feet === undefined || inches === undefined) return quantities;
  if (!Number.isInteger(feet.value) || inches.value >= 12) return quantities;
  if (inches.unit !== '[in_i]' && !(inches.unit === undefined)) return quantities;
  return quantities.toSpliced(at, 2, { value: feet.value * 12 + inches.value, unit: '[in_i]' });
}
