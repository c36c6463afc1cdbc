import type { Language } from '../../../domain/languages.ts';

/** "Mon, Mar 2, 2026, 10:04 AM EST" as people of a place read it. */
export function timeText(at: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    ...{ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
    ...{ timeZoneName: 'short', timeZone: zone },
  } as Intl.DateTimeFormatOptions).format(new Date(at));
}

/** The day alone. */
export function dayText(at: string, language: Language, zone: string): string {
  const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: zone } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(at));
}

/** The day alone, as short as it can be read. */
export function shortDayText(at: string, language: Language, zone: string): string {
  const options = { year: 'numeric', month: 'short', day: 'numeric', timeZone: zone } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(at));
}

/** The time of day alone. */
export function clockText(at: string, language: Language, zone: string): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(at));
}

/** A date without a time, whole or partial. */
export function dateText(date: string, language: Language): string {
  const [year = '', month, day] = date.split('-');
  const options: Intl.DateTimeFormatOptions = {
    ...{ timeZone: 'UTC', year: 'numeric' },
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  const at = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(localeOf(language), options).format(at);
}

/**
 * The instant at which the clocks of a zone show this. A time that a change of the clocks leaves out is moved on by
 * the change; of a time that comes twice, the first.
 */
export function instantOf(date: string, time: string, zone: string): string {
  const wall = Date.parse(`${date}T${time}Z`);
  const day = 24 * 3_600_000;
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const fits = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at, zone) === wall);
  const at = fits.length > 0 ? Math.min(...fits) : wall - Math.min(...offsets);
  return new Date(at).toISOString();
}

/** Date and time of day as the clocks of a zone show them, for input fields. */
export function wallOf(at: string, zone: string): { date: string; time: string } {
  const instant = Date.parse(at);
  const shown = new Date(instant + offsetAt(instant, zone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

function offsetAt(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as Intl.DateTimeFormatOptions);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function localeOf(language: Language): string {
  return language === 'es' ? 'es-US' : 'en-US';
}
