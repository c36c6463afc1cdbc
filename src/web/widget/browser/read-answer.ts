import type { TextKey } from './texts.ts';

/** Why an answer cannot be sent, as a text of the chat, and the field to mend. */
export interface Problem {
  problem: TextKey;
  params?: Record<string, string | number>;
  field: string;
}

export interface Limits {
  min?: number;
  max?: number;
}

/**
 * A number as a person types it. A comma is a decimal sign too, but three digits after a sign may be thousands:
 * that is asked again, never guessed.
 */
export function readNumber(typed: string, field: string, limits: Limits, whole: boolean): number | Problem {
  const text = typed.trim();
  if (text === '') return { problem: 'numberMissing', field };
  if (!/^[-+]?\d+([.,]\d+)?$/.test(text) || /[.,]\d{3}$/.test(text)) return { problem: 'numberWrong', field };
  const number = Number(text.replace(',', '.'));
  if (whole && !Number.isInteger(number)) return { problem: 'numberWhole', field };
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits;
  if (number < min || number > max) return { problem: 'numberRange', field };
  return number;
}

/** The words for what a number may be. */
export function rangeOf({ min, max }: Limits): { key: TextKey; params: Record<string, number> } | undefined {
  if (min !== undefined && max !== undefined) return { key: 'between', params: { min, max } };
  if (min !== undefined) return { key: 'atLeast', params: { min } };
  return max === undefined ? undefined : { key: 'atMost', params: { max } };
}

export interface QuantityPart extends Limits {
  linkId: string;
  label: string;
  units: { code: string; label: string }[];
}

export type Quantity = { number: number; unit?: string };

/** The name of the field that holds a part's unit. */
export function unitField(linkId: string): string {
  return `${linkId} unit`;
}

/** Every part of a quantity with its unit, and the words for each. */
export function readQuantities(
  parts: QuantityPart[],
  field: (name: string) => string,
): { quantities: Record<string, Quantity>; words: string[] } | { problem: Problem; part: QuantityPart } {
  const quantities: Record<string, Quantity> = {};
  const words: string[] = [];
  for (const part of parts) {
    const number = readNumber(field(part.linkId), part.linkId, part, false);
    if (typeof number !== 'number') return { problem: number, part };
    const code = field(unitField(part.linkId));
    // With a choice of units none is taken for granted: 2 months are not 2 years.
    const unit = part.units.length > 1 ? part.units.find((known) => known.code === code) : part.units[0];
    if (unit === undefined && part.units.length > 1)
      return { problem: { problem: 'unitMissing', field: unitField(part.linkId) }, part };
    quantities[part.linkId] = { number, ...(unit === undefined ? {} : { unit: unit.code }) };
    words.push([number, unit?.label].filter((word) => word !== undefined).join(' '));
  }
  return { quantities, words };
}

/** A FHIR date: the year, the year and month, or the day; a day that does not exist is a problem. */
export function readDate(typed: { day: string; month: string; year: string }): string | Problem {
  const year = typed.year.trim();
  const day = typed.day.trim();
  if (!/^\d{4}$/.test(year)) return { problem: 'yearMissing', field: 'year' };
  if (typed.month === '') return day === '' ? year : { problem: 'monthMissing', field: 'month' };
  const month = typed.month.padStart(2, '0');
  if (day === '') return `${year}-${month}`;
  const date = `${year}-${month}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  if (!/^\d{1,2}$/.test(day) || Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date)
    return { problem: 'dateWrong', field: 'day' };
  return date;
}

/** A date as people of the language write it, as exact as it was given. */
export function showDate(date: string, language: string): string {
  const exact = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  if (date.length === 4) return date;
  const format = date.length === 7 ? { year: exact.year, month: exact.month } : exact;
  return new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(new Date(date));
}
