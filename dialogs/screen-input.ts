import type { Activity } from 'botbuilder';
import type { MedicineSession } from '../src/domain/care/session.ts';
import { NOTHING_FOUND, type Screen, type Screening, type ScreeningContext } from '../src/domain/safety/tiers.ts';
import { wordsIn } from '../src/domain/safety/words.ts';
import type { StoredActivity } from '../src/domain/turn.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { plain } from './commands.ts';

/** How many earlier texts the detector sees (two-hop intent), and how much of each. */
const REMEMBERED = 4;
const REMEMBERED_LENGTH = 400;
const DAY_MS = 24 * 3_600_000;

/**
 * Screens all words of an activity, wherever they stand. The exact label of an option on offer is an answer: what it
 * raises stands in the rules of its question.
 */
export function screenInput(
  screen: Screen,
  activity: Activity,
  context: ScreeningContext,
  offered: string[],
): Screening {
  const labels = offered.map(plainWords);
  return wordsIn(activity as unknown as StoredActivity)
    .filter((text) => !isMadeOf(plainWords(text), labels))
    .map((text) => screenSafely(screen, text, context))
    .reduce(merge, NOTHING_FOUND);
}

/** Nothing but labels, one after the other: a label may hold a comma itself. */
function isMadeOf(text: string, labels: readonly string[]): boolean {
  if (text === '') return false;
  const open = [text];
  const seen = new Set<string>();
  for (let rest = open.pop(); rest !== undefined; rest = open.pop()) {
    if (rest === '') return true;
    if (seen.has(rest)) continue;
    seen.add(rest);
    for (const label of labels) if (`${rest} `.startsWith(`${label} `)) open.push(rest.slice(label.length + 1));
  }
  return false;
}

function plainWords(text: string): string {
  return plain(text.replace(/[,;\n]/g, ' '));
}

/** Names and telephone numbers are in no language: an unknown one means nothing there (clinical pack 7.1). */
export function withoutLanguage(screening: Screening): Screening {
  const reasons = screening.reasons.filter(({ rule }) => rule !== 'language');
  if (reasons.length === screening.reasons.length) return screening;
  const marks = screening.marks.filter((mark) => mark !== 'LANGUAGE');
  const checked = reasons.some(({ tier }) => tier === 'CHECK');
  const tiers = screening.tiers.filter((tier) => tier !== 'CHECK' || checked);
  const { check, ...rest } = screening;
  return { ...rest, tiers, marks, reasons, ...(checked && check !== undefined ? { check } : {}) };
}

/** On any fault of the detector: ask, never silence (clinical pack 7.1). */
function screenSafely(screen: Screen, text: string, context: ScreeningContext): Screening {
  try {
    return screen(text, context);
  } catch {
    return { ...NOTHING_FOUND, tiers: ['CHECK'], check: { form: 'self', afterMethod: false } };
  }
}

function merge(a: Screening, b: Screening): Screening {
  if (b.tiers.length === 0 && !b.quiet) return a;
  if (a.tiers.length === 0 && !a.quiet) return b;
  const check = a.check ?? b.check;
  const hint = a.hint ?? b.hint;
  return {
    tiers: [...new Set([...a.tiers, ...b.tiers])],
    marks: [...new Set([...a.marks, ...b.marks])],
    ...(check === undefined ? {} : { check }),
    ...(hint === undefined ? {} : { hint }),
    quiet: a.quiet || b.quiet,
    reasons: [...a.reasons, ...b.reasons],
  };
}

/** Keeps the words of an activity for those that come after it. */
export function rememberWords(scope: TurnScope, activity: Activity): void {
  const said = wordsIn(activity as unknown as StoredActivity).map((text) => text.slice(0, REMEMBERED_LENGTH));
  const recent = (scope.memory.recent as string[] | undefined) ?? [];
  if (said.length > 0) scope.memory.recent = [...recent, ...said].slice(-REMEMBERED);
}

/** A session of the last 24 h that began, or may have: its dose may still act. */
export async function doseToday(scope: TurnScope): Promise<boolean> {
  return (await recentSessions(scope)).some(
    (session) => session.start <= scope.now && session.state !== 'cancelled' && session.state !== 'missed',
  );
}

/** Sessions from a day ago on, and those to come. */
export async function recentSessions(scope: TurnScope): Promise<MedicineSession[]> {
  const { patientId } = scope.conversation;
  const from = new Date(Date.parse(scope.now) - DAY_MS).toISOString();
  return (await scope.list('sessions', { index: 'byPatient', where: { patientId }, from, limit: 10 })).items;
}
