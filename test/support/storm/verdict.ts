import { isDeepStrictEqual } from 'node:util';
import type { Timer } from '../../../src/domain/care/timer.ts';
import type { Store } from '../../../src/domain/ports.ts';
import type { StoredActivity, Turn } from '../../../src/domain/turn.ts';
import type { ChatClient, Sent } from './chat-client.ts';
import { type Kept, keptOf } from './kept.ts';
import { type Reference, wordsOf } from './reference.ts';

/** One conversation that was held through a storm. */
export interface Held {
  variant: number;
  client: ChatClient;
}

/** What was found in one conversation; all zero is right. */
export interface Counts {
  /** Messages that are not in the log. */
  lost: number;
  /** Messages that are in the log more than once. */
  doubled: number;
  /** Messages that are in another place than they were sent in. */
  reordered: number;
  /** Activities that the client saw twice, out of order or not at all, against the log. */
  unlikeLog: number;
  /** Turns whose reply is not the one of an undisturbed run. */
  wrongReplies: number;
  /** Answers, scores, findings, alerts, facts or timers that differ from an undisturbed run. */
  wrongRecords: number;
  failedTurns: number;
  unfinished: number;
}

export interface Verdict {
  counts: Counts;
  turns: number;
  /** Messages that were cut off, and how many of them the server had already saved then. */
  cutOff: number;
  savedBeforeCut: number;
  /** What is wrong, in words. */
  faults: string[];
}

/** Holds a conversation against what was sent, what was seen, and an undisturbed run of the same part. */
export async function judgeConversation(
  store: Store,
  { client }: Held,
  reference: Reference,
  timers: Timer[],
): Promise<Verdict> {
  const turns = await allTurns(store, client.conversationId);
  const { sent, seen, conversationId } = client;
  const said = turns.filter(({ inbound }) => inbound.type !== 'event');
  const messages = said.filter(({ inbound }) => inbound.type === 'message').map(({ inbound }) => inbound);
  const kept = await keptOf(store, conversationId, timers);
  const wrong = differences(kept, reference.kept);
  const wrongReplies = reference.replies.filter(
    (reply, at) => !isDeepStrictEqual(said[at]?.outbound.map(wordsOf), reply),
  ).length;
  const counts: Counts = {
    ...inboundCounts(messages, sent, reference.said),
    unlikeLog: unlikeLog(turns, seen),
    wrongReplies: wrongReplies + Math.abs(said.length - reference.replies.length),
    wrongRecords: wrong.length,
    failedTurns: turns.filter(({ effects }) => effects.some(({ kind }) => kind === 'turn-failed')).length,
    unfinished: turns.filter(({ delivered, projected }) => !(delivered && projected)).length,
  };
  const cut = sent.filter(({ attempts }) => attempts > 1);
  const faults = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${conversationId}: ${name} ${count}`);
  return {
    counts,
    turns: turns.length,
    cutOff: cut.length,
    savedBeforeCut: cut.filter((one) => wasSaved(one, turns)).length,
    faults: [...faults, ...wrong.map((difference) => `${conversationId}: ${difference}`)],
  };
}

async function allTurns(store: Store, conversationId: string): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (;;) {
    const page = await store.turns.since(conversationId, turns.at(-1)?.n ?? 0, 100);
    if (page.length === 0) return turns;
    turns.push(...page);
  }
}

/** By the ids that the server gave, and by the words of the part. */
function inboundCounts(messages: StoredActivity[], sent: Sent[], said: string[]) {
  const ids = messages.map(({ id }) => id);
  const lost = sent.filter(({ id }) => !ids.includes(id)).length + Math.max(0, said.length - sent.length);
  const doubled = messages.length - new Set(messages.map(({ channelData }) => clientIdOf(channelData))).size;
  const reordered = messages.filter(({ id, text }, at) => id !== sent[at]?.id || text !== said[at]).length;
  return { lost, doubled, reordered: lost + doubled > 0 ? 0 : reordered };
}

function clientIdOf(channelData: unknown): unknown {
  return (channelData as { clientActivityID?: unknown } | undefined)?.clientActivityID;
}

function unlikeLog(turns: Turn[], seen: StoredActivity[]): number {
  const log = turns.flatMap(({ inbound, outbound }) => [...(inbound.type === 'message' ? [inbound] : []), ...outbound]);
  // What the server said after the person had left was not seen.
  const expected = log.slice(0, seen.length).map(({ id }) => id);
  const wrong = seen.filter(({ id }, at) => id !== expected[at]).length;
  const left = log.slice(seen.length);
  return wrong + left.filter(({ type, id }) => type === 'message' && !isOfEvent(turns, id)).length;
}

function isOfEvent(turns: Turn[], id: string | undefined): boolean {
  return turns.some(
    ({ inbound, outbound }) => inbound.type === 'event' && outbound.some((activity) => activity.id === id),
  );
}

/** The answer was lost, not the message. */
function wasSaved({ id, lastAttemptAt }: Sent, turns: Turn[]): boolean {
  const turn = turns.find(({ inbound }) => inbound.id === id);
  return turn !== undefined && Date.parse(turn.at) < lastAttemptAt;
}

function differences(kept: Kept, expected: Kept): string[] {
  const names = ['patient', 'responses', 'findings', 'alerts'] as const;
  const wrong = names.filter((name) => !isDeepStrictEqual(plain(kept[name]), plain(expected[name])));
  // A timer may have run out during the storm; none may come back.
  const risen = kept.timers.filter((timer) => !expected.timers.includes(timer));
  return [
    ...wrong.map((name) => `${name} ${JSON.stringify(kept[name])} instead of ${JSON.stringify(expected[name])}`),
    ...risen.map((timer) => `timer ${timer} is back`),
  ];
}

/** Without members that are undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
