import type { JsonObject } from '../../../src/domain/json.ts';
import type { Chat } from '../chat.ts';
import { type Person, pick, pickEvenly } from '../people/person.ts';
import { firstTier, readUtterances, type Utterance } from '../utterances.ts';
import { askingOf, courseContent, openQuestion } from './course.ts';
import type { LineName } from './lines.ts';

/** A cry is heard for what it is by itself; the texts before it may add to it. */
const CALM = { recent: [], doseToday: false };

/** The labelled utterances of every tier that is answered. */
const CRIES: readonly Utterance[] = readUtterances('utterances.txt').filter(isCry);

function isCry({ label, text }: Utterance): boolean {
  return !['NONE', 'PAST_ONLY'].includes(label) && firstTier(courseContent.screen(text, CALM).tiers, label) === label;
}

/** Each tier is as likely as any other. */
export function aCry({ random }: Person): Utterance {
  return pickEvenly(random, CRIES, ({ label }) => label);
}

/** An activity that carries these words in one of the ways that a channel has for them. */
export interface Sent {
  way: string;
  activity: JsonObject;
}

export function sent(words: string, line: LineName, chat: Chat, { random }: Person): Sent {
  const asked = askingOf(openQuestion(chat) ?? { linkId: 'of-before' });
  const ways = line === 'web' ? WEB : TEAMS;
  const [way, activity] = pick(random, [...ways(words, asked), ...Array(3).fill(['typed', { text: words }])]);
  return { way, activity };
}

type Ways = (words: string, asked: JsonObject) => [way: string, activity: JsonObject][];

const WEB: Ways = (words, asked) => [
  ['text of a control', { value: { companion: { ...asked, text: words } } }],
  ['text beside a control', { text: words, value: { companion: { ...asked, text: words } } }],
  ['date of a control', { value: { companion: { ...asked, date: words } } }],
  ['text beside a command', { text: words, value: { companion: { command: 'help' } } }],
  ['control of an older card', { value: { companion: { linkId: 's1.reason', nonce: '0', text: words } } }],
  ['card of another kind', { value: { note: { deep: { deeper: [words] } } } }],
  ['event of a client', { type: 'event', name: 'note', text: words }],
];

const TEAMS: Ways = (words, asked) => [
  ['field of a card', { value: { companion: asked, text: words } }],
  ['date field of a card', { value: { companion: asked, date: words } }],
  ['number field of a card', { value: { companion: asked, number: words } }],
  ['part field of a card', { value: { companion: asked, 'number:s3.bp_known.sys': words } }],
  ['choice field of a card', { value: { companion: asked, code: words } }],
  ['older card', { value: { companion: { linkId: 's1.reason', nonce: '0' }, text: words } }],
  ['card of another kind', { value: { note: { deep: { deeper: [words] } } } }],
  ['edited message', { type: 'messageUpdate', text: words }],
  ['name of a file', { attachments: [{ contentType: 'text/plain', name: words }] }],
];
