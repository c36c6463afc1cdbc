import type { Effect } from '../../../src/domain/effects.ts';
import type { Chat } from '../chat.ts';
import type { Person } from '../people/person.ts';
import { answer, closeAlerts, isBlocked, openQuestion } from './course.ts';
import type { Expected } from './expected.ts';
import { greet, type Kept, responsesOf } from './moment.ts';

/** More messages than any crisis takes to its end. */
const MOST_AFTER = 40;
const CHANGED = new Set<Effect['kind']>(['answer.recorded', 'answers.dropped', 'response.ended']);

/** One alert with every tier; no answer that nobody gave; what was asked and answered is as it was. */
export async function faultsOfRecord(chat: Chat, expected: Expected, before: Kept): Promise<string[]> {
  const { effects } = chat.last.turn;
  const after = new Map((await responsesOf(chat)).map(({ id, answers }) => [id, JSON.stringify(answers)]));
  const changed = before.responses.filter(({ id, answers }) => after.get(id) !== JSON.stringify(answers));
  const kinds = new Set(effects.map(({ kind }) => kind));
  return [
    ...alertFaults(effects, expected),
    ...(kinds.has('turn-failed') ? ['the turn failed'] : []),
    ...[...kinds].filter((kind) => CHANGED.has(kind)).map((kind) => `${kind}, and nobody answered`),
    ...changed.map(({ id }) => `the answers of ${id} are not as they were`),
    ...(await storeFaults(chat, before)),
  ];
}

function alertFaults(effects: Effect[], { alert, tiers }: Expected): string[] {
  const raised = effects.flatMap((effect) => (effect.kind === 'alert.raised' ? [effect.alert] : []));
  const ofCrisis = raised.filter((one) => one.tiers.length > 0);
  const joined = effects.filter(({ kind }) => kind === 'alert.joined');
  const found = `raised ${ofCrisis.length}, joined ${joined.length}`;
  const wanted = `raised ${alert === 'raised' ? 1 : 0}, joined ${alert === 'joined' ? 1 : 0}`;
  const sorted = (all: readonly string[]) => [...all].sort().join();
  const others = ofCrisis.filter((one) => sorted(one.tiers) !== sorted(tiers));
  return [
    ...(found === wanted ? [] : [`alerts: ${found}; wanted: ${wanted}`]),
    ...others.map((one) => `the alert is of ${one.tiers}, not of ${tiers}`),
  ];
}

/** Every alert of the turn is among the patient's, and those of before too. */
async function storeFaults(chat: Chat, before: Kept): Promise<string[]> {
  const { effects } = chat.last.turn;
  const kept = new Set((await chat.alerts()).map(({ id }) => id));
  const wanted = effects.flatMap((effect) => (effect.kind === 'alert.raised' ? [effect.alert] : []));
  const lost = [...before.alerts, ...wanted].filter(({ id }) => !kept.has(id));
  return lost.map(({ id }) => `${id} is not in the store`);
}

/** The crisis comes to its end, and what was asked before is asked again. */
export async function faultsAfter(chat: Chat, person: Person, before: Kept, isAsked: boolean): Promise<string[]> {
  for (let said = 0; said < MOST_AFTER && (await isCrisis(chat, before)); said += 1) {
    if (openQuestion(chat) === undefined) await closeAlerts(chat);
    else await answer(chat, person);
  }
  // After quiet words, or a closing while a screen goes on, whatever the person writes brings the question back.
  if (openQuestion(chat) === undefined) await greet(chat, person);
  if (!isAsked || !before.isItem) return [];
  const asked = openQuestion(chat)?.linkId.replace(/^confirm:/, '');
  // A suicide screen goes on at its next item, or is over with the one that the crisis asked.
  const goesOn = before.asked?.startsWith('asq.') ? asked !== undefined : asked === before.asked;
  return goesOn ? [] : [`${before.asked} was open, and ${asked} is asked after the crisis`];
}

async function isCrisis(chat: Chat, before: Kept): Promise<boolean> {
  const question = openQuestion(chat);
  if (question === undefined) return isBlocked(chat);
  return question.linkId.startsWith('crisis.') || (question.linkId === 'asq.q5' && before.asked !== 'asq.q5');
}
