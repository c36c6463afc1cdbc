import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { dateText } from '../../src/domain/questionnaire/moment-text.ts';
import { isRealDate } from '../../src/domain/questionnaire/partial-date.ts';
import { parseDate } from './parse-date.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

const DAY = 86_400_000;
const EARLIEST_YEAR = 1900;

/**
 * A whole or partial date; where day and month could be swapped, or where it is still to come in a form that may ask
 * about that, it is read back spelled out.
 */
export function recogniseDate(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  const parsed = parseDate(text, context);
  if (typeof parsed === 'string') return again(parsed);
  const fault = dateFault(parsed.date, item, context.now);
  if (fault?.kind === 'again') return fault;
  const answers = { [item.linkId]: given({ valueDate: parsed.date }) };
  return parsed.sure && fault === undefined
    ? { kind: 'answer', answers }
    : { kind: 'read-back', answers, label: dateText(parsed.date, context.language) };
}

/** Why this date is no answer, or not without asking. A day's grace covers every time zone. */
export function dateFault(date: string, item: AskableItem, now: string): Recognised | undefined {
  if (!isRealDate(date)) return again('date-unreal');
  if (Number(date.slice(0, 4)) < EARLIEST_YEAR) return again('date-old');
  const { earliest, latest } = item.limits;
  if (earliest !== undefined || latest !== undefined) return outside(date, earliest, latest);
  const tomorrow = new Date(Date.parse(now) + DAY).toISOString();
  if (date <= tomorrow.slice(0, date.length)) return undefined;
  return item.mayBeAhead ? { kind: 'read-back', answers: {}, label: date } : again('date-future');
}

function outside(date: string, earliest = '…', latest = '…'): Recognised | undefined {
  const early = earliest !== '…' && date < earliest.slice(0, date.length);
  const late = latest !== '…' && date.slice(0, latest.length) > latest;
  return early || late ? again('moment-range', { earliest, latest }) : undefined;
}
