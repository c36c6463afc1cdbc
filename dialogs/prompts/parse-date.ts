import type { Language } from '../../src/domain/languages.ts';
import { wordsOf } from './normalise.ts';
import type { RecogniseContext } from './recognised.ts';

/** A date as typed, or the reason why none can be read. `sure` is false where it might mean another day. */
export type ParsedDate = { date: string; sure: boolean } | 'date' | 'date-year' | 'date-two-digit-year';

const MONTHS: Record<Language, string[]> = {
  en: 'january february march april may june july august september october november december'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};
const DAY = 86_400_000;

/** Reads ISO dates, numeric dates and dates with a month's name, in English and Spanish. */
export function parseDate(text: string, { language, now }: RecogniseContext): ParsedDate {
  const typed = text.trim().replace(/[.,]+$/, '');
  const words = wordsOf(typed);
  const [only] = words;
  if (words.length === 1 && (only === 'today' || only === 'hoy')) return { date: now.slice(0, 10), sure: false };
  if (words.length === 1 && (only === 'yesterday' || only === 'ayer')) return { date: dayBefore(now), sure: false };
  return isoDate(typed) ?? numericDate(typed, language) ?? namedDate(words) ?? 'date';
}

function isoDate(text: string): ParsedDate | undefined {
  const parts = /^(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?)?$/.exec(text);
  return parts === null ? undefined : { date: written(parts[1], parts[2], parts[3]), sure: true };
}

function numericDate(text: string, language: Language): ParsedDate | undefined {
  const monthYear = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (monthYear !== null) return { date: written(monthYear[2], monthYear[1]), sure: true };
  if (/^\d{1,2}\s*[-/. ]\s*\d{1,2}\s*[-/. ]\s*\d{2}$/.test(text)) return 'date-two-digit-year';
  const parts = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})$/.exec(text);
  if (parts === null) return undefined;
  const [, first = '', second = '', year] = parts;
  if (Number(first) > 12) return { date: written(year, second, first), sure: true };
  if (Number(second) > 12 || first === second) return { date: written(year, first, second), sure: true };
  // 03/04: March 4 is how it is mostly written in English (US), 3 de abril in Spanish.
  const date = language === 'en' ? written(year, first, second) : written(year, second, first);
  return { date, sure: false };
}

const BETWEEN = new Set(['of', 'the', 'de', 'del', 'el', 'in', 'en', 'on', 'a']);

/** "March 4th, 1980", "4 de marzo de 1980", "marzo 1980". */
function namedDate(words: string[]): ParsedDate | undefined {
  const parts = words
    .filter((word) => !BETWEEN.has(word))
    .map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th|ro|o)$/, '$1'));
  const months = parts.filter((part) => monthOf(part) !== undefined);
  const [name] = months;
  if (name === undefined || months.length > 1) return undefined;
  const others = parts.filter((part) => part !== name);
  const years = others.filter((part) => /^\d{4}$/.test(part));
  const days = others.filter((part) => /^\d{1,2}$/.test(part));
  if (others.length !== years.length + days.length || days.length > 1 || years.length > 1) {
    return days.length === 2 && years.length === 0 ? 'date-two-digit-year' : undefined;
  }
  if (years.length === 0) return 'date-year';
  return { date: written(years[0], String(monthOf(name)), days[0]), sure: true };
}

/** 1 to 12, by the full name or an abbreviation of at least three letters. */
function monthOf(word: string): number | undefined {
  if (word === 'setiembre') return 9;
  for (const names of Object.values(MONTHS)) {
    const index = names.findIndex(
      (name) => name === word || (word.length >= 3 && word.length <= 4 && name.startsWith(word)),
    );
    if (index !== -1) return index + 1;
  }
  return undefined;
}

function written(year = '', month?: string, day?: string): string {
  const parts = [year, month, day].filter((part) => part !== undefined);
  return parts.map((part) => part.padStart(2, '0')).join('-');
}

function dayBefore(now: string): string {
  return new Date(Date.parse(now) - DAY).toISOString().slice(0, 10);
}
