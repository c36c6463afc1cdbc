import { allOf } from '../domain/all-pages.ts';
import type { Clinic } from '../domain/clinic.ts';
import type { Clock } from '../domain/clock.ts';
import { advance } from '../domain/escalation/advance.ts';
import { announced, type Escalation, isToAnnounce, type NoticeState, settle } from '../domain/escalation/escalation.ts';
import type { LadderData } from '../domain/escalation/ladder.ts';
import type { Notifier, Outcome } from '../domain/escalation/notifier.ts';
import { isToTell } from '../domain/escalation/said-again.ts';
import type { Log, Store } from '../domain/ports.ts';
import { changesOf } from '../domain/projection.ts';
import type { Texts } from '../domain/texts.ts';
import { noticeOf } from './notice-of.ts';
import { reachOf } from './reach.ts';
import { type EventRunner, recordAcceptance } from './record-acceptance.ts';

const LEASE = 'pager';
/** Short, for a page must not wait for a server that died; its pages are sent anew under their ids. */
const LEASE_MS = 600;
/** A turn that is not projected by then waits for a slow channel, or for a server that died. */
const SETTLED_MS = 300;
const UNFINISHED = 50;
/** How long a channel may take to answer. */
const TRY_MS = 10_000;
/** Tries of one channel at a time: one that hangs takes no other's place. */
const MOST_TRIES = 20;

export interface PagerParts {
  store: Store;
  runner: EventRunner;
  notifiers: readonly Notifier[];
  clinic: (id: string) => Clinic | undefined;
  ladders: LadderData;
  texts: Texts;
  consoleUrl: () => string;
  clock: Clock;
  random: () => number;
  log: Log;
  holder: string;
}

/** Brings alerts to people: opens the rungs that are due, sends their notices, and records what the channels said. */
export class Pager {
  readonly #parts: PagerParts;
  /** Under way, by the id of the notice or of the event. */
  readonly #underWay = new Map<string, { channel: string; done: Promise<void> }>();
  readonly #closing = new AbortController();

  constructor(parts: PagerParts) {
    this.#parts = parts;
  }

  /** Begins what is due and does not wait for any channel. One server at a time, by a lease. */
  async run(): Promise<void> {
    const { store, clock, holder } = this.#parts;
    const now = clock.now();
    await this.#adopt(now);
    const to = new Date(now.getTime() + 1).toISOString();
    const due = await allOf(store.records, 'escalations', { index: 'byDue', to });
    if (due.length === 0) return;
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await store.leases.acquire(LEASE, holder, now.toISOString(), until))) return;
    for (const escalation of due.filter((one) => !this.#isWaiting(one, now.toISOString()))) {
      try {
        await this.#step(escalation, now);
      } catch (error) {
        const facts = { alertId: escalation.id, error: (error as Error).name };
        this.#parts.log.error(facts, 'an alert could not be escalated; it will be tried again');
      }
    }
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all([...this.#underWay.values()].map(({ done }) => done));
  }

  /** Ends tries that are under way; they are made again by whoever runs next. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.idle();
    const { notifiers, store, holder } = this.#parts;
    await Promise.all(notifiers.map((notifier) => notifier.close()));
    // Where the store is away, the lease ends by itself.
    await store.leases.release(LEASE, holder).catch(() => undefined);
  }

  /**
   * An alert is paged, and one that somebody has seen is not, even while the turn waits to be delivered or projected.
   * What a turn does to an alert can be done twice, in any order.
   */
  async #adopt(now: Date): Promise<void> {
    const { store } = this.#parts;
    const olderThan = new Date(now.getTime() - SETTLED_MS).toISOString();
    for (const turn of await store.turns.unfinished(olderThan, UNFINISHED)) {
      if (turn.projected) continue;
      const ofAlerts = turn.effects.filter(({ kind }) => kind.startsWith('alert.')).flatMap(changesOf);
      const changes = ofAlerts.filter(({ kind }) => kind === 'alerts' || kind === 'escalations');
      if (changes.length > 0) await store.records.updateAll(changes);
    }
  }

  /** All that is due is under way here already. */
  #isWaiting(escalation: Escalation, now: string): boolean {
    const { id, nextRungAt, notices } = escalation;
    if (nextRungAt !== undefined && nextRungAt <= now) return false;
    if (isToTell(escalation)) return false;
    if (isToAnnounce(escalation) && !this.#underWay.has(`${id}/sent`)) return false;
    return notices.every((notice) => notice.dueAt === undefined || notice.dueAt > now || this.#underWay.has(notice.id));
  }

  async #step(escalation: Escalation, now: Date): Promise<void> {
    const { store } = this.#parts;
    const { id, alert } = escalation;
    const clinic = this.#parts.clinic(alert.clinicId);
    if (clinic === undefined) return;
    const reach = await reachOf(escalation, clinic, this.#parts, now);
    const known = await store.records.get('alerts', id);
    const at = now.toISOString();
    const next = await store.records.update(
      'escalations',
      id,
      (current) => current && advance(current, known, reach, at),
    );
    if (next === undefined) return;
    this.#announce(next);
    for (const notice of next.notices) {
      if (notice.dueAt !== undefined && notice.dueAt <= at) this.#try(next, notice, clinic);
    }
  }

  #try(escalation: Escalation, notice: NoticeState, clinic: Clinic): void {
    const { store, clock, random, log } = this.#parts;
    const { id, channel } = notice;
    const tries = [...this.#underWay.values()].filter((one) => one.channel === channel).length;
    if (tries >= MOST_TRIES) return;
    this.#begin(id, channel, async () => {
      const outcome = await this.#send(escalation, notice, clinic);
      // Broken off by our own end: whoever runs next makes the try again, at once.
      if (outcome === 'timeout' && this.#closing.signal.aborted) return;
      const facts = { notice: id, outcome };
      if (outcome !== 'accepted') log.warn(facts, 'a channel did not take a page; it will be tried again');
      const at = clock.now().toISOString();
      const after = await store.records.update(
        'escalations',
        escalation.id,
        (current) => current && settle(current, id, outcome, at, random),
      );
      if (after !== undefined) this.#announce(after);
    });
  }

  async #send(escalation: Escalation, notice: NoticeState, clinic: Clinic): Promise<Outcome> {
    // A channel that was taken out of the settings.
    const notifier = this.#parts.notifiers.find(({ channel }) => channel === notice.channel);
    if (notifier === undefined) return 'unreachable';
    const signal = AbortSignal.any([AbortSignal.timeout(TRY_MS), this.#closing.signal]);
    return notifier.send(noticeOf(escalation, notice, clinic, this.#parts), signal);
  }

  /** The patient's conversation holds what became of it. */
  #announce(escalation: Escalation): void {
    if (!isToAnnounce(escalation)) return;
    const { store } = this.#parts;
    this.#begin(`${escalation.id}/sent`, 'conversation', async () => {
      await recordAcceptance(escalation, this.#parts);
      await store.records.update('escalations', escalation.id, (current) => current && announced(current));
    });
  }

  #begin(id: string, channel: string, task: () => Promise<void>): void {
    if (this.#underWay.has(id)) return;
    const done = task()
      .catch((error: unknown) => {
        this.#parts.log.error({ id, error: (error as Error).name }, 'a page failed; it will be tried again');
      })
      .finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, { channel, done });
  }
}
