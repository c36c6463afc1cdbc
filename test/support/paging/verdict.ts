import { allOf } from '../../../src/domain/all-pages.ts';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { judgeRungs } from './rung-verdict.ts';
import type { Given } from './sim-channel.ts';
import { judgeWords } from './word-verdict.ts';
import type { World } from './world.ts';

/** What a schedule showed; every fault is a sentence. */
export interface Verdict {
  faults: string[];
  alerts: number;
  notices: number;
  sends: number;
  /** How much later than its clock, once a server was up, the latest rung began (ms). */
  latest: number;
}

/** One alert and what became of it; times in ms from the start of the world. */
export interface Case {
  alert: Alert;
  /** Turns of its conversation. */
  turns: Turn[];
  raisedAt: number;
  /** Somebody acknowledged or closed it; infinity when nobody did. */
  handledAt: number;
  /** Its pages on all channels. */
  given: Given[];
}

/** Holds what happened in a world against what was promised. */
export async function judgeWorld(world: World): Promise<Verdict> {
  const known = await allOf(world.store.records, 'alerts', { index: 'byClinic', where: { clinicId: 'demo' } });
  const given = world.channels.flatMap((channel) => channel.given);
  const verdict: Verdict = { faults: [], alerts: known.length, notices: 0, sends: given.length, latest: 0 };
  for (const one of await casesOf(world, given)) {
    const rungs = judgeRungs(world, one);
    const lost = known.some(({ id }) => id === one.alert.id) ? [] : ['the alert is lost'];
    const faults = [...lost, ...rungs.faults, ...judgeWords(one)];
    verdict.faults.push(...faults.map((fault) => `${one.alert.id} (${one.alert.tiers.join()}): ${fault}`));
    verdict.notices += rungs.notices;
    verdict.latest = Math.max(verdict.latest, rungs.latest);
  }
  return verdict;
}

async function casesOf(world: World, given: Given[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const conversationId of world.conversations) {
    const turns = await world.store.turns.since(conversationId, 0, 1_000);
    for (const effect of turns.flatMap(({ effects }) => effects)) {
      if (effect.kind !== 'alert.raised') continue;
      const { alert } = effect;
      const act = turns.find(({ inbound }) => [`${alert.id}/seen`, `${alert.id}/closed`].includes(inbound.id));
      const at = (time: string | undefined) =>
        time === undefined ? Number.POSITIVE_INFINITY : Date.parse(time) - world.start;
      const own = given.filter(({ alertId }) => alertId === alert.id);
      cases.push({ alert, turns, given: own, raisedAt: at(alert.raisedAt), handledAt: at(act?.at) });
    }
  }
  return cases;
}
