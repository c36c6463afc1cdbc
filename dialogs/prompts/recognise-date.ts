import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { dateText } from '../../src/domain/questionnaire/localize.ts';
import { isRealDate } from '../../src/domain/questionnaire/partial-date.ts';
import { parseDate } from './parse-date.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

const DAY = 86_400_000;
const EARLIEST_YEAR = 1900;

/** A whole or partial date in the past; where day and month could be swapped, it is read back spelled out. */
export function recogniseDate(item: AskableItem, text: string, context: RecogniseContext): Recognised {
  const parsed = parseDate(text, context);
  if (typeof parsed === 'string') return again(parsed);
  const fault = dateFault(parsed.date, context.now);
  if (fault !== undefined) return fault;
  const answers = { [item.linkId]: given({ valueDate: parsed.date }) };
  return parsed.sure
    ? { kind: 'answer', answers }
    : { kind: 'read-back', answers, label: dateText(parsed.date, context.language) };
}

/** Why this date is no answer, if it isn't. What we ask about has happened; a day's grace covers every time zone. */
export function dateFault(date: string, now: string): Recognised | undefined {
  if (!isRealDate(date)) return again('date-unreal');
  if (Number(date.slice(0, 4)) < EARLIEST_YEAR) return again('date-old');
  const tomorrow = new Date(Date.parse(now) + DAY).toISOString();
  return date > tomorrow.slice(0, date.length) ? again('date-future') : undefined;
}
