import { CompanionBot } from '../../../bots/companion-bot.ts';
import { RootDialog } from '../../../dialogs/root-dialog.ts';
import { loadContent } from '../../../src/content/load-content.ts';
import { SHIPPED_SOURCES } from '../../../src/content/questionnaires/index.ts';
import { assigned } from '../../../src/domain/care/assignment.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { QuestionData, QuestionOption } from '../../../src/domain/companion-data.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { NewConversation } from '../../../src/turns/arrival.ts';
import { Chat } from '../chat.ts';
import { formJson } from '../form-folder.ts';
import { intentFor } from '../people/intent.ts';
import { type Person, pick } from '../people/person.ts';
import { closeAlert } from '../staff-acts.ts';

const HOUR_MS = 3_600_000;
/** More messages than a whole course of care needs. */
const MOST = 600;

/** A form of a clinic's own: a field that takes words, a choice that does too, a number. */
const FORM = formJson('sleep', [
  { linkId: 'hours', type: 'integer', text: 'How many hours do you sleep?' },
  {
    linkId: 'wakes',
    type: 'open-choice',
    text: 'What wakes you?',
    answerOption: [{ valueString: 'Noise' }, { valueString: 'Light' }],
  },
  { linkId: 'dreams', type: 'text', text: 'What do you dream of?' },
]);
export const courseContent = loadContent([...SHIPPED_SOURCES, { json: FORM, origin: 'clinic', clinics: ['demo'] }]);
const bot = new CompanionBot(new RootDialog(courseContent));

/** Where in the conversation a moment is: each is as likely as any other. */
export type Scene =
  | 'beginning'
  | 'section'
  | 'scale'
  | 'list'
  | 'summary'
  | 'suicide screen'
  | 'intention'
  | 'reflection'
  | 'form'
  | 'own question'
  | 'nothing asked';

/** One moment of a course, to go on from as often as one likes. */
export interface Moment {
  scene: Scene;
  chat: Chat;
}

/**
 * A person's whole course: onboarding and pre-screening, an intention, a session, the reflection after it, a form of
 * the clinic's own, and what lies between; every moment of it.
 */
export async function courseOf(person: Person, conversationId: string, start: NewConversation): Promise<Moment[]> {
  const chat = new Chat({ bot, conversationId, start, idSuffix: `_course${person.seed}` });
  const moments: Moment[] = [];
  const staff = [enterSession, releaseSession, async () => {}, giveForm, async () => {}];
  await chat.start();
  for (let said = 0; said < MOST; said += 1) {
    moments.push({ scene: sceneOf(chat), chat: chat.fork(`_${said}`) });
    if (openQuestion(chat) !== undefined) await answer(chat, person);
    else if (await isBlocked(chat)) await closeAlerts(chat);
    else if (!(await comesBack(chat, person, staff))) return moments;
  }
  throw new Error(`The course of person ${person.seed} came to no end; the last question was ${chat.last.asked}.`);
}

/** Nothing is asked: staff do what is next, and the person writes; false when there is nothing more to come. */
async function comesBack(chat: Chat, person: Person, staff: ((chat: Chat) => Promise<void>)[]): Promise<boolean> {
  const { prescreening } = await chat.responses();
  const act = prescreening?.status === 'completed' ? staff.shift() : async () => {};
  if (act === undefined) return false;
  await act(chat);
  await chat.say(person.language === 'es' ? 'hola' : 'hi');
  return true;
}

interface Asking {
  kind: string;
  linkId: string;
  questionnaire?: string;
  options?: QuestionOption[];
  nonce?: string;
}

/** The question that waits for an answer. */
export function openQuestion({ last }: Chat): Asking | undefined {
  return last.data.findLast((data) => 'linkId' in data && data.linkId !== undefined) as Asking | undefined;
}

export async function isBlocked(chat: Chat): Promise<boolean> {
  return (await chat.patient()).openAlerts.some(({ blocks }) => blocks);
}

