import type { Outreach } from '../../domain/care/outreach.ts';
import { AppError } from '../../domain/errors.ts';
import type { TurnStore } from '../../domain/ports.ts';
import type { StoredActivity, Turn } from '../../domain/turn.ts';
import { BOT } from './envelope.ts';

/** Turns in one answer; a client asks on with the new watermark. */
const PAGE = 100;

/** Activities as Direct Line sends them. The watermark is the number of the last turn that is wholly in it. */
interface ActivitySet {
  activities: StoredActivity[];
  watermark: string;
}

export interface ActivityPage {
  set: ActivitySet;
  /** The watermark as a number. */
  last: number;
  /** There may be more after this page. */
  more: boolean;
  /** Of what is in it, people are told elsewhere too unless it reaches them here. */
  outreaches: Outreach[];
}

/** What was said after turn `after`. Throws `not-found` for a conversation without turns. */
export async function readActivities(turns: TurnStore, conversationId: string, after: number): Promise<ActivityPage> {
  const page = await turns.since(conversationId, after, PAGE);
  if (page.length > 0) return pageOf(page, after);
  const { latest } = await turns.load(conversationId);
  if (latest === undefined) throw new AppError('not-found', 'This conversation has not begun, or was erased.');
  // A watermark from before the log was restored or begun anew would hide what comes next: tell it all again.
  return latest.n < after ? pageOf(await turns.since(conversationId, 0, PAGE), 0) : pageOf([], after);
}

/** Reads a watermark that came with a request; absent or empty means from the beginning. */
export function parseWatermark(watermark: unknown): number {
  if (watermark === undefined || watermark === '' || watermark === null) return 0;
  if (typeof watermark !== 'string' || !/^\d{1,9}$/.test(watermark)) {
    throw new AppError('request.invalid', 'The watermark is not one of ours. Send it as it came, or leave it out.');
  }
  return Number(watermark);
}

/** Turns that follow on turn `after`, as a client is sent them. */
export function pageOf(turns: Turn[], after: number): ActivityPage {
  const last = turns.at(-1)?.n ?? after;
  const set = { activities: turns.flatMap(activitiesOf), watermark: String(last) };
  const outreaches = turns
    .flatMap(({ effects }) => effects)
    .flatMap((one) => (one.kind === 'outreach.due' ? one.outreach : []));
  return { set, last, more: turns.length === PAGE, outreaches };
}

/** Events and membership updates are not a client's to see: only messages are echoed. */
function activitiesOf({ conversationId, inbound, outbound }: Turn): StoredActivity[] {
  // What answers an event of the server's own has no address yet, and stock clients read `from` of everything.
  const address = { channelId: 'directline', conversation: { id: conversationId }, from: BOT };
  const said = outbound.map((activity) => ({ ...address, ...activity }));
  return inbound.type === 'message' ? [inbound, ...said] : said;
}
