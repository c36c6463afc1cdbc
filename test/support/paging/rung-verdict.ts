import { ladderOf, type Rung } from '../../../src/domain/escalation/ladder.ts';
import { recipientsOf } from '../../../src/domain/escalation/recipients.ts';
import { content } from '../chat.ts';
import type { Case } from './verdict.ts';
import type { World } from './world.ts';

/** Within this of its clock, once a server is up, a rung is opened. */
const GRACE_MS = 1_000;
const MINUTE = 60_000;

/** Whom the ladder wants at a moment: names of people, and `clinic` for what reaches it as a whole. */
interface Wanted {
  target: string;
  due: number;
  who: string[];
}

export interface RungVerdict {
  faults: string[];
  notices: number;
  latest: number;
}

/** Everybody whom the ladder names was paged in time, until somebody had seen it, and by nobody after that. */
export function judgeRungs(world: World, one: Case): RungVerdict {
  const faults: string[] = [];
  let latest = 0;
  const ids = new Set(one.given.map(({ id }) => id));
  for (const wanted of wantedOf(world, one)) {
    const from = upFrom(world, wanted.due);
    if (from === undefined || from + GRACE_MS >= one.handledAt) continue;
    for (const who of wanted.who) {
      const pages = one.given.filter(
        (page) => page.at >= wanted.due && page.target === wanted.target && isFor(page.id, who),
      );
      const late = Math.min(...pages.map(({ at }) => at)) - from;
      if (late > GRACE_MS) faults.push(`${wanted.target} (${who}) was paged ${late} ms late`);
      latest = Math.max(latest, late);
    }
  }
  const rungs = one.given.filter(({ target }) => target !== 'said-again');
  const after = rungs.filter(({ at }) => at > one.handledAt + GRACE_MS).length;
  if (after > 0) faults.push(`${after} pages after it was seen`);
  if (saidAgainUntold(one)) faults.push('what was said again was told to nobody');
  const arrived = new Set(one.given.filter(({ taken }) => taken).map(({ id }) => id));
  const lost = one.handledAt === Number.POSITIVE_INFINITY ? [...ids].filter((id) => !arrived.has(id)) : [];
  return { faults: [...faults, ...lost.map((id) => `${id} never arrived`)], notices: ids.size, latest };
}

/** The ladder by the rules of the clinical pack: the first rung that has somebody comes at once. */
function wantedOf(world: World, { alert, raisedAt }: Case): Wanted[] {
  const wanted: Wanted[] = [];
  for (const { target, minutes } of ladderOf(alert, content.escalation)) {
    const due = raisedAt + (wanted.length === 0 ? 0 : minutes * MINUTE);
    const already = wanted.filter((earlier) => earlier.due === due).flatMap(({ who }) => who);
    const who = peopleOf(world, alert, target).filter((name) => !already.includes(name));
    if (who.length > 0) wanted.push({ target, due, who });
  }
  return wanted;
}

function peopleOf(world: World, alert: Case['alert'], target: Rung['target']): string[] {
  const { members, clinicWide } = recipientsOf(target, alert, world.clinic, new Date(alert.raisedAt));
  return [...members.map(({ id }) => id), ...(clinicWide ? ['clinic'] : [])];
}

function isFor(noticeId: string, who: string): boolean {
  return noticeId.endsWith(who === 'clinic' ? '.webhook' : `.email.${who}`);
}

/** The first moment from then on at which a server was up, and stayed so for a second. */
function upFrom({ lives }: World, at: number): number | undefined {
  const moments = lives.map(({ from, to }) => ({ from: Math.max(from, at), to }));
  const long = moments.filter(({ from, to }) => to - from >= GRACE_MS).map(({ from }) => from);
  return long.length === 0 ? undefined : Math.min(...long);
}

/** Added to an alert that somebody had acknowledged and nobody closed: whoever acknowledged it is told. */
function saidAgainUntold({ alert, turns, given, raisedAt, handledAt }: Case): boolean {
  const effects = turns.flatMap((turn) => turn.effects);
  const joins = effects.flatMap((one) => (one.kind === 'alert.joined' && one.alertId === alert.id ? [one.at] : []));
  const isAfter = (at: string) => raisedAt + Date.parse(at) - Date.parse(alert.raisedAt) > handledAt;
  const isClosed = turns.some(({ inbound }) => inbound.id === `${alert.id}/closed`);
  if (isClosed || !joins.some(isAfter)) return false;
  return !given.some(({ target, taken }) => target === 'said-again' && taken);
}