function sceneOf(chat: Chat): Scene {
  const question = openQuestion(chat);
  if (question === undefined) return 'nothing asked';
  const { kind, linkId, questionnaire } = question;
  if (kind === 'summary') return 'summary';
  if (questionnaire === undefined) return linkId.startsWith('confirm:') ? 'section' : 'own question';
  const [name = ''] = questionnaire.split('|');
  if (name.endsWith('/sleep')) return 'form';
  if (name.includes('intention')) return 'intention';
  if (name.includes('reflection')) return 'reflection';
  if (linkId.startsWith('asq.')) return 'suicide screen';
  if (linkId.startsWith('s0.')) return 'beginning';
  if (linkId.includes('[')) return 'list';
  return /^(phq9|gad7|auditc|pcl|pcptsd)/.test(linkId) ? 'scale' : 'section';
}

/** A clinician closes what is open; the conversation goes on with what the last of it says. */
export async function closeAlerts(chat: Chat): Promise<void> {
  await closeAlert(chat);
  await chat.catchUp();
}

/** Goes on as this person would; what a crisis asks is answered so that it ends. */
export async function answer(chat: Chat, person: Person): Promise<unknown> {
  const question = openQuestion(chat);
  const es = person.language === 'es';
  if (question === undefined) return undefined;
  const { kind, linkId, options = [], questionnaire } = question;
  if (linkId.startsWith('confirm:')) return chat.say(es ? 'Sí' : 'Yes');
  if (kind === 'question' && questionnaire !== undefined) return answerItem(chat, question as QuestionData, person);
  if (options.length === 0) return chat.say(es ? 'Mi hermana está aquí' : 'My sister is here');
  const { code, label } = options.find((option) => ONWARD.has(option.code)) ?? pick(person.random, options);
  return chat.tap({ ...askingOf(question), code }, label);
}

function answerItem(chat: Chat, question: QuestionData, person: Person): Promise<unknown> {
  const { typed, tapped } = intentFor(question, person);
  if (person.random() < 0.4) return chat.say(typed);
  return chat.tap({ ...askingOf(question), ...tapped }, typed);
}

/** Which asking of a question a tap answers. */
export function askingOf({ linkId, nonce }: { linkId: string; nonce?: string }): JsonObject {
  return { linkId, ...(nonce === undefined ? {} : { nonce }) };
}

/** What ends a crisis question, a break, an offer and a summary soonest. */
const ONWARD = new Set(['keep', 'start', 'go_on', 'right', 'leave', 'no']);

/** Staff enter a session that is two days away. */
async function enterSession(chat: Chat): Promise<void> {
  const now = chat.clock.now().getTime();
  const at = (hours: number) => new Date(now + hours * HOUR_MS).toISOString();
  const session: MedicineSession = {
    id: `session_${chat.conversationId}`,
    clinicId: 'demo',
    patientId: chat.last.patientId,
    state: 'confirmed',
    start: at(48),
    plannedEnd: at(51),
    zone: 'America/New_York',
    route: 'im',
    createdBy: 'T',
    createdAt: at(0),
    updatedAt: at(0),
  };
  await chat.store.records.update('sessions', session.id, () => session);
}

/** The session was an hour ago, and a day passes. */
async function releaseSession(chat: Chat): Promise<void> {
  chat.clock.advance(52 * HOUR_MS);
  const releasedAt = new Date(chat.clock.now().getTime() - HOUR_MS).toISOString();
  const id = `session_${chat.conversationId}`;
  await chat.store.records.update('sessions', id, (session) =>
    session === undefined ? undefined : { ...session, state: 'released', start: releasedAt, releasedAt },
  );
  chat.clock.advance(24 * HOUR_MS);
}

async function giveForm(chat: Chat): Promise<void> {
  const at = chat.clock.now().toISOString();
  const form = { id: 'assignment_1', questionnaire: 'https://clinic.test/sleep|1', by: 'Dr. Adler', at };
  await chat.store.records.update('patients', chat.last.patientId, (patient) => patient && assigned(patient, form, []));
}
