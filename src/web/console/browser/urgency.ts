import type { Say } from './texts.ts';

const MINUTE = 60_000;

/** How long until somebody must have acted, in words, and whether that is past. */
export function urgency(clock: string, now: number, say: Say): { text: string; overdue: boolean } {
  const left = Date.parse(clock) - now;
  const overdue = left < 0;
  const minutes = overdue ? Math.floor(-left / MINUTE) : Math.ceil(left / MINUTE);
  if (minutes < 120) return { text: say(overdue ? 'alerts.overdue' : 'alerts.inMinutes', { minutes }), overdue };
  const hours = Math.round(minutes / 60);
  return { text: say(overdue ? 'alerts.overdueHours' : 'alerts.inHours', { hours }), overdue };
}
