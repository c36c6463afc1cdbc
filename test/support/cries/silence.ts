import type { Store } from '../../../src/domain/ports.ts';
import { DueTimers } from '../../../src/reminders/due-timers.ts';
import { Chat, type ChatOptions } from '../chat.ts';
import { silentLog } from '../silent-log.ts';

const MINUTE_MS = 60_000;

/** A conversation on a store that two servers share, each of which believes that the due timers are its own. */
export class SharedChat {
  readonly chat: Chat;
  #servers: Chat[];
  readonly #options: ChatOptions;
  #restarts = 0;

  constructor(options: ChatOptions & { store: Store }) {
    this.chat = new Chat(options);
    this.#options = { ...options, clock: this.chat.clock };
    this.#servers = [this.#server('a'), this.#server('b')];
  }

  /** Both servers are started anew: nothing but the store is left. */
  restart(): void {
    this.#restarts += 1;
    this.#servers = [this.#server(`a${this.#restarts}`), this.#server(`b${this.#restarts}`)];
    this.chat.runner = this.#server(`c${this.#restarts}`).runner;
  }

  /** Time passes, and both look for what is due, at the same moment. */
  async pass(minutes: number): Promise<void> {
    this.chat.clock.advance(minutes * MINUTE_MS);
    const { clock, store } = this.chat;
    const mine = { acquire: async () => true, release: async () => {} };
    const both = this.#servers.map(({ runner }, at) => {
      const shared = { ...store, turns: store.turns, records: store.records, leases: mine } as Store;
      return new DueTimers({ store: shared, runner, clock, log: silentLog, holder: `${at}` }).run();
    });
    await Promise.all(both);
    await this.chat.catchUp();
  }

  /** How often each of these was said in the whole conversation. */
  async times(words: string): Promise<number> {
    return (await this.chat.transcript()).filter((text) => text.includes(words)).length;
  }

  async noReplies() {
    return (await this.chat.alerts()).filter(({ marks }) => marks.includes('NO_REPLY'));
  }

  #server(idSuffix: string): Chat {
    return new Chat({ ...this.#options, idSuffix: `_${idSuffix}` });
  }
}
