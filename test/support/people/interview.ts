import type { CompanionData, QuestionData } from '../../../src/domain/companion-data.ts';
import { Chat, content } from '../chat.ts';
import { passTime } from '../pass-time.ts';
import { closeAlert } from '../staff-acts.ts';
import { type Intent, intentFor } from './intent.ts';
import { type Person, pick } from './person.ts';
import { misspelt } from './typos.ts';

/** More messages than any person needs: an interview that goes on is a dead end. */
const MOST = 900;
/** How often one question is tried: with a slip, in its exact words, by tap. */
const MOST_TRIES = 5;
/** Not left out, nor interrupted: the way begins and ends there. */
const FIXED = new Set(['s0.ai_disclosure', 's0.consent', 's0.country', 's0.dob']);
const DAY_MINUTES = 24 * 60;
/** Clinical pack 2.4. */
const SILENCE_MINUTES = 10;

export interface Interview {
  person: Person;
  chat: Chat;
  /** What was meant, by linkId: the latest. */
  intents: Map<string, Intent | 'skipped'>;
  /** Questions asked, each as often as it was. */
  asked: string[];
  /** The person went away for good. */
  left: boolean;
  /** They were away for more than a day in between. */
  longPause: boolean;
}

/** One person's whole pre-screening. `plain`: every answer is given straight, by tap, and nothing is taken back. */
export async function interview(person: Person, plain?: ReadonlyMap<string, Intent | 'skipped'>): Promise<Interview> {
  const chat = new Chat({ language: person.language, conversationId: `person-${person.seed}` });
  const talk: Talk = {
    person,
    chat,
    intents: new Map(),
    asked: [],
    left: false,
    longPause: false,
    tries: 0,
    ranOut: new Set(),
    plain,
  };
  await chat.start();
  for (let said = 0; said < MOST; said += 1) {
    if (isOver(chat.last.data) || (await isRefused(chat))) return talk;
    if (talk.asked.length >= person.leavesAfter && plain === undefined) return { ...talk, left: true };
    await next(talk);
  }
  throw new Error(`Person ${person.seed} came to no end; the last question was ${chat.last.asked}.`);
}

interface Talk extends Interview {
  tries: number;
  /** Timed questions that nobody answered in time. */
  ranOut: Set<string>;
  plain: ReadonlyMap<string, Intent | 'skipped'> | undefined;
}

function isOver(data: CompanionData[]): boolean {
  return data.some(({ kind }) => kind === 'done');
}

async function isRefused(chat: Chat): Promise<boolean> {
  return (await chat.patient()).consent?.status === 'refused';
}

function next(talk: Talk): Promise<unknown> {
  const { chat } = talk;
  const question = chat.last.data.findLast((data) => 'linkId' in data && data.linkId !== undefined);
  if (question === undefined || !('linkId' in question)) return unasked(talk);
  const linkId = question.linkId ?? '';
  if (linkId.startsWith('confirm:')) return confirm(talk, linkId.slice('confirm:'.length));
  if (question.kind === 'summary') return atTheEnd(talk, question);
  if (question.kind === 'question' && question.questionnaire !== undefined) return onQuestion(talk, question);
  return ownQuestion(talk, question);
}

/** Nothing is asked: a clinician closes what is open, or the person comes back. */
async function unasked({ chat, person }: Talk): Promise<unknown> {
  const open = (await chat.alerts()).filter((alert) => alert.closed === undefined && alert.blocks);
  if (open.length > 0) return closeAlert(chat);
  return chat.say(person.language === 'es' ? 'hola' : 'hi');
}

/** A break, what is due, a crisis: any of the buttons, or words where there are none. */
function ownQuestion({ chat, person, plain }: Talk, { linkId = '', options = [], nonce }: Asking): Promise<unknown> {
  if (options.length === 0)
    return chat.say(person.language === 'es' ? 'Mi hermana está conmigo' : 'My sister is with me');
  const onward = options.find(({ code }) => code === 'keep' || code === 'start' || code === 'go-on');
  const straight = onward !== undefined && (plain !== undefined || person.random() < 0.7);
  const option = straight ? onward : pick(person.random, options);
  return chat.tap({ linkId, code: option.code, ...(nonce === undefined ? {} : { nonce }) }, option.label);
}

