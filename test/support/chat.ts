import { expect } from 'chai';
import { CompanionBot } from '../../bots/companion-bot.ts';
import { RootDialog } from '../../dialogs/root-dialog.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { allOf } from '../../src/domain/all-pages.ts';
import type { Clinic } from '../../src/domain/clinic.ts';
import type { NewId } from '../../src/domain/clock.ts';
import type { CompanionData, CrisisNumber } from '../../src/domain/companion-data.ts';
import type { Content } from '../../src/domain/content.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Language } from '../../src/domain/languages.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { StoredActivity, Turn } from '../../src/domain/turn.ts';
import type { NewConversation } from '../../src/turns/arrival.ts';
import type { Bot } from '../../src/turns/collecting-adapter.ts';
import type { Deliveries } from '../../src/turns/finish-turn.ts';
import type { AtomicTurnRunner } from '../../src/turns/turn-runner.ts';
import { MemoryStore } from './memory-store.ts';
import { answerOf, MARIA, type PersonaAnswer } from './persona.ts';
import { aPerson, countingIds, runnerOf, TestClock } from './turn-parts.ts';

export const content = loadContent();

export interface ChatOptions {
  store?: Store;
  clock?: TestClock;
  conversationId?: string;
  language?: Language;
  /** A bot of the test's own. */
  bot?: Bot;
  clinic?: Clinic;
  /** Who talks, and by which channel. */
  start?: NewConversation;
  /** Set apart the ids of a chat that goes on from another. */
  idSuffix?: string;
}

/** More questions than any pre-screening has. */
const MOST = 400;

/** A conversation with the whole bot, on a store in memory: what a person types or taps, and what comes back. */
export class Chat {
  readonly store: Store;
  readonly clock: TestClock;
  runner: AtomicTurnRunner;
  readonly conversationId: string;
  readonly #options: ChatOptions;
  readonly #start: NewConversation;
  #count = 0;
  #last: Reply | undefined;

  constructor(options: ChatOptions = {}) {
    this.store = options.store ?? new MemoryStore();
    this.clock = options.clock ?? new TestClock();
    this.conversationId = options.conversationId ?? 'chat';
    this.#options = options;
    this.#start = options.start ?? { ...aPerson, language: options.language ?? 'en' };
    this.runner = this.runnerWith();
  }

  /** A server on this chat's store, with ids of its own. */
  runnerWith(deliveries: Deliveries = {}, server = ''): AtomicTurnRunner {
    const { clinic, bot = new CompanionBot(new RootDialog(content)), idSuffix = '' } = this.#options;
    const ids = countingIds();
    const newId: NewId = (kind) => `${ids(kind)}${idSuffix}${server}`;
    const known = { clock: this.clock, newId, deliveries, ...(clinic === undefined ? {} : { clinic }) };
    return runnerOf(this.store, bot, known);
  }

