import { alertSpec } from '../../../src/domain/safety/alert-rules.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import type { Case } from './verdict.ts';

const MINUTE = 60_000;
/** Every server may be away for a while, and a dead one holds the lease of the timers for another. */
const SLACK_MS = 90_000;
/** Later than this there is no time left in the world for what is missing. */
const LAST_MS = 40 * MINUTE;
const SENT = 'Your message has gone to the person on call.';
const UNREACHED = "I couldn't reach your team just now";
const SEEN = 'has seen your message and will contact you';

/** What the transcript says of the team, and when. */
interface Said {
  sent?: number | undefined;
  unreached?: number | undefined;
  unseen?: number | undefined;
  seen?: number | undefined;
}

/** Nothing is said of the team before it happened, nothing twice, and nothing that is due is left out. */
export function judgeWords(one: Case): string[] {
  const said: Said = {
    sent: saidAt(one, 'sent', SENT),
    unreached: saidAt(one, 'unreached', UNREACHED),
    unseen: saidAt(one, 'unseen', UNREACHED),
    seen: saidAt(one, 'seen', SEEN),
  };
  const acceptances = one.given
    .filter(({ target }) => target === 'on-call')
    .flatMap(({ acceptedAt }) => acceptedAt ?? []);
  const acceptedAt = Math.min(...acceptances);
  return [...doubles(one), ...untruths(one, said, acceptedAt), ...gaps(one, said, acceptedAt)];
}

function untruths({ alert, handledAt }: Case, { sent, unreached, unseen, seen }: Said, acceptedAt: number): string[] {
  const noClaims = alert.uncovered === true || alert.marks.includes('STAFF');
  const checks: [boolean, string][] = [
    [sent !== undefined && sent < acceptedAt, '"sent" before a channel took it'],
    [sent !== undefined && noClaims, '"sent" where it must not be said'],
    [sent !== undefined && sent > handledAt, '"sent" after "seen"'],
    [unreached !== undefined && unreached > handledAt, '"unreached" after "seen"'],
    [unseen !== undefined && (unseen > handledAt || unseen < acceptedAt), '"unseen" that is not so'],
    [seen !== undefined && seen < handledAt, '"seen" before anybody had seen it'],
  ];
  return checks.filter(([isUntrue]) => isUntrue).map(([, fault]) => fault);
}

function gaps({ alert, raisedAt, handledAt }: Case, { sent, unreached, unseen }: Said, acceptedAt: number): string[] {
  if (!alert.told || alert.marks.includes('STAFF') || alert.uncovered === true) return [];
  const { unreachedMinutes, unseenMinutes = Number.POSITIVE_INFINITY } = alertSpec(alert.tiers, alert.marks);
  const unreachedAt = raisedAt + unreachedMinutes * MINUTE;
  const unseenAt = Math.max(raisedAt, acceptedAt) + unseenMinutes * MINUTE;
  const until = Math.min(handledAt, LAST_MS) - SLACK_MS;
  const checks: [boolean, string][] = [
    [sent === undefined && acceptedAt < until, '"sent" was never said'],
    [unreached === undefined && unreachedAt < Math.min(until, acceptedAt - SLACK_MS), '"unreached" was never said'],
    [unseen === undefined && unseenAt < until, '"unseen" was never said'],
  ];
  return checks.filter(([isMissing]) => isMissing).map(([, fault]) => fault);
}

function doubles({ alert, turns }: Case): string[] {
  const keys = ['sent', 'unreached', 'unseen', 'seen', 'closed'];
  return keys.filter((key) => turnsOf(turns, alert.id, key).length > 1).map((key) => `"${key}" twice`);
}

function saidAt({ alert, turns, raisedAt }: Case, key: string, words: string): number | undefined {
  const turn = turnsOf(turns, alert.id, key).find(({ outbound }) => outbound.some(({ text }) => text?.includes(words)));
  return turn === undefined ? undefined : raisedAt + Date.parse(turn.at) - Date.parse(alert.raisedAt);
}

function turnsOf(turns: Turn[], alertId: string, key: string): Turn[] {
  return turns.filter(({ inbound }) => inbound.id === `${alertId}/${key}`);
}
