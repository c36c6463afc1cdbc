import { mountAzureBotService } from '../../../src/channels/azure-bot-service.ts';
import { createChatTokens } from '../../../src/channels/direct-line/chat-tokens.ts';
import { type DirectLine, mountDirectLine } from '../../../src/channels/direct-line/mount-direct-line.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { JsonObject } from '../../../src/domain/json.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { unsavedReply } from '../../../src/domain/safety/unsaved.ts';
import type { StoredActivity, Turn } from '../../../src/domain/turn.ts';
import type { NewConversation } from '../../../src/turns/arrival.ts';
import { CryingTurnRunner } from '../../../src/turns/crying-turn-runner.ts';
import { type Deliveries, FinishTurn } from '../../../src/turns/finish-turn.ts';
import { Recovery } from '../../../src/turns/recovery.ts';
import { TurnSignal } from '../../../src/turns/turn-signal.ts';
import { FakeConnector } from '../../channels/azure/fake-connector.ts';
import type { Chat } from '../chat.ts';
import { content } from '../chat.ts';
import { serve } from '../server.ts';
import { silentLog } from '../silent-log.ts';
import { testClinic } from '../turn-parts.ts';

export type LineName = 'web' | 'teams';

/** Nobody here is of the staff. */
const acknowledge = () => Promise.reject(new AppError('not-found', 'There is no such alert.'));

/** What a person's client got. */
export interface Heard {
  status: number;
  /** Every word of it. */
  words: string;
  /** What the store held of the turn in the moment when its first message left. */
  committed: boolean;
  body: JsonObject;
}

const clinics = (id: string) => (id === testClinic.id ? testClinic : undefined);

/** A server with both channels, and the other ends of them; the chat behind it can be changed. */
export class Lines {
  readonly connector: FakeConnector;
  /** Ends the wait before a message that could not be saved is tried again. */
  readonly retries: (() => void)[] = [];
  #chat: Chat | undefined;
  #runner: CryingTurnRunner | undefined;
  #drain: () => Promise<void> = async () => {};
  #url = '';
  #close: () => Promise<void> = async () => {};
  #token = '';
  #leftCommitted: boolean[] = [];
  #announced: StoredActivity[] = [];
  readonly #deliveries: Deliveries = {};

  static async open(): Promise<Lines> {
    const lines = new Lines(await FakeConnector.start());
    await lines.#serve();
    return lines;
  }

  private constructor(connector: FakeConnector) {
    this.connector = connector;
  }

  /** Who begins a conversation on a line. */
  start(line: LineName, language: Language): { conversationId: string; start: NewConversation } {
    const start = { clinicId: 'demo', userId: 'dl_user_1', language };
    if (line === 'web') return { conversationId: 'conversation_1', start: { ...start, channel: 'directline' } };
    const { from: user, recipient: bot, conversation, channelId, serviceUrl } = this.#fromTeams();
    const reference = { user, bot, conversation, channelId, serviceUrl } as JsonObject;
    return { conversationId: 'msteams|a:chat', start: { ...start, userId: 'aad-ana', channel: 'msteams', reference } };
  }