  /** The same moment once more: what is said there leaves this chat as it is. */
  fork(idSuffix: string): Chat {
    const clock = new TestClock(this.clock.now().toISOString());
    const fork = new Chat({ ...this.#options, store: (this.store as MemoryStore).fork(), clock, idSuffix });
    fork.#last = this.#last;
    return fork;
  }

  /** Takes what was said by another way for this chat's newest reply. */
  async catchUp(): Promise<Reply> {
    const { latest } = await this.store.turns.load(this.conversationId);
    if (latest !== undefined) this.#last = replyOf(latest);
    return this.last;
  }

  /** The server starts anew, with another release. */
  upgrade(released: Content): void {
    const ids = countingIds();
    const newId: NewId = (kind) => `${ids(kind)}_upgraded`;
    this.runner = runnerOf(this.store, new CompanionBot(new RootDialog(released)), { clock: this.clock, newId });
  }

  /** The newest reply. */
  get last(): Reply {
    if (this.#last === undefined) throw new Error('Nothing was said yet.');
    return this.#last;
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

  /** Says each line, and holds the question that is asked next (its linkId) against the table. */
  async converse(...table: [said: string, asked: string | undefined][]): Promise<Reply> {
    for (const [said, asked] of table) {
      await this.say(said);
      expect(this.last.asked, `after "${said}"`).to.equal(asked);
    }
    return this.last;
  }

  /** Answers as this person until a question is asked; without one, until nothing is asked any more. */
  async answerUntil(linkId?: string, options: { persona?: Persona; by?: 'typing' | 'tapping' } = {}): Promise<Reply> {
    const { persona = MARIA, by = 'typing' } = options;
    if (this.#last === undefined) await this.start();
    for (let count = 0; count < MOST && this.last.asked !== linkId; count += 1) {
      const asked = this.last.asked;
      if (asked === undefined) throw new Error(`${linkId} was never asked.`);
      const { typed, tapped } = answerOf(asked, persona);
      if (by === 'typing') await this.say(typed);
      else await this.tap({ linkId: asked, ...this.#nonce(), ...tapped });
    }
    expect(this.last.asked).to.equal(linkId);
    return this.last;
  }

  patient() {
    return this.store.records.get('patients', this.last.patientId).then(present);
  }

  alerts() {
    return this.#ofPatient('alerts');
  }

  findings() {
    return this.#ofPatient('findings');
  }

  /** Runs of questionnaires, by name: the newest of each. */
  async responses() {
    const all = await this.#ofPatient('responses');
    return Object.fromEntries(all.map((response) => [content.library.nameOf(response.questionnaire), response]));
  }

  /** What stands in the log: messages of both sides, in order. */
  async transcript(): Promise<string[]> {
    const turns = await this.store.turns.since(this.conversationId, 0, 1_000);
    return turns.flatMap(({ inbound, outbound }) => [inbound, ...outbound]).map(({ text }) => text ?? '');
  }

  async #ofPatient<K extends 'alerts' | 'findings' | 'responses'>(kind: K) {
    return allOf(this.store.records, kind, { index: 'byPatient', where: { patientId: this.last.patientId } });
  }

  /** Widgets send back the instance of the question that they answer. */
  #nonce(): { nonce?: string } {
    const question = this.last.data.findLast((data) => 'linkId' in data);
    return question?.kind === 'question' && question.nonce !== undefined ? { nonce: question.nonce } : {};
  }

  async #run(activity: { type: string; text?: string; value?: JsonObject }): Promise<Reply> {
    this.#count += 1;
    this.clock.advance(1_000);
    const id = `${this.conversationId}-${this.#count}${this.#options.idSuffix ?? ''}`;
    const { turn } = await this.runner.run({
      conversationId: this.conversationId,
      activity: { ...activity, id },
      start: this.#start,
    });
    this.#last = replyOf(turn);
    return this.#last;
  }
}

type Persona = Record<string, PersonaAnswer>;

export interface Reply {
  turn: Turn;
  texts: string[];
  /** All texts in one. */
  text: string;
  /** The data beside each message. */
  data: CompanionData[];
  /** linkId of the last question asked. */
  asked: string | undefined;
  /** Crisis numbers that were shown. */
  numbers: CrisisNumber[];
  /** Kinds of the turn's effects. */
  effects: string[];
  patientId: string;
}

function replyOf(turn: Turn): Reply {
  const messages = turn.outbound.filter((activity) => activity.type === 'message');
  const data = messages.map(companionOf).filter((companion) => companion !== undefined);
  const asked = data.findLast((companion) => 'linkId' in companion && companion.linkId !== undefined);
  const texts = messages.map((activity) => activity.text ?? '');
  return {
    turn,
    texts,
    text: texts.join('\n\n'),
    data,
    asked: asked !== undefined && 'linkId' in asked ? asked.linkId : undefined,
    numbers: data.flatMap((companion) => (companion.kind === 'crisis' ? companion.numbers : [])),
    effects: turn.effects.map(({ kind }) => kind),
    patientId: turn.state.conversation.patientId,
  };
}

function companionOf(activity: StoredActivity): CompanionData | undefined {
  return (activity.channelData as { companion?: CompanionData } | undefined)?.companion;
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not in the store.');
  return value;
}
