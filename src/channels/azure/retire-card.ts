import type { CompanionValue } from '../../domain/companion-data.ts';
import type { Log, TurnStore } from '../../domain/ports.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity, Turn } from '../../domain/turn.ts';
import type { Line } from './bot-service-adapter.ts';
import { companionOf, outgoing, usedQuestion } from './outgoing.ts';

/** How far back the question of a card is looked for. */
const LOOK_BACK = 50;

/**
 * Takes the controls off the card that this turn answered, so that nobody taps it again. A courtesy: a card that stays
 * as it is changes nothing either, for its nonce is old.
 */
export async function retireCard(
  { turns, texts, log }: { turns: TurnStore; texts: Texts; log: Log },
  turn: Turn,
  { replace }: Line,
): Promise<void> {
  const { inbound, conversationId, n } = turn;
  if (typeof inbound.replyToId !== 'string') return;
  const question = await questionOf(turns, turn);
  if (question === undefined) return;
  const { language } = turn.state.conversation;
  // One that was too large for a card was sent as text.
  if (outgoing(question, language, texts).cards === undefined) return;
  const used = usedQuestion(question, inbound.text ?? '', language, texts);
  if (used === undefined) return;
  try {
    await replace(inbound.replyToId, used);
  } catch (error) {
    log.warn({ conversationId, n, error: (error as Error).name }, 'an answered card could not be updated');
  }
}

async function questionOf(turns: TurnStore, { conversationId, n, inbound }: Turn): Promise<StoredActivity | undefined> {
  const answer = (inbound.value as CompanionValue | undefined)?.companion;
  if (answer === undefined || !('nonce' in answer)) return undefined;
  const earlier = await turns.before(conversationId, n, LOOK_BACK);
  return earlier
    .flatMap(({ outbound }) => outbound)
    .find((activity) => {
      const asked = companionOf(activity);
      return asked?.kind === 'question' && asked.linkId === answer.linkId && asked.nonce === answer.nonce;
    });
}
