/** Dates as FHIR writes them: YYYY, YYYY-MM or YYYY-MM-DD. */

const DAY = 86_400_000;

/** The last day a partial date may mean (policy: a partial date counts as its latest possible day). */
export function latestDay(date: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date);
  if (parts === null) return undefined;
  const [, year, month = '12', day] = parts;
  return `${year}-${month}-${day ?? String(daysInMonth(Number(year), Number(month))).padStart(2, '0')}`;
}

/** Whole years from a date to a day. */
export function wholeYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years;
}

/** Whole days from a date to a day. */
export function wholeDays(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY);
}

/** The calendar has this day. */
export function isRealDate(date: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (parts === null) return false;
  const [, year, month, day] = parts;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month)));
}

/** hh:mm:ss, as FHIR writes a time of day. */
export function isTimeOfDay(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/.test(time);
}

/** A date, or a moment with its offset from UTC. */
export function isMoment(moment: string): boolean {
  const [date = '', rest] = moment.split('T');
  if (rest === undefined) return isRealDate(date);
  const [, time = '', offset] = /^(.*?)(Z|[+-]\d{2}:\d{2})$/.exec(rest) ?? [];
  return date.length === 10 && isRealDate(date) && isTimeOfDay(time) && offset !== undefined;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
