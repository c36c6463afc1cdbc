import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { loadContent } from '../../src/content/load-content.ts';
import type { CompanionData } from '../../src/domain/companion-data.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { StoredActivity, Turn } from '../../src/domain/turn.ts';
import type { AtomicTurnRunner } from '../../src/turns/turn-runner.ts';
import { MemoryStore } from './memory-store.ts';
import { aPerson, countingIds, runnerOf, TestClock } from './turn-parts.ts';

export const content = loadContent();

/** A conversation with the whole bot, on a store in memory: what a person types or taps, and what comes back. */
export class Chat {
  readonly store: Store;
  readonly clock: TestClock;
  readonly runner: AtomicTurnRunner;
  readonly conversationId: string;
  #count = 0;

  constructor(options: { store?: Store; clock?: TestClock; conversationId?: string } = {}) {
    this.store = options.store ?? new MemoryStore();
    this.clock = options.clock ?? new TestClock();
    this.conversationId = options.conversationId ?? 'chat';
    const bot = new CompanionBot(new RootDialog(content));
    this.runner = runnerOf(this.store, bot, { clock: this.clock, newId: countingIds() });
  }

  /** Opens the chat: the greeting. */
  start(): Promise<Reply> {
    return this.#run({ type: 'conversationUpdate' });
  }

  say(text: string): Promise<Reply> {
    return this.#run({ type: 'message', text });
  }

  /** A control's value, as a widget sends it. */
  tap(companion: JsonObject, text?: string): Promise<Reply> {
    return this.#run({ type: 'message', ...(text === undefined ? {} : { text }), value: { companion } });
  }

  async event(id: string, name: string, value: JsonObject): Promise<Reply> {
    const { turn } = await this.runner.runEvent(this.conversationId, { id, name, value });
    return replyOf(turn);
  }

  async #run(activity: { type: string; text?: string; value?: JsonObject }): Promise<Reply> {
    this.#count += 1;
    this.clock.advance(1_000);
    const id = `${this.conversationId}-${this.#count}`;
    const { turn } = await this.runner.run({
      conversationId: this.conversationId,
      activity: { ...activity, id },
      start: aPerson,
    });
    return replyOf(turn);
  }
}

export interface Reply {
  turn: Turn;
  texts: string[];
  /** The data beside each message. */
  data: CompanionData[];
  /** linkId of the last question asked. */
  asked: string | undefined;
  patientId: string;
}

function replyOf(turn: Turn): Reply {
  const messages = turn.outbound.filter((activity) => activity.type === 'message');
  const data = messages.map(companionOf).filter((companion) => companion !== undefined);
  const asked = data.findLast((companion) => 'linkId' in companion && companion.linkId !== undefined);
  return {
    turn,
    texts: messages.map((activity) => activity.text ?? ''),
    data,
    asked: asked !== undefined && 'linkId' in asked ? asked.linkId : undefined,
    patientId: turn.state.conversation.patientId,
  };
}

function companionOf(activity: StoredActivity): CompanionData | undefined {
  return (activity.channelData as { companion?: CompanionData } | undefined)?.companion;
}