interface Asking {
  linkId?: string;
  options?: { code: string; label: string }[];
  nonce?: string;
}

function confirm({ chat, intents, person }: Talk, linkId: string): Promise<unknown> {
  const intent = intents.get(linkId);
  const right =
    intent !== undefined && intent !== 'skipped' && intent.labels.every((label) => chat.last.text.includes(label));
  return chat.say(right ? (person.language === 'es' ? 'Sí' : 'Yes') : 'No');
}

async function atTheEnd(talk: Talk, { options = [], linkId = '', nonce }: Asking): Promise<unknown> {
  const { chat, person, plain } = talk;
  const wants = plain === undefined && person.corrects && person.random() < 0.5 ? 'change' : 'right';
  const option = options.find(({ code }) => code === wants);
  await chat.tap({ linkId, code: wants, ...(nonce === undefined ? {} : { nonce }) }, option?.label ?? '');
  if (wants === 'change') await chat.say(`${4 + Math.floor(person.random() * 40)}`);
  return undefined;
}

async function onQuestion(talk: Talk, question: QuestionData): Promise<unknown> {
  const { person, chat, asked, intents, plain } = talk;
  const { linkId } = question;
  talk.tries = asked.at(-1) === linkId ? talk.tries + 1 : 0;
  if (talk.tries > MOST_TRIES) throw new Error(`Person ${person.seed} cannot get past ${linkId}.`);
  asked.push(linkId);
  const isFirst = plain === undefined && talk.tries === 0;
  if (isFirst && !FIXED.has(linkId) && (await oddity(talk, question))) return undefined;
  const intent = intentOf(talk, question);
  // A timed question that the person was away from counts as skipped, whatever they say to it late.
  intents.set(linkId, talk.ranOut.delete(linkId) ? 'skipped' : intent);
  return intent === 'skipped' ? chat.tap({ command: 'skip' }) : answer(talk, question, intent);
}

function intentOf({ plain, tries, intents, person }: Talk, question: QuestionData): Intent | 'skipped' {
  if (plain !== undefined) return plain.get(question.linkId) ?? 'skipped';
  const before = tries > 0 ? intents.get(question.linkId) : undefined;
  return before ?? intentFor(question, person);
}

function answer(
  { plain, tries, person, chat }: Talk,
  { linkId, nonce }: QuestionData,
  intent: Intent,
): Promise<unknown> {
  const { random, says, typos } = person;
  const taps = plain !== undefined || tries > 1 || says === 'tapping' || (says === 'both' && random() < 0.5);
  if (taps) return chat.tap({ linkId, ...(nonce === undefined ? {} : { nonce }), ...intent.tapped }, intent.typed);
  const slips = tries === 0 && random() < typos && !('text' in intent.meant) && /^\p{L}{5}/u.test(intent.typed);
  return chat.say(slips ? misspelt(intent.typed, random) : intent.typed);
}

/** Back, why, skip, a pause of minutes or days; true when the answer waits for another time. */
async function oddity(talk: Talk, { linkId }: QuestionData): Promise<boolean> {
  const { person, chat, intents } = talk;
  const { random } = person;
  if (random() < person.asksWhy) {
    await chat.tap({ command: 'help' });
    return true;
  }
  if (random() < person.goesBack) {
    await chat.tap({ command: 'back' });
    return true;
  }
  if (random() < person.skips) {
    intents.set(linkId, 'skipped');
    await chat.tap({ command: 'skip' });
    return true;
  }
  if (random() < person.pauses) {
    await chat.tap({ command: 'pause' });
    const minutes = Math.floor(random() ** 3 * 9 * DAY_MINUTES);
    talk.longPause ||= minutes > DAY_MINUTES;
    await passTime(chat, minutes);
    const open = chat.last.asked ?? '';
    if (minutes >= SILENCE_MINUTES && content.timedItems.has(open)) talk.ranOut.add(open);
    return true;
  }
  return false;
}
