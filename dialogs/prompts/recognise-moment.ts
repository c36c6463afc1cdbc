import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { momentText } from '../../src/domain/questionnaire/moment-text.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { valueFaults } from '../../src/domain/questionnaire/value-faults.ts';
import { parseDate } from './parse-date.ts';
import { parseTime } from './parse-time.ts';
import { dateFault } from './recognise-date.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

/** A time of day; where it could be morning or afternoon, it is read back. */
export function recogniseTime(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const parsed = parseTime(text);
  if (parsed === undefined) return again('time');
  const value = { valueTime: parsed.time };
  return settled(item, value, parsed.sure, momentText(value, language));
}

/** A date with a time of day, on the clock of the clinic; the date alone will do. */
export function recogniseDateTime(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  const typed = text.trim();
  const exact = { valueDateTime: typed };
  if (/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(typed) && valueFaults(item, exact).length === 0)
    return settled(item, exact, true, '');
  const { date: dateWords, time } = parts(typed);
  const parsed = parseDate(dateWords, context);
  if (typeof parsed === 'string') return again(parsed === 'date' ? 'date-time' : parsed);
  const fault = dateFault(parsed.date, item, context.now);
  if (fault !== undefined && fault.kind !== 'read-back') return fault;
  const value = { valueDateTime: time === undefined ? parsed.date : moment(parsed.date, time.time, context.zone) };
  const sure = parsed.sure && time?.sure !== false && fault === undefined;
  return settled(item, value, sure, momentText(value, context.language));
}

function settled(item: AskableItem, value: AnswerValue, sure: boolean, label: string): Recognised {
  const [fault] = valueFaults(item, value);
  if (fault !== undefined) return again(fault.code === 'range' ? 'moment-range' : 'date-unreal', rangeOf(item));
  const answers = { [item.linkId]: given(value) };
  return sure ? { kind: 'answer', answers } : { kind: 'read-back', answers, label };
}

/** The limits as words, for asking again. */
export function rangeOf({ limits: { earliest, latest } }: AskableItem): Record<string, string> {
  return { earliest: earliest ?? '…', latest: latest ?? '…' };
}

/** "March 4, 2026 at 2:30 pm": the longest end that is a time. */
function parts(text: string): { date: string; time?: { time: string; sure: boolean } } {
  for (const { index } of text.matchAll(/[\s,T]+(?=\S)/g)) {
    const rest = text.slice(index).replace(/^[\s,T]+/, '');
    const time = parseTime(rest);
    if (time !== undefined) return { date: text.slice(0, index), time };
  }
  return { date: text };
}

/** FHIR wants the offset from UTC with every time; that of the place whose clock was meant. */
function moment(date: string, time: string, zone = 'UTC'): string {
  if (date.length < 10) return date;
  const utc = Date.parse(`${date}T${time}Z`);
  const offset = offsetAt(utc - minutesOf(offsetAt(utc, zone)) * 60_000, zone);
  return `${date}T${time}${offset}`;
}

function offsetAt(at: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? 'Z';
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
