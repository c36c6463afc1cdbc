import { DateTime } from 'luxon';
import type { CareTiming } from './care-timing.ts';

type QuietHours = CareTiming['quietHours'];

/** Nothing is sent then; `zone` is the patient's IANA zone, `at` UTC. */
export function isQuiet(at: string, zone: string, { from, to }: QuietHours): boolean {
  const time = localTime(at, zone);
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** The same moment, or the end of the quiet hours that it falls into. UTC, ISO 8601. */
export function afterQuietHours(at: string, zone: string, quiet: QuietHours): string {
  return isQuiet(at, zone, quiet) ? nextMorning(at, zone, quiet) : at;
}

/** The first end of quiet hours after this moment. UTC, ISO 8601. */
export function nextMorning(at: string, zone: string, { to }: QuietHours): string {
  const day = local(at, zone);
  return iso(atTime(localTime(at, zone) < to ? day : day.plus({ days: 1 }), to));
}

/** This wall-clock time on the evening before quiet hours began: of the same night, not of the day that follows it. */
export function eveningBefore(at: string, zone: string, time: string, { to }: QuietHours): string {
  const day = local(at, zone);
  return iso(atTime(localTime(at, zone) < to ? day.minus({ days: 1 }) : day, time));
}

/** The calendar day a person there reads. */
export function localDay(at: string, zone: string): string {
  return local(at, zone).toFormat('yyyy-MM-dd');
}

/** Monday to Sunday, as the week of a year. */
export function localWeek(at: string, zone: string): string {
  return local(at, zone).toFormat("kkkk-'W'WW");
}

function local(at: string, zone: string): DateTime {
  return DateTime.fromMillis(Date.parse(at), { zone });
}

function localTime(at: string, zone: string): string {
  return local(at, zone).toFormat('HH:mm');
}

/** A time that the clock skips that day is the one after it. */
function atTime(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0, second: 0, millisecond: 0 });
}

function iso(at: DateTime): string {
  return at.toUTC().toJSDate().toISOString();
}
