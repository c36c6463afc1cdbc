import type { Due } from '../src/domain/care/due.ts';
import type { TextRef } from '../src/domain/texts.ts';
import type { OwnQuestion } from './own-question.ts';

export const START = { code: 'start', label: { key: 'due.start' } };
export const TODAY = { code: 'today', label: { key: 'due.today' } };
export const LATER = { code: 'later', label: { key: 'due.later' } };
export const GO_ON = { code: 'go-on', label: { key: 'menu.go-on' } };

/** What is on offer besides what is due. Each is a command too, by its name. */
const OFFERS = ['intention', 'plan', 'journal', 'person', 'faq', 'data'] as const;
/** All of it but the intention, which is a questionnaire of its own. */
export type SideTrip = Exclude<(typeof OFFERS)[number], 'intention'>;

/** How an offer came up: the person greeted or asked for it, wrote something else, or was reminded. */
export type Occasion = 'menu' | 'noted' | 'reminder';

interface Menu {
  /** Most pressing first. */
  due: readonly Due[];
  occasion: Occasion;
  /** "Later today" can be kept. */
  today: boolean;
  /** A questionnaire waits below, in the middle of a question. */
  running: boolean;
  titleOf: (due: Due) => string;
}

/** What is asked where things are due, and what else the person may choose. */
export function menuQuestion({ due, occasion, today, running, titleOf }: Menu): OwnQuestion {
  const [first, ...others] = due;
  // Shortly after a dose there is one thing to choose, or none (clinical pack 5, E0).
  const isEvening = first !== undefined && occasionOf(first) === 'evening';
  const isShort = occasion !== 'menu' || isEvening;
  const offers = OFFERS.map((name) => ({ code: name, label: { key: `menu.${name}` } }));
  const more = others.map((one, i) => ({ code: `due.${i + 1}`, label: shortWords(one, titleOf(one)) }));
  const rest = isEvening ? [] : [...more, ...(isShort ? [] : offers)];
  if (running && occasion === 'menu')
    return listed('menu', { key: 'menu.running' }, [GO_ON, ...allDue(due, titleOf), ...offers]);
  if (first === undefined) return listed('menu', { key: 'menu.nothing' }, rest);
  const later = occasion === 'menu' && !isShort ? [LATER] : [...(today ? [TODAY] : []), LATER];
  const options = [START, ...rest, ...later];
  return { ...listed('due', words(first, titleOf(first)), options), listed: rest.length > 0 };
}

/** A longer list stands in the text too, for who has no buttons. */
function listed(linkId: string, text: TextRef, options: OwnQuestion['options']): OwnQuestion {
  return { linkId, text, options, listed: true };
}

/** Which of these due things an option means. */
export function dueOf(code: string | undefined, due: readonly Due[]): Due | undefined {
  if (code === START.code) return due[0];
  return code?.startsWith('due.') === true ? due[Number(code.slice('due.'.length))] : undefined;
}

export function isSideTrip(code: string): code is SideTrip {
  return OFFERS.some((name) => name === code && name !== 'intention');
}

/** What the words of an offer speak of. */
function occasionOf({ step, points = [] }: Due): string {
  if (step !== 'reflection') return step;
  if (points.some(({ point }) => point === 'E0')) return 'evening';
  return points.every(({ point }) => point === 'PRE') ? 'before' : step;
}

function allDue(due: readonly Due[], titleOf: Menu['titleOf']): OwnQuestion['options'] {
  return due.map((one, i) => ({ code: `due.${i}`, label: shortWords(one, titleOf(one)) }));
}

function words(due: Due, title: string): TextRef {
  const key = `due.${occasionOf(due)}${due.responseId === undefined ? '' : '.resume'}`;
  return { key, params: { title } };
}

function shortWords(due: Due, title: string): TextRef {
  return { key: `menu.due.${occasionOf(due)}`, params: { title } };
}
