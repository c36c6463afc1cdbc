import type { Clinic } from '../domain/clinic.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import { AppError } from '../domain/errors.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Language } from '../domain/languages.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { ConversationInfo, Turn, TurnState } from '../domain/turn.ts';
import type { Arrival, TurnRunner } from './arrival.ts';
import { type Bot, CollectingAdapter } from './collecting-adapter.ts';
import type { FinishTurn } from './finish-turn.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { SerialQueue } from './serial-queue.ts';
import { UnitOfWork } from './unit-of-work.ts';

/** How often a turn is run anew when another server was faster. */
const MAX_ATTEMPTS = 20;

export interface TurnRunnerParts {
  store: Store;
  bot: Bot;
  finish: FinishTurn;
  clinic: (id: string) => Clinic | undefined;
  clock: Clock;
  newId: NewId;
  log: Log;
  contentVersion: string;
  /** What the person reads when a turn failed. */
  apology: (language: Language) => string;
}

/** Run → commit → deliver → project, one turn of a conversation at a time. */
export class AtomicTurnRunner implements TurnRunner {
  readonly #parts: TurnRunnerParts;
  readonly #queue = new SerialQueue();
  readonly #alone: OneAtATime;

  constructor(parts: TurnRunnerParts) {
    this.#parts = parts;
    this.#alone = new OneAtATime(parts);
  }

  run(arrival: Arrival): Promise<{ turn: Turn; duplicate: boolean }> {
    return this.#queue.run(arrival.conversationId, () => this.#runNow(arrival));
  }

  runEvent(conversationId: string, { id, name, value }: { id: string; name: string; value: JsonObject }) {
    const timestamp = this.#parts.clock.now().toISOString();
    return this.run({ conversationId, activity: { type: 'event', id, name, value, timestamp } });
  }

  /** Waits for the turns that are under way. */
  drain(): Promise<void> {
    return this.#queue.drain();
  }

  async #runNow(arrival: Arrival): Promise<{ turn: Turn; duplicate: boolean }> {
    const { store, finish } = this.#parts;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { latest, duplicate } = await store.turns.load(arrival.conversationId, arrival.activity.id);
      if (duplicate !== undefined) return { turn: duplicate, duplicate: true };
      // The bot reads the read models: the turn before must be in them, whoever committed it.
      if (latest !== undefined && !latest.projected) await finish.project(latest);
      const turn = await this.#alone.with(arrival, latest, () => this.#commit(arrival, latest));
      if (turn === undefined) continue;
      await this.#finish(turn);
      return { turn, duplicate: false };
    }
    throw new AppError('store.conflict', 'This conversation is very busy. Please send the message again.');
  }

  /** Undefined where somebody was faster. */
  async #commit(arrival: Arrival, latest: Turn | undefined): Promise<Turn | undefined> {
    const turn = await this.#compose(arrival, latest);
    return (await this.#parts.store.turns.commit(turn)) === 'committed' ? turn : undefined;
  }

  /** The turn is safe once it is committed: what fails from here on is mended by recovery. */
  async #finish(turn: Turn): Promise<void> {
    try {
      await this.#parts.finish.finish(turn);
    } catch (error) {
      const facts = { conversationId: turn.conversationId, n: turn.n, error: (error as Error).name };
      this.#parts.log.error(facts, 'a committed turn was not finished; recovery will');
    }
  }

  async #compose(arrival: Arrival, latest: Turn | undefined): Promise<Turn> {
    const { clock, newId, store, clinic: clinicOf } = this.#parts;
    const now = clock.now().toISOString();
    const conversation = latest?.state.conversation ?? startOf(arrival, newId);
    const clinic = clinicOf(conversation.clinicId);
    if (clinic === undefined) throw new AppError('not-found', 'This clinic is not set up on this server.');
    const n = (latest?.n ?? 0) + 1;
    const dialog = latest?.state.dialog ?? {};
    const memory = structuredClone(dialog);
    const work = new UnitOfWork({ conversation, clinic, n, now, newId, records: store.records, memory });
    await work.follow();
    const before: TurnState = { conversation: work.conversation, dialog };
    if (latest === undefined && arrival.start !== undefined) {
      const { userId, userName } = arrival.start;
      const named = userName === undefined ? {} : { userName };
      work.emit({ kind: 'conversation.started', conversation: work.conversation, userId, ...named, at: now });
      work.keep();
    }
    const inbound = { ...arrival.activity, timestamp: arrival.activity.timestamp ?? now };
    return this.#outcome(work, before, await this.#runBot(work, inbound), inbound);
  }

  #outcome(work: UnitOfWork, before: TurnState, failure: string | undefined, inbound: Arrival['activity']): Turn {
    const { contentVersion, apology } = this.#parts;
    const { conversation, n, now } = work;
    const common = {
      conversationId: conversation.id,
      n,
      inbound,
      delivered: false,
      projected: false,
      contentVersion,
      at: now,
    };
    if (failure === undefined) {
      const state = { conversation, dialog: work.memory };
      return { ...common, outbound: work.outbound, effects: work.effects, state };
    }
    // The patient's words are kept, always; the state stays as it was, so the next message goes on where this one was.
    const kept = work.kept();
    const id = `${conversation.id}|${n}.${kept.outbound.length + 1}`;
    const text = apology(conversation.language);
    const sorry = { type: 'message', id, timestamp: now, text, channelData: { companion: { kind: 'notice' } } };
    const effects = [...kept.effects, { kind: 'turn-failed' as const, code: failure }];
    return { ...common, outbound: [...kept.outbound, sorry], effects, state: before };
  }

  /** The code of what went wrong, if anything did. */
  async #runBot(work: UnitOfWork, inbound: Arrival['activity']): Promise<string | undefined> {
    try {
      await new CollectingAdapter(work).run(this.#parts.bot, inbound);
      return undefined;
    } catch (error) {
      // A store that cannot be reached is no failed turn: the channel may retry.
      if (error instanceof AppError && error.code === 'store.unavailable') throw error;
      const { conversation, n } = work;
      const facts = { conversationId: conversation.id, n, stack: (error as Error).stack };
      this.#parts.log.error(facts, 'a turn failed; the message was kept');
      return error instanceof AppError ? error.code : 'internal';
    }
  }
}

function startOf(arrival: Arrival, newId: NewId): ConversationInfo {
  if (arrival.start === undefined) throw new AppError('not-found', 'There is no such conversation.');
  const { channel, clinicId, language, reference, patientId = newId('patient') } = arrival.start;
  const base = { id: arrival.conversationId, channel, clinicId, patientId, language };
  return reference === undefined ? base : { ...base, reference };
}
