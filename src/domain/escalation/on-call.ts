import { DateTime } from 'luxon';
import type { Clinic } from '../clinic.ts';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Every week; `to` that is not after `from` is on the next day. Times as the clinic's wall clock shows them. */
interface WeeklyShift {
  who: string;
  days: (typeof DAYS)[number][];
  /** HH:MM */
  from: string;
  to: string;
}

/** Once: a holiday, a swap. Local date and time of the clinic, without an offset. */
interface DatedShift {
  who: string;
  start: string;
  end: string;
}

/** A line of the on-call rota. Shifts may overlap: then several people are on call. */
export type Shift = WeeklyShift | DatedShift;

const DAY_MS = 24 * 3_600_000;

type Rota = Pick<Clinic, 'onCall' | 'zone'>;

/** Who is on call at a moment (staff ids); undefined when the clinic keeps its rota elsewhere. */
export function onCallAt(rota: Rota, at: Date): string[] | undefined {
  if (rota.onCall === undefined) return undefined;
  const running = covers(rota, at, RUNNING).filter(({ start, end }) => start <= at.getTime() && at.getTime() < end);
  return [...new Set(running.map(({ who }) => who))];
}

/** When cover begins next after a moment; undefined when no shift is known. */
export function nextCover(rota: Rota, at: Date): Date | undefined {
  const starts = covers(rota, at, TO_COME).flatMap(({ start }) => (start > at.getTime() ? [start] : []));
  return starts.length === 0 ? undefined : new Date(Math.min(...starts));
}

/** When nobody is on call within the next days. */
export function gapsWithin(rota: Rota, at: Date, days: number): { from: Date; to: Date }[] {
  const end = at.getTime() + days * DAY_MS;
  const gaps: { from: Date; to: Date }[] = [];
  let covered = at.getTime();
  for (const { start, end: until } of coversWithin(rota, at, days)) {
    if (start > covered) gaps.push({ from: new Date(covered), to: new Date(start) });
    covered = Math.max(covered, until);
  }
  if (covered < end) gaps.push({ from: new Date(covered), to: new Date(end) });
  return gaps;
}

/** Who is on call at some time within the next days (staff ids). */
export function onCallWithin(rota: Rota, at: Date, days: number): string[] {
  return [...new Set(coversWithin(rota, at, days).map(({ who }) => who))];
}

/** Earliest first. */
function coversWithin(rota: Rota, at: Date, days: number): Cover[] {
  const end = at.getTime() + days * DAY_MS;
  const offsets = Array.from({ length: days + 2 }, (_, day) => day - 1);
  return covers(rota, at, offsets)
    .filter((cover) => cover.end > at.getTime() && cover.start < end)
    .sort((a, b) => a.start - b.start);
}

/** One stretch of cover, in milliseconds since the epoch. */
interface Cover {
  who: string;
  start: number;
  end: number;
}

/** Days from today: yesterday's shift may still run; a weekly shift comes again within a week. */
const RUNNING = [-1, 0];
const TO_COME = [0, 1, 2, 3, 4, 5, 6, 7];

function covers({ onCall = [], zone }: Rota, at: Date, offsets: number[]): Cover[] {
  if (onCall.length === 0) return [];
  const today = DateTime.fromJSDate(at, { zone }).startOf('day');
  const days = offsets.map((offset) => today.plus({ days: offset }));
  return onCall
    .flatMap((shift) => ('days' in shift ? days.flatMap((day) => weekly(shift, day)) : [dated(shift, zone)]))
    .filter(({ start, end }) => start < end);
}

/** The wall clock decides, so that a night on which clocks change is as long as it is. */
function weekly({ who, days, from, to }: WeeklyShift, day: DateTime): Cover[] {
  const name = DAYS[day.weekday - 1];
  if (name === undefined || !days.includes(name)) return [];
  const until = to === '24:00' ? '00:00' : to;
  const last = until <= from ? day.plus({ days: 1 }) : day;
  return [{ who, start: clockOn(day, from), end: clockOn(last, until) }];
}

function clockOn(day: DateTime, time: string): number {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0 }).toMillis();
}

function dated({ who, start, end }: DatedShift, zone: string): Cover {
  return {
    who,
    start: DateTime.fromISO(start, { zone }).toMillis(),
    end: DateTime.fromISO(end, { zone }).toMillis(),
  };
}
