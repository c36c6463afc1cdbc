import { type CareClock, looked } from '../domain/care/care-clock.ts';
import { careRecordOf } from '../domain/care/care-record.ts';
import type { CarePlan } from '../domain/care/due.ts';
import type { Patient } from '../domain/care/patient.ts';
import { type CareEvent, lookAt } from '../domain/care/reminders.ts';
import type { Clock } from '../domain/clock.ts';
import { firstConversationOf } from '../domain/patient-links.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { TurnRunner } from '../turns/arrival.ts';

const LEASE = 'reminders';
/** Short, so that a server that died holds nobody's check-in up for long. */
const LEASE_MS = 30_000;
const PAGE = 100;

export interface CareReminderParts {
  store: Store;
  runner: TurnRunner;
  plan: CarePlan;
  clock: Clock;
  log: Log;
  holder: string;
}

/**
 * Reminds patients of what their sessions call for. Each reminder is an event turn under an id of its own, so that it
 * happens once, on any server.
 */
export class CareReminders {
  readonly #parts: CareReminderParts;

  constructor(parts: CareReminderParts) {
    this.#parts = parts;
  }

  /** Looks after everybody whose time has come; returns how many reminders went out. */
  async run(): Promise<number> {
    const { store, clock, holder } = this.#parts;
    const now = clock.now();
    const to = new Date(now.getTime() + 1).toISOString();
    const { items } = await store.records.list('careClocks', { index: 'byWaking', to, limit: PAGE });
    if (items.length === 0) return 0;
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    if (!(await store.leases.acquire(LEASE, holder, now.toISOString(), until))) return 0;
    let sent = 0;
    for (const one of items) sent += await this.#lookAfter(one, now.toISOString());
    return sent;
  }

  async #lookAfter(before: CareClock, now: string): Promise<number> {
    const { store, plan, log } = this.#parts;
    try {
      const record = await careRecordOf(store.records, before.id, now);
      const { events, wakeAt } = record === undefined ? { events: [] } : lookAt(record, before, plan);
      for (const event of events) if (record !== undefined) await this.#send(event, record.patient);
      const done = Object.fromEntries(events.flatMap(({ keys }) => keys.map((key) => [key, now])));
      await store.records.update('careClocks', before.id, (clock) => clock && looked(clock, before, { done, wakeAt }));
      return events.length;
    } catch (error) {
      log.error({ patientId: before.id, error: (error as Error).name }, 'a reminder failed; it will be tried again');
      return 0;
    }
  }

  async #send({ name, key, points }: CareEvent, patient: Patient): Promise<void> {
    const { runner, clock } = this.#parts;
    const value = { points: points.map(({ point, sessionId }) => ({ point, sessionId })) };
    const [conversationId] = patient.conversations;
    if (conversationId !== undefined) {
      await runner.runEvent(conversationId, { id: key, name, value });
      return;
    }
    // Whoever was entered by staff and never came: a call for staff about them is a turn too.
    const { id: patientId, clinicId, userId, language } = patient;
    const timestamp = clock.now().toISOString();
    await runner.run({
      conversationId: firstConversationOf(patient),
      activity: { type: 'event', id: key, name, value, timestamp },
      start: { channel: 'directline', clinicId, userId, patientId, language },
    });
  }
}
