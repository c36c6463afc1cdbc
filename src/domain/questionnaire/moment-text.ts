import type { Language } from '../languages.ts';
import type { AnswerValue } from './response.ts';

const TAGS: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-419' };

/** A date as a person reads it. */
export function dateText(date: string, language: Language): string {
  const [year, month, day] = date.split('-');
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  return new Intl.DateTimeFormat(TAGS[language], options).format(at);
}

/** A time of day, or a moment, on the clock it was said by. */
export function momentText(value: AnswerValue, language: Language): string {
  if ('valueTime' in value) return timeText(value.valueTime, language);
  if (!('valueDateTime' in value)) return '';
  const [date = '', time] = value.valueDateTime.split('T');
  return time === undefined ? dateText(date, language) : `${dateText(date, language)}, ${timeText(time, language)}`;
}

function timeText(time: string, language: Language): string {
  const at = new Date(`1970-01-01T${time.slice(0, 5)}:00Z`);
  return new Intl.DateTimeFormat(TAGS[language], { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).format(at);
}
