import { isAskable, type LoadedItem, type LoadedQuestionnaire } from '../questionnaire/loaded.ts';
import type { Answer, ResponseRecord } from '../questionnaire/response.ts';
import type { Finding } from '../triage/finding.ts';
import { newestTold, type Told } from './told.ts';

/** An item of the practical checklist that somebody must look at before the session. */
export interface ChecklistItem {
  linkId: string;
  /** `open`: not answered, or not asked yet; `alerted`: its answer raised an alert. */
  state: 'open' | 'alerted';
  told?: Told;
  /** Codes of the findings that alert. */
  codes: string[];
}

/**
 * What the checklist of a session left open, and what of it raised an alert (clinical pack 4). ★ items that were never
 * asked are open too, until a run of it has ended: after that they did not apply.
 */
export function checklistState(
  questionnaire: LoadedQuestionnaire,
  runs: readonly ResponseRecord[],
  findings: readonly Finding[],
): ChecklistItem[] {
  const ids = runs.map(({ id }) => id);
  const alerting = findings.filter(
    ({ state, alert, responseId }) => state === 'open' && alert !== undefined && ids.includes(responseId ?? ''),
  );
  const hasEnded = runs.some(({ status }) => status === 'completed');
  return [...questionnaire.items.values()].filter(isLine).flatMap((item): ChecklistItem[] => {
    const within = linkIdsIn(item);
    const [told] = newestTold(runs, within).sort((a, b) => b.answer.at.localeCompare(a.answer.at));
    const codes = alerting
      .filter(({ answerSnapshot }) => within.some((linkId) => Object.hasOwn(answerSnapshot, linkId)))
      .map(({ code }) => code);
    const line = { linkId: item.linkId, ...(told === undefined ? {} : { told }), codes: [...new Set(codes)] };
    if (codes.length > 0) return [{ ...line, state: 'alerted' }];
    const isOpen = told === undefined ? item.starred && isPlain(item) && !hasEnded : isUnanswered(item, told.answer);
    return isOpen ? [{ ...line, state: 'open' }] : [];
  });
}

/** A line of the checklist: what is asked by itself, or a group that is one question; no follow-up of either. */
function isLine(item: LoadedItem): boolean {
  return isAsked(item) && !ancestorsOf(item).some(isAsked);
}

function isAsked(item: LoadedItem): boolean {
  return item.starred || isAskable(item);
}

function ancestorsOf({ parent }: LoadedItem): LoadedItem[] {
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** The pack's own items; others are follow-ups that apply only after an answer. */
function isPlain({ linkId, instrument }: LoadedItem): boolean {
  return linkId.startsWith('p.') || instrument !== undefined;
}

function isUnanswered({ starred }: LoadedItem, answer: Answer): boolean {
  return starred && answer.state !== 'answered';
}

function linkIdsIn(item: LoadedItem): string[] {
  return [item.linkId, ...item.children.flatMap(linkIdsIn)];
}
