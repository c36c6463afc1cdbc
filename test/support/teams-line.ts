import { setTimeout as wait } from 'node:timers/promises';
import { outgoing } from '../../src/channels/azure/outgoing.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { Turn } from '../../src/domain/turn.ts';
import { dataOf } from '../channels/azure/card-person.ts';
import { PATIENCE_MS } from './browser.ts';
import { content } from './chat.ts';
import { openQuestion } from './persona.ts';
import type { Sent } from './playground.ts';

const LOOK_MS = 10;

/** The only Teams conversation of a server, as its store has it. */
export class TeamsLine implements Sent {
  readonly turns: Turn[] = [];
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get patientId(): string {
    return this.turns.at(-1)?.state.conversation.patientId ?? '';
  }

  /** How many messages in all, of the turns that were waited for. */
  get sent(): number {
    return this.turns.flatMap(messagesOf).length;
  }

  /** The question that waits for an answer. */
  open(): ReturnType<typeof openQuestion> {
    return openQuestion(this.turns.flatMap(dataOf));
  }

  /** Waits until a further turn has been delivered. */
  async answered(): Promise<number> {
    const last = this.turns.at(-1)?.n ?? 0;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const newer = await this.#store.turns.since(await this.#conversationId(), last, 10);
      if (newer.length > 0 && newer.every(({ delivered }) => delivered)) {
        this.turns.push(...newer);
        return this.sent;
      }
      if (Date.now() > deadline) throw new Error('The bot did not answer.');
      await wait(LOOK_MS);
    }
  }

  async #conversationId(): Promise<string> {
    const known = this.turns.at(-1)?.conversationId;
    if (known !== undefined) return known;
    const query = { index: 'byClinic' as const, where: { clinicId: 'demo' }, limit: 1 };
    return (await this.#store.records.list('patients', query)).items[0]?.conversations[0] ?? '';
  }
}

/** A turn's messages as they are sent: a summary may take several cards. */
function messagesOf({ outbound, state }: Turn) {
  return outbound.flatMap((activity) => {
    const { cards, plain } = outgoing(activity, state.conversation.language, content.texts);
    return cards ?? plain;
  });
}
