import { careRecordOf } from '../domain/care/care-record.ts';
import type { CarePlan } from '../domain/care/due.ts';
import { closed, ended, held, isPast, type Outreach, stepOf } from '../domain/care/outreach.ts';
import { messageFor, type WayOut } from '../domain/care/way-out.ts';
import type { Clinic } from '../domain/clinic.ts';
import type { Clock } from '../domain/clock.ts';
import { backOffMs } from '../domain/escalation/back-off.ts';
import type { PatientLinks } from '../domain/patient-links.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { Texts } from '../domain/texts.ts';

/** How long a channel may take to answer. */
const TRY_MS = 10_000;
/** Looked after at a time. */
const PAGE = 20;

export interface OutreachParts {
  store: Store;
  links: PatientLinks;
  ways: readonly WayOut[];
  clinic: (id: string) => Clinic | undefined;
  plan: CarePlan;
  texts: Texts;
  clock: Clock;
  random: () => number;
  log: Log;
}

/**
 * Tells people by e-mail or the clinic's SMS gateway that something waits for them in a chat that they have not open.
 * Once by each way, on any server; only a crash right after a try can make it twice, under the same id.
 */
export class Outreaches {
  readonly #parts: OutreachParts;
  readonly #closing = new AbortController();

  constructor(parts: OutreachParts) {
    this.#parts = parts;
  }

  /** Looks after those that are due. */
  async run(): Promise<void> {
    const { store, clock, log } = this.#parts;
    const to = new Date(clock.now().getTime() + 1).toISOString();
    const { items } = await store.records.list('outreaches', { index: 'byDue', to, limit: PAGE });
    const lookAfter = (outreach: Outreach) =>
      this.#lookAfter(outreach.id).catch((error: unknown) => {
        const facts = { outreach: outreach.id, error: (error as Error).name };
        log.error(facts, 'a patient could not be told that something waits; it will be tried again');
      });
    await Promise.all(items.map(lookAfter));
  }

  /** An open chat has brought it to its person. */
  async seen(outreach: Outreach): Promise<void> {
    const { store, clock } = this.#parts;
    if (isPast(outreach, clock.now().toISOString())) return;
    await store.records.update('outreaches', outreach.id, (known) => ended(known ?? outreach, 'seen'));
  }

  /** Ends tries that are under way; they are made again by whoever runs next. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#parts.ways.map((way) => way.close()));
  }

  async #lookAfter(id: string): Promise<void> {
    const { store, links, plan, clock } = this.#parts;
    const now = clock.now().toISOString();
    let mine: Outreach | undefined;
    await store.records.update('outreaches', id, (known) => {
      mine = known && held(known, now);
      return mine ?? known;
    });
    if (mine === undefined) return;
    if (mine.outcome !== undefined) {
      await links.revoke(id);
      return this.#change(id, closed);
    }
    const record = await careRecordOf(store.records, mine.patientId, now);
    const careClock = await store.records.get('careClocks', mine.patientId);
    const step = record === undefined ? { end: 'unwanted' as const } : stepOf(mine, record, careClock, plan);
    if ('end' in step) return this.#change(id, (known) => ended(known, step.end));
    if ('wait' in step) return this.#change(id, (known) => waiting(known, step.wait));
    if (record !== undefined) await this.#send(mine, record.patient, step);
  }

  async #send(
    outreach: Outreach,
    patient: Parameters<typeof messageFor>[0],
    step: { expiresAt: string; discreet: boolean },
  ): Promise<void> {
    const { links, ways, clinic, texts } = this.#parts;
    const { id, clinicId, conversationId } = outreach;
    const reaching = ways.filter((way) => way.reaches(patient.reminderContact ?? {}));
    if (reaching.length === 0) return this.#change(id, (known) => ended(known, 'no-way'));
    const of = { id: patient.id, clinicId };
    const link = await links.issue({ id, patient: of, conversationId, expiresAt: step.expiresAt });
    const message = messageFor(patient, { ...step, ...link, id }, clinic(clinicId), texts);
    const left = reaching.filter(({ channel }) => outreach.ways[channel] === undefined);
    const signal = AbortSignal.any([AbortSignal.timeout(TRY_MS), this.#closing.signal]);
    const outcomes = await Promise.all(
      left.map(async (way) => [way.channel, await way.send(message, signal)] as const),
    );
    await this.#settle(outreach, outcomes, link.expiresAt);
  }

  async #settle(
    { id, tries }: Outreach,
    outcomes: (readonly [string, Awaited<ReturnType<WayOut['send']>>])[],
    linkUntil: string,
  ): Promise<void> {
    const { clock, random, log } = this.#parts;
    const settled: Outreach['ways'] = {};
    for (const [channel, outcome] of outcomes) {
      if (outcome !== 'accepted') log.warn({ outreach: id, channel, outcome }, 'a channel did not take a message');
      if (outcome === 'accepted') settled[channel] = 'sent';
      if (outcome === 'rejected') settled[channel] = 'rejected';
    }
    const isDone = outcomes.every(([channel]) => settled[channel] !== undefined);
    const again = new Date(clock.now().getTime() + backOffMs(tries, random)).toISOString();
    await this.#change(id, (known) => {
      const after = { ...known, linkUntil, ways: { ...known.ways, ...settled } };
      if (after.outcome !== undefined) return { ...after, dueAt: linkUntil };
      return isDone ? ended(after, 'sent') : waiting(after, again);
    });
  }

  async #change(id: string, change: (outreach: Outreach) => Outreach): Promise<void> {
    await this.#parts.store.records.update('outreaches', id, (known) => known && change(known));
  }
}

/** Somebody may have seen it in the meantime. */
function waiting(outreach: Outreach, dueAt: string): Outreach {
  return outreach.outcome === undefined ? { ...outreach, dueAt } : outreach;
}
