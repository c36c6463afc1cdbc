import type { Log } from '../../domain/ports.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import type { Arrival } from '../../turns/arrival.ts';
import { UnsavedError } from '../../turns/crying-turn-runner.ts';
import type { BotServiceAdapter } from './bot-service-adapter.ts';
import { outgoing } from './outgoing.ts';

const PATIENCE_MS = 4_000;

/**
 * The store is away and the person cried for help: the numbers go to them uncommitted. The service shows nobody the
 * body of our error, so they are sent as a message; if that fails too, the error stands.
 */
export async function speakUnsaved(
  { adapter, texts, log }: { adapter: BotServiceAdapter; texts: Texts; log: Log },
  { activity, start, conversationId }: Arrival,
  error: unknown,
): Promise<void> {
  const reference = start?.reference;
  if (!(error instanceof UnsavedError) || start === undefined || reference === undefined) return;
  const { message: text, facts: channelData } = error;
  const reply: StoredActivity = { type: 'message', id: `${activity.id}/unsaved`, text, channelData };
  try {
    const { cards, plain } = outgoing(reply, start.language, texts);
    await adapter.open(reference, AbortSignal.timeout(PATIENCE_MS), async ({ send }) => {
      for (const message of cards ?? plain) await send(message);
    });
  } catch (cause) {
    log.error(
      { conversationId, error: (cause as Error).name },
      'crisis numbers could not be sent while the store is away',
    );
  }
}
