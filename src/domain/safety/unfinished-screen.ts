import type { LoadedItem, LoadedQuestionnaire } from '../questionnaire/loaded.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';

const DAY_MS = 24 * 3_600_000;

type Answers = ResponseRecord['answers'];

/**
 * The answers of a run whose suicide screen was begun and not finished: after 24 h the screen starts anew (clinical
 * pack 3.3, policy), so older answers of it no longer count as asked. They stay in the record.
 */
export function withoutOldScreen({ items }: LoadedQuestionnaire, answers: Answers, now: string): Answers {
  const oldest = new Date(Date.parse(now) - DAY_MS).toISOString();
  const isOld = ([linkId, { at }]: [string, { at: string }]) => at < oldest && isInScreen(items.get(linkId));
  const entries = Object.entries(answers);
  return entries.some(isOld) ? Object.fromEntries(entries.filter((entry) => !isOld(entry))) : answers;
}

/** Something of the suicide screen in this questionnaire was asked. */
export function screenBegun({ items }: LoadedQuestionnaire, answers: Answers): boolean {
  return Object.keys(answers).some((linkId) => isInScreen(items.get(linkId)));
}

function isInScreen(item: LoadedItem | undefined): boolean {
  return item !== undefined && (item.suicideScreen || isInScreen(item.parent));
}
