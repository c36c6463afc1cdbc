import { DateTime } from 'luxon';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { Store } from '../../../src/domain/ports.ts';
import { CareReminders } from '../../../src/reminders/care-reminders.ts';
import { type Chat, content } from '../chat.ts';
import { silentLog } from '../silent-log.ts';
import { seeded } from '../storm/random.ts';
import { TestClock } from '../turn-parts.ts';
import { screenedChat } from './screened.ts';
import { change, plan } from './staff.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Madrid',
  'Australia/Sydney',
  'America/Santiago',
  'Asia/Kolkata',
];
/** Six sessions in three weeks, and two boosters, in days. */
const SESSION_DAYS = [4, 7, 11, 14, 18, 21, 56, 84];
const END_DAYS_AFTER = 106;

/** Something that somebody does at a time. */
interface Act {
  at: number;
  do(): Promise<unknown>;
}

/** One patient's course as it went, for `judgeCourse`. */
export interface Course {
  seed: number;
  zone: string;
  chat: Chat;
  sessionIds: string[];
  /** Of each session, how it stood from a time on. */
  versions: { at: string; session: MedicineSession }[];
  outages: [from: string, to: string][];
  /** Reminders were not wanted between these. */
  off: [from: string, to: string][];
  /** When the patient answered "later today". */
  putOff: string[];
  log: string[];
}

/**
 * Screening to M3, on two servers that fail at random, with staff and a patient who act as they like. `sessionDays`: when
 * the sessions are, in days; the course ends so long after the last of them.
 */
export async function runCourse(seed: number, sessionDays: readonly number[] = SESSION_DAYS): Promise<Course> {
  return new CourseRun(seed, sessionDays).run();
}

class CourseRun {
  readonly #random: () => number;
  readonly #sessionDays: readonly number[];
  readonly #zone: string;
  readonly #begin: DateTime;
  readonly #clock: TestClock;
  readonly #acts: Act[] = [];
  readonly #course: Omit<Course, 'chat'>;
  #chat: Chat | undefined;
  #seen = 0;