  /** From here on, whoever writes is in this chat. */
  async connect(chat: Chat): Promise<void> {
    this.#chat = chat;
    this.#token = (await this.#tokens().issue(claimsOf(chat))).token;
    this.retries.length = 0;
    const atomic = chat.runnerWith(this.#deliveries, '_line');
    this.#drain = () => atomic.drain();
    this.#runner = new CryingTurnRunner({
      runner: atomic,
      reply: ({ activity, start }) => unsavedReply(content, activity, testClinic, start?.language),
      announce: (_id, activities) => this.#announced.push(...activities),
      wait: () => new Promise((resolve) => this.retries.push(() => resolve())),
      log: silentLog,
    });
  }

  /** Sends an activity as a client does, and gives what came back to it. */
  async send(line: LineName, id: string, activity: JsonObject): Promise<Heard> {
    this.#leftCommitted = [];
    this.#announced = [];
    return line === 'web' ? this.#sendByWeb(id, activity) : this.#sendByTeams(id, activity);
  }

  /** What waits for the store is tried again, and recovery does what was left undone. */
  async settle(): Promise<void> {
    for (const retry of this.retries.splice(0)) retry();
    await new Promise((resolve) => setImmediate(resolve));
    await this.#drain();
    const { store, clock } = this.#current();
    clock.advance(60_000);
    const finish = new FinishTurn(store, this.#deliveries, silentLog);
    await new Recovery({ store, finish, clock, log: silentLog, holder: 'lines' }).recover();
  }

  async close(): Promise<void> {
    await this.#close();
    await this.connector.close();
  }

  async #sendByWeb(id: string, activity: JsonObject): Promise<Heard> {
    const before = this.#current().last.turn.n;
    const path = `/v3/directline/conversations/${this.#current().conversationId}/activities`;
    const posted = await this.#post(path, { type: 'message', ...activity, channelData: { clientActivityID: id } });
    const page = posted.status === 200 ? await this.#get(`${path}?watermark=${before}`) : { activities: [] };
    const said = (page.activities as StoredActivity[]).filter(({ from }) => (from as JsonObject)?.role !== 'user');
    const words = [...said, ...this.#announced].map(everyWord).join('\n');
    return { ...posted, words, committed: this.#leftCommitted.every(Boolean) };
  }

  async #sendByTeams(id: string, activity: JsonObject): Promise<Heard> {
    const before = this.connector.sent.length;
    const posted = await this.#post('/api/messages', { ...this.#fromTeams(), type: 'message', id, ...activity });
    const words = this.connector.sent.slice(before).map(everyWord).join('\n');
    return { ...posted, words, committed: this.#leftCommitted.every(Boolean) };
  }

  #fromTeams(): JsonObject {
    return {
      timestamp: '2026-03-02T15:00:00.123Z',
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: { id: '29:ana', name: 'Ana', aadObjectId: 'aad-ana' },
      recipient: { id: '28:bot', name: 'Companion' },
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'tenant' },
      locale: this.#chat?.last.turn.state.conversation.language === 'es' ? 'es-MX' : 'en-US',
    };
  }

  async #serve(): Promise<void> {
    const signal = new TurnSignal();
    const common = { texts: content.texts, log: silentLog };
    const turns = behind(() => this.#current().store.turns);
    const runner = behind(() => this.#running());
    let line: DirectLine | undefined;
    const app = await serve(
      (server) => {
        const parts = { turns, runner, signal, clinics, clock: { now: () => this.#current().clock.now() }, ...common };
        const newId = (kind: string) => `${kind}_1`;
        line = mountDirectLine(server, { ...parts, tokens: this.#tokens(), newId, publicUrl: () => this.#url });
      },
      (server) => {
        const config = { production: false, host: '127.0.0.1', azureBot: undefined };
        const records = behind(() => this.#current().store.records);
        const clock = { now: () => this.#current().clock.now() };
        const staff = { ...content, clinics: [], records, clock, acknowledge };
        const { deliver } = mountAzureBotService(server, { ...common, turns, runner, clinicId: 'demo', config, staff });
        this.#deliveries.msteams = (turn) => this.#leaving(turn, () => deliver(turn));
      },
    );
    this.#deliveries.directline = (turn) => this.#leaving(turn, async () => signal.publish(turn.conversationId, turn));
    this.#url = app.url;
    this.#close = async () => {
      line?.close();
      await app.close();
    };
  }

  /** What leaves must be in the log already, alerts and all. */
  async #leaving(turn: Turn, leave: () => Promise<void>): Promise<void> {
    const { latest } = await this.#current().store.turns.load(turn.conversationId);
    this.#leftCommitted.push(JSON.stringify(latest?.effects) === JSON.stringify(turn.effects));
    await leave();
  }

  #tokens() {
    return createChatTokens({ key: new Uint8Array(32).fill(7), clock: { now: () => this.#current().clock.now() } });
  }

  #current(): Chat {
    if (this.#chat === undefined) throw new TypeError('No chat is connected.');
    return this.#chat;
  }

  #running(): CryingTurnRunner {
    if (this.#runner === undefined) throw new TypeError('No chat is connected.');
    return this.#runner;
  }

  async #post(path: string, body: JsonObject): Promise<{ status: number; body: JsonObject }> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
    const { authorization: _web, ...teams } = headers;
    const sent = { method: 'POST', headers: path.startsWith('/api') ? teams : headers, body: JSON.stringify(body) };
    const response = await fetch(`${this.#url}${path}`, sent);
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as JsonObject) };
  }

  async #get(path: string): Promise<JsonObject> {
    const response = await fetch(`${this.#url}${path}`, { headers: { authorization: `Bearer ${this.#token}` } });
    return (await response.json()) as JsonObject;
  }
}

function claimsOf({ conversationId, last }: Chat) {
  const { language } = last.turn.state.conversation;
  return { conversationId, userId: 'dl_user_1', clinicId: 'demo', language };
}

/** Whatever is behind it at the time. */
function behind<T extends object>(current: () => T): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      const real = current();
      const member = real[name as keyof T];
      return typeof member === 'function' ? member.bind(real) : member;
    },
  });
}

/** All strings of an activity, as a reader may meet them: what is bold is bold in either channel. */
function everyWord(activity: unknown): string {
  if (typeof activity === 'string') return activity;
  if (typeof activity !== 'object' || activity === null) return '';
  return Object.values(activity).map(everyWord).filter(Boolean).join('\n');
}
