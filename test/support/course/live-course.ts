import { DateTime } from 'luxon';
import { type CarePrompt, scheduleOf } from '../../../src/domain/care/schedule.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { SessionPoint } from '../../../src/domain/care/session-point.ts';
import type { Store } from '../../../src/domain/ports.ts';
import type { Turn } from '../../../src/domain/turn.ts';
import { content } from '../chat.ts';
import { until } from '../until.ts';
import type { LiveStaff } from './live-staff.ts';
import type { SkippingClock } from './skipping-clock.ts';

/** Nobody is interrupted who wrote within ten minutes. */
const HELD_MS = 11 * 60_000;

export interface LiveCourseParts {
  store: Store;
  clock: SkippingClock;
  staff: LiveStaff;
  patientId: string;
  zone: string;
}

/** The time of a course on a running server: what happens next, without the hours between. */
export class LiveCourse {
  /** What happened when, in the patient's zone. */
  readonly log: string[] = [];
  readonly #parts: LiveCourseParts;

  constructor(parts: LiveCourseParts) {
    this.#parts = parts;
  }

  note(what: string): void {
    const { clock, zone } = this.#parts;
    this.log.push(`${DateTime.fromJSDate(clock.now(), { zone }).toFormat('ccc dd LLL HH:mm')} ${what}`);
  }

  /** Whether the patient has begun something that is not finished. */
  async isOpen(): Promise<boolean> {
    return (await this.runs()).some(({ status }) => status === 'in-progress');
  }

  async runs() {
    const { store, patientId } = this.#parts;
    return (await store.records.list('responses', { index: 'byPatient', where: { patientId }, limit: 200 })).items;
  }

  /** All that was said in any of the patient's chats. */
  async turns(): Promise<Turn[]> {
    const { store, patientId } = this.#parts;
    const { conversations = [] } = (await store.records.get('patients', patientId)) ?? {};
    return (await Promise.all(conversations.map((id) => store.turns.since(id, 0, 10_000)))).flat();
  }

  /** Lets time go by until something has been asked, which it gives; staff let the patient go after each session. */
  async next(): Promise<SessionPoint[] | undefined> {
    const sessions = await this.#sessions();
    const prompt = await this.#nextPrompt(sessions);
    const running = sessions.find(({ releasedAt }) => releasedAt === undefined);
    if (running !== undefined && (prompt === undefined || running.plannedEnd <= prompt.sendAt)) {
      await this.#release(running);
      return this.next();
    }
    if (prompt === undefined) return undefined;
    const before = await this.#sent();
    this.#skipTo(prompt.sendAt);
    await until(async () => [...(await this.#sent())].some((key) => !before.has(key)));
    return prompt.points.filter((point) => !before.has(keyOf(point)));
  }

  async #release({ id, plannedEnd }: MedicineSession): Promise<void> {
    const { clock, staff } = this.#parts;
    clock.skipTo(plannedEnd);
    await staff.release(id, clock.now().toISOString());
    this.note('staff: released');
  }

  async #nextPrompt(sessions: MedicineSession[]): Promise<CarePrompt | undefined> {
    const now = this.#parts.clock.now().toISOString();
    const sent = await this.#sent();
    const isToCome = ({ closesAt, points }: CarePrompt) =>
      closesAt > now && points.some((point) => point.point !== 'D3.safety' && !sent.has(keyOf(point)));
    return scheduleOf(sessions, content.careTiming, now).find(isToCome);
  }

  /** In the order of their times. */
  async #sessions(): Promise<MedicineSession[]> {
    const { store, patientId } = this.#parts;
    const { items } = await store.records.list('sessions', { index: 'byPatient', where: { patientId } });
    return items.sort((a, b) => a.start.localeCompare(b.start));
  }

  async #sent(): Promise<Set<string>> {
    const { store, patientId } = this.#parts;
    return new Set(Object.keys((await store.records.get('careClocks', patientId))?.done ?? {}));
  }

  #skipTo(at: string): void {
    const { clock } = this.#parts;
    const held = new Date(clock.now().getTime() + HELD_MS).toISOString();
    clock.skipTo(at > held ? at : held);
  }
}

function keyOf({ point, sessionId }: SessionPoint): string {
  return `care.prompt ${point} ${sessionId}`;
}