  constructor(seed: number, sessionDays: readonly number[]) {
    this.#sessionDays = sessionDays;
    this.#random = seeded(seed);
    this.#zone = this.#pick(ZONES);
    // Before the days on which clocks change, in either hemisphere.
    this.#begin = DateTime.fromISO(`2026-0${this.#pick([2, 3])}-2${this.#pick([0, 2, 5])}T09:00`, { zone: this.#zone });
    this.#clock = new TestClock(this.#begin.toUTC().toJSDate().toISOString());
    const facts = { seed, zone: this.#zone, sessionIds: [], versions: [], off: [], putOff: [], log: [] };
    this.#course = { ...facts, outages: this.#outages() };
  }

  async run(): Promise<Course> {
    this.#chat = await screenedChat({ clock: this.#clock, conversationId: `course-${this.#course.seed}` });
    for (const [index, day] of this.#sessionDays.entries()) await this.#enter(`session_${index}`, day);
    if (this.#random() < 0.1) this.#stopReminders();
    const end = this.#begin.toMillis() + ((this.#sessionDays.at(-1) ?? 0) + END_DAYS_AFTER) * DAY_MS;
    for (let at = await this.#next(); at !== undefined && at < end; at = await this.#next()) {
      this.#clock.advance(Math.max(1_000, at - this.#clock.now().getTime()));
      await this.#actDue();
      await this.#serve();
      await this.#read();
    }
    return { ...this.#course, chat: this.#talk };
  }

  get #talk(): Chat {
    if (this.#chat === undefined) throw new Error('The course has not begun.');
    return this.#chat;
  }

  /** The next moment at which anything happens. */
  async #next(): Promise<number | undefined> {
    const { wakeAt } = (await this.#talk.store.records.get('careClocks', this.#talk.last.patientId)) ?? {};
    const times = [...this.#acts.map(({ at }) => at), ...(wakeAt === undefined ? [] : [this.#upAgain(wakeAt)])];
    return times.length === 0 ? undefined : Math.min(...times);
  }

  #upAgain(at: string): number {
    const outage = this.#course.outages.find(([from, to]) => from <= at && at < to);
    return Date.parse(outage?.[1] ?? at);
  }

  async #actDue(): Promise<void> {
    const now = this.#clock.now().getTime();
    const due = this.#acts.filter(({ at }) => at <= now);
    for (const act of due) {
      this.#acts.splice(this.#acts.indexOf(act), 1);
      await act.do();
    }
  }

  /** Both servers at once; one of them may die after a turn, before it has noted what it sent. */
  async #serve(): Promise<void> {
    const now = this.#now();
    if (this.#course.outages.some(([from, to]) => from <= now && now < to)) return;
    const { store } = this.#talk;
    const dies = this.#random() < 0.15;
    const servers = [this.#server('one', dies ? dying(store) : store), this.#server('two', store)];
    if (this.#random() < 0.5) servers.reverse();
    await Promise.all(servers.map((server) => server.run()));
    if (!dies) return;
    this.#clock.advance(60_000);
    await this.#server('two', store).run();
  }

  #server(holder: string, store: Store): CareReminders {
    const { runner, clock } = this.#talk;
    const plan = { nameOf: content.library.nameOf, timing: content.careTiming };
    return new CareReminders({ store, runner, clock, log: silentLog, holder, plan });
  }

  /** The patient sees what came, and answers it, or not. */
  async #read(): Promise<void> {
    const turns = await this.#talk.store.turns.since(this.#talk.conversationId, this.#seen, 200);
    this.#seen = turns.at(-1)?.n ?? this.#seen;
    const prompts = turns.filter(
      ({ inbound, outbound }) => String(inbound.name).startsWith('care.') && outbound.length > 0,
    );
    for (const { inbound } of prompts) this.#note(`${inbound.id}`);
    if (prompts.length === 0 || this.#random() < 0.3) return;
    const delay = this.#random() ** 2 * 10 * HOUR_MS;
    this.#acts.push({ at: this.#clock.now().getTime() + delay, do: () => this.#answer() });
  }

  async #answer(): Promise<void> {
    const chat = this.#talk;
    const said = this.#random();
    const reply = await chat.say(said < 0.75 ? "Yes, let's go" : said < 0.87 ? 'Later today' : 'Not now');
    if (reply.effects.includes('care.put-off')) this.#course.putOff.push(this.#now());
    this.#note(`patient: ${reply.asked ?? reply.text}`);
    if (reply.asked !== undefined && reply.asked !== 'due') await chat.answerUntil();
    this.#seen = reply.turn.n;
  }

  /** Planned for a morning or an afternoon; moved, called off, released late or never, as it happens. */
  async #enter(id: string, day: number): Promise<void> {
    const start = this.#begin.plus({ days: day }).set({ hour: 8 + Math.floor(this.#random() * 9) });
    await plan(this.#talk.store, this.#talk.last.patientId, { id, start: iso(start), zone: this.#zone }, this.#now());
    this.#course.sessionIds.push(id);
    await this.#keep(id);
    const fate = this.#random();
    if (fate < 0.05) this.#staff(start.minus({ hours: 30 }), id, (one) => ({ ...one, state: 'cancelled' }));
    else if (fate < 0.2) this.#move(id, start);
    else this.#release(id, start);
  }

  #move(id: string, start: DateTime): void {
    const moved = start.plus({ hours: this.#pick([-3, 2, 24, 26]) });
    const times = { start: iso(moved), plannedEnd: iso(moved.plus({ hours: 3 })) };
    this.#staff(start.minus({ hours: this.#pick([40, 20, 10]) }), id, (one) => ({ ...one, ...times }));
    this.#release(id, moved);
  }

  #release(id: string, start: DateTime): void {
    if (this.#random() < 0.15) return;
    const at = start.plus({ hours: 3, minutes: Math.floor(this.#random() * 50) - 20 });
    this.#staff(at, id, (one) => ({ ...one, state: 'released', releasedAt: iso(at) }));
  }

  #staff(at: DateTime, id: string, changed: (session: MedicineSession) => MedicineSession): void {
    const act = async () => {
      const { store, last } = this.#talk;
      await change(store, id, last.patientId, (session) => session && changed(session), this.#now());
      await this.#keep(id);
    };
    this.#acts.push({ at: at.toMillis(), do: act });
  }

  async #keep(id: string): Promise<void> {
    const session = await this.#talk.store.records.get('sessions', id);
    if (session !== undefined) this.#course.versions.push({ at: this.#now(), session });
  }

  #stopReminders(): void {
    const from = this.#begin.plus({ days: this.#random() * 25 });
    const to = from.plus({ days: this.#pick([3, 400]) });
    this.#course.off.push([iso(from), iso(to)]);
    this.#acts.push({ at: from.toMillis(), do: () => this.#talk.say('stop reminders') });
    this.#acts.push({ at: to.toMillis(), do: () => this.#talk.say('start reminders') });
  }

  #outages(): [string, string][] {
    return Array.from({ length: 3 }, () => {
      const from = this.#begin.plus({ days: this.#random() * 30 });
      return [iso(from), iso(from.plus({ hours: 1 + this.#random() * 20 }))];
    });
  }

  #note(what: string): void {
    const at = DateTime.fromJSDate(this.#clock.now(), { zone: this.#zone });
    this.#course.log.push(`${at.toFormat('ccc dd LLL HH:mm')} ${what}`);
  }

  #now(): string {
    return this.#clock.now().toISOString();
  }

  #pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.#random() * from.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  }
}

/** It dies where it would note what it sent. */
function dying(store: Store): Store {
  const died = () => Promise.reject(new Error('killed'));
  return { ...withMethods(store), records: { ...withMethods(store.records), update: died } };
}

/** Methods of a class are not own members: they are bound one by one. */
function withMethods<T extends object>(from: T): T {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(from)).filter((name) => name !== 'constructor');
  const bound = names.map((name) => [name, (from as Record<string, unknown>)[name]] as const);
  const methods = bound.map(([name, member]) => [name, typeof member === 'function' ? member.bind(from) : member]);
  return { ...from, ...Object.fromEntries(methods) };
}

function iso(at: DateTime): string {
  return at.toUTC().toJSDate().toISOString();
}
