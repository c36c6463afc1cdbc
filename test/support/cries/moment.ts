import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import type { Chat } from '../chat.ts';
import { type Person, pick, pickEvenly } from '../people/person.ts';
import { type Moment, openQuestion } from './course.ts';
import { aCry } from './cry.ts';
import type { Before } from './expected.ts';

/** A moment to cry out in, and how the person came to it. */
export interface Chosen {
  chat: Chat;
  scene: string;
  /** The question that is open is asked again when the crisis is over. */
  isAsked: boolean;
}

/** A scene first, then a moment of it: short ones are not outnumbered. Half of the people do something odd just before. */
export async function aMoment(moments: Moment[], person: Person, at: number): Promise<Chosen> {
  const { scene, chat: before } = pickEvenly(person.random, moments, (moment) => moment.scene);
  const chat = before.fork(`_cry${at}`);
  const { way, isAsked, act } = pick(person.random, [...TURNS, ...TURNS.map(() => STRAIGHT)]);
  await act(chat, person);
  return { chat, scene: scene + way, isAsked };
}

interface Turning {
  way: string;
  isAsked: boolean;
  act: (chat: Chat, person: Person) => Promise<unknown>;
}

const STRAIGHT: Turning = { way: '', isAsked: true, act: async () => {} };
const pause = (chat: Chat, { language }: Person) => chat.say(language === 'es' ? 'pausa' : 'pause');
const change = (chat: Chat, { language }: Person) =>
  chat.say(language === 'es' ? 'cambiar mi respuesta' : 'change my answer');

const TURNS: Turning[] = [
  { way: ', paused', isAsked: false, act: pause },
  { way: ', after a pause', isAsked: true, act: (chat, person) => pause(chat, person).then(() => greet(chat, person)) },
  { way: ', changing an answer', isAsked: false, act: change },
  { way: ', after why', isAsked: true, act: (chat) => chat.tap({ command: 'help' }) },
  { way: ', after back', isAsked: true, act: (chat) => chat.tap({ command: 'back' }) },
  { way: ', after another cry', isAsked: false, act: (chat, person) => chat.say(aCry(person).text) },
];

export function greet(chat: Chat, { language }: Person): Promise<unknown> {
  return chat.say(language === 'es' ? 'hola' : 'hi');
}

/** What stands in the store before the cry. */
export interface Kept extends Before {
  recent: string[];
  responses: ResponseRecord[];
  alerts: Alert[];
  /** The question that is open, and whether a questionnaire asks it. */
  asked: string | undefined;
  isItem: boolean;
}

export async function keptBefore(chat: Chat): Promise<Kept> {
  const { dialog } = chat.last.turn.state;
  const state = JSON.stringify(dialog);
  const question = openQuestion(chat);
  return {
    patient: await chat.patient(),
    now: chat.clock.now().toISOString(),
    screenOpen: state.includes('"screen":{"open":true'),
    supportCount: Number(/"supportCount":(\d+)/.exec(state)?.[1] ?? 0),
    recent: (dialog.recent as string[] | undefined) ?? [],
    responses: await responsesOf(chat),
    alerts: await chat.alerts(),
    asked: question?.linkId.replace(/^confirm:/, ''),
    isItem: question?.questionnaire !== undefined,
  };
}

export async function responsesOf(chat: Chat): Promise<ResponseRecord[]> {
  const where = { patientId: chat.last.patientId };
  return (await chat.store.records.list('responses', { index: 'byPatient', where, limit: 200 })).items;
}
