import type { Log, TurnStore } from '../../domain/ports.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity, Turn } from '../../domain/turn.ts';
import type { Deliver } from '../../turns/arrival.ts';
import type { BotServiceAdapter, Line } from './bot-service-adapter.ts';
import { outgoing } from './outgoing.ts';
import { retireCard } from './retire-card.ts';

/**
 * The service waits 15 s for the answer to an activity, and the answer waits for this. Within it the SDK tries short
 * troubles again by itself; afterwards the turn is recovery's, which leaves younger ones alone.
 */
const PATIENCE_MS = 4_000;
/** How far back the address of a conversation is looked for. */
const LOOK_BACK = 20;
/** A message that the service will never take, however often it is sent. */
const REFUSED = new Set([400, 413]);

interface DeliveryParts {
  adapter: BotServiceAdapter;
  turns: TurnStore;
  texts: Texts;
  log: Log;
}

/**
 * Takes turns to a channel that must be pushed to. A refusal or a broken connection is thrown, so that recovery tries
 * again; what the channel took before is not sent again by this process.
 */
export function createDelivery(parts: DeliveryParts): Deliver {
  const underWay = new Map<string, Promise<void>>();
  const taken = new Map<string, Set<string>>();
  return (turn) => {
    const key = `${turn.conversationId}/${turn.n}`;
    const already = underWay.get(key);
    if (already !== undefined) return already;
    const sent = taken.get(key) ?? new Set();
    taken.set(key, sent);
    const delivery = deliver(parts, turn, sent)
      .then(() => void taken.delete(key))
      .finally(() => underWay.delete(key));
    underWay.set(key, delivery);
    return delivery;
  };
}

async function deliver(parts: DeliveryParts, turn: Turn, sent: Set<string>): Promise<void> {
  const { adapter, turns, texts, log } = parts;
  const { conversation } = turn.state;
  if (conversation.reference === undefined || turn.outbound.length === 0) return;
  const serviceUrl = await newestServiceUrl(turns, turn);
  const reference = serviceUrl === undefined ? conversation.reference : { ...conversation.reference, serviceUrl };
  await adapter.open(reference, AbortSignal.timeout(PATIENCE_MS), async (line) => {
    for (const activity of turn.outbound) {
      const { cards, plain } = outgoing(activity, conversation.language, texts);
      if (await sendAll(cards ?? plain, line, sent)) continue;
      const facts = { conversationId: turn.conversationId, n: turn.n };
      log.warn(facts, 'the channel refused a message');
      const takenPlain = cards !== undefined && (await sendAll(plain, line, sent));
      if (!takenPlain) log.error(facts, 'the channel will never take a message; what follows it is sent');
    }
    await retireCard(parts, turn, line);
  });
}

/** False when the channel will not have what is said, however often; throws when it could not be asked. */
async function sendAll(messages: StoredActivity[], { send }: Line, sent: Set<string>): Promise<boolean> {
  try {
    for (const message of messages) {
      if (sent.has(message.id ?? '')) continue;
      await send(message);
      sent.add(message.id ?? '');
    }
    return true;
  } catch (error) {
    if (isRefused(error)) return false;
    throw error;
  }
}

/** The service's address may change, and the one that the conversation began with is dead then. */
async function newestServiceUrl(turns: TurnStore, turn: Turn): Promise<string | undefined> {
  const own = serviceUrlOf(turn);
  if (own !== undefined) return own;
  const earlier = await turns.before(turn.conversationId, turn.n, LOOK_BACK);
  return earlier.map(serviceUrlOf).find((url) => url !== undefined);
}

function serviceUrlOf({ inbound }: Turn): string | undefined {
  return typeof inbound.serviceUrl === 'string' ? inbound.serviceUrl : undefined;
}

function isRefused(error: unknown): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' && REFUSED.has(statusCode);
}
