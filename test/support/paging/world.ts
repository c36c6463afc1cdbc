import { allOf } from '../../../src/domain/all-pages.ts';
import type { Clinic } from '../../../src/domain/clinic.ts';
import { EVENTS } from '../../../src/domain/events.ts';
import { MemoryStore } from '../memory-store.ts';
import { seeded } from '../storm/random.ts';
import { countingIds, testClinic } from '../turn-parts.ts';
import { type Behaviour, SimChannel } from './sim-channel.ts';
import { SimServer } from './sim-server.ts';

const TICK_MS = 250;
const TIMERS_MS = 2_000;
const RECOVERY_MS = 5_000;
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T15:00:00.000Z');
/** Whatever was broken works from here on; the rest of the time is for what must still come. */
const HEALED_MS = 25 * MINUTE;
const END_MS = 45 * MINUTE;

const CRIES = [
  'I have the pills in my hand and I am going to take them',
  'I have been planning how I would do it and I picked a date',
  'I keep thinking about killing myself',
  'chest is crushing after my infusion',
  'I am going to kill my ex',
  'I wish I was dead',
  'the guide touched my breasts while I was under',
];
const STAFF: Clinic['staff'] = [
  { id: 'ruth', name: 'Ruth Adler', roles: ['therapist'], email: 'ruth@clinic.example' },
  { id: 'lena', name: 'Lena Ortiz', roles: ['clinical-lead'], email: 'lena@clinic.example' },
  { id: 'ben', name: 'Ben Cole', roles: ['prescriber'], email: 'ben@clinic.example' },
];

/** Something that is tried every second until a server has done it. */
interface Deed {
  at: number;
  perform(server: SimServer): Promise<unknown>;
}

/** A place where one server after the other runs. */
interface Machine {
  server: SimServer | undefined;
  life: { from: number; to: number };
  /** When the next one starts. */
  upAt: number;
  /** When they begin to die. */
  fuses: number[];
}

/** One seeded schedule: cries for help, acknowledgements, dying servers, failing channels. */
export class World {
  readonly store = new MemoryStore();
  readonly conversations = ['chat-0', 'chat-1'];
  readonly channels: SimChannel[];
  /** Stretches in which a server lived. */
  readonly lives: { from: number; to: number }[] = [];
  readonly clinic: Clinic;
  readonly #random: () => number;
  readonly #newId = countingIds();
  readonly #deeds: Deed[] = [];
  readonly #sleepers: { until: number; wake: () => void }[] = [];
  readonly #servers: Machine[];
  #now = 0;

  constructor(seed: number) {
    this.#random = seeded(seed);
    const onCall = this.#chance(0.15) ? [] : [{ who: 'ruth', start: '2026-03-01T00:00', end: '2026-03-09T00:00' }];
    this.clinic = { ...testClinic, staff: STAFF, onCall };
    const world = { now: () => this.#now, sleep: (ms: number) => this.#sleep(ms) };
    this.channels = [
      new SimChannel('email', true, world, this.#behaviours()),
      new SimChannel('webhook', false, world, this.#behaviours()),
    ];
    this.#servers = [this.#machine(), this.#machine()];
    this.#plan();
  }

  get start(): number {
    return START;
  }

  /** Runs the whole schedule. */
  async run(): Promise<void> {
    for (const machine of this.#servers) this.#boot(machine);
    while (this.#now < END_MS) {
      await this.#tick();
      this.#now = await this.#nextTime();
    }
    for (const { server, life } of this.#servers) if (server?.alive) life.to = END_MS;
  }

  async #tick(): Promise<void> {
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.until > this.#now) continue;
      this.#sleepers.splice(this.#sleepers.indexOf(sleeper), 1);
      sleeper.wake();
    }
    await quiet();
    for (const machine of this.#servers) {
      // It may have died of what it was waiting for.
      this.#bury(machine);
      if (machine.server?.alive === true) this.#light(machine);
      else if (this.#now >= machine.upAt) this.#boot(machine);
    }
    await this.#act();
    for (const { server } of this.#servers) await this.#background(server);
    for (const machine of this.#servers) this.#bury(machine);
  }

  /** A server's own tasks, as the composed server repeats them. */
  async #background(server: SimServer | undefined): Promise<void> {
    const attempt = async (task: () => Promise<unknown>) => {
      if (server?.alive === true) await task().catch(() => undefined);
      await quiet();
    };
    await attempt(async () => server?.pager.run());
    if (this.#now % TIMERS_MS === 0) await attempt(async () => server?.timers.run());
    if (this.#now % RECOVERY_MS === 0) await attempt(async () => server?.recovery.recover());
  }

  /** What people do: each is tried on any server until one has done it. */
  async #act(): Promise<void> {
    for (const deed of this.#deeds.filter(({ at }) => at <= this.#now)) {
      const alive = this.#servers.flatMap(({ server }) => (server?.alive === true ? [server] : []));
      const server = alive[Math.floor(this.#random() * alive.length)];
      try {
        if (server === undefined) throw new Error('No server is up.');
        // In the middle of a turn, above all.
        if (this.#now < HEALED_MS && this.#chance(0.4)) server.fuse = Math.floor(this.#between(1, 30));
        await deed.perform(server);
        this.#deeds.splice(this.#deeds.indexOf(deed), 1);
      } catch {
        deed.at = this.#now + 1_000;
      }
      await quiet();
    }
  }

  #plan(): void {
    for (const conversationId of this.conversations.slice(0, this.#chance(0.3) ? 2 : 1)) {
      const text = CRIES[Math.floor(this.#random() * CRIES.length)] ?? '';
      const at = this.#between(0, 4 * MINUTE);
      const start = { channel: 'test' as const, clinicId: 'demo', userId: conversationId, language: 'en' as const };
      const activity = { type: 'message', id: `${conversationId}-cry`, text };
      this.#deeds.push({ at, perform: (server) => server.runner.run({ conversationId, activity, start }) });
      if (this.#chance(0.3)) this.#planAgain(conversationId, text, at + this.#between(MINUTE, 20 * MINUTE));
      if (this.#chance(0.6)) this.#planAct(conversationId, at + this.#between(TICK_MS, 18 * MINUTE));
    }
  }

  /** The same once more: it is added to the alert that is open, or makes a new one after it was closed. */
  #planAgain(conversationId: string, text: string, at: number): void {
    const activity = { type: 'message', id: `${conversationId}-again`, text };
    const perform = async (server: SimServer) => {
      const { latest } = await this.store.turns.load(conversationId);
      if (latest === undefined) throw new Error('They have not begun yet.');
      await server.runner.run({ conversationId, activity });
    };
    this.#deeds.push({ at, perform });
  }

  #planAct(conversationId: string, at: number): void {
    const [name, key] = this.#chance(0.8) ? [EVENTS.acknowledged, 'seen'] : [EVENTS.closed, 'closed'];
    const perform = async (server: SimServer) => {
      const alerts = await allOf(this.store.records, 'alerts', { index: 'byClinic', where: { clinicId: 'demo' } });
      const own = alerts.filter((alert) => alert.conversationId === conversationId);
      if (own.length === 0) throw new Error('The console shows no alert yet.');
      for (const { id: alertId } of own) {
        const value = {
          alertId,
          by: 'Ruth Adler',
          role: 'therapist',
          at: this.#clock().toISOString(),
          reason: 'Called.',
        };
        await server.runner.runEvent(conversationId, { id: `${alertId}/${key}`, name, value });
      }
    };
    this.#deeds.push({ at, perform });
  }

  #machine(): Machine {
    const count = this.#chance(0.7) ? Math.floor(this.#between(1, 5)) : 0;
    const fuses = Array.from({ length: count }, () => this.#between(0, 8 * MINUTE)).sort((a, b) => a - b);
    return { server: undefined, life: { from: 0, to: 0 }, upAt: 0, fuses };
  }

  #boot(machine: Machine): void {
    const clock = { now: () => this.#clock() };
    machine.server = new SimServer({
      ...{ name: 'server', store: this.store, clinic: this.clinic, clock, newId: this.#newId },
      ...{ random: this.#random, channels: this.channels },
    });
    machine.life = { from: this.#now, to: Number.POSITIVE_INFINITY };
    this.lives.push(machine.life);
  }

  /** From a planned moment on, the server dies within its next steps. */
  #light({ server, fuses }: Machine): void {
    if (server === undefined || (fuses[0] ?? Number.POSITIVE_INFINITY) > this.#now) return;
    fuses.shift();
    server.fuse = Math.floor(this.#between(1, 60));
  }

  #bury(machine: Machine): void {
    if (machine.server === undefined || machine.server.alive) return;
    machine.life.to = this.#now;
    machine.upAt = this.#now + this.#between(0, 20_000);
    machine.server = undefined;
  }

  /** Up to three times a channel changes its mind; in the end it works. */
  #behaviours(): (at: number) => Behaviour {
    const changes = Array.from({ length: Math.floor(this.#between(0, 4)) }, () => ({
      at: this.#chance(0.5) ? 0 : this.#between(0, HEALED_MS),
      behaviour: this.#pick<Behaviour>(['accept', 'refuse', 'hang', 'mute']),
    })).sort((a, b) => a.at - b.at);
    return (at) =>
      at >= HEALED_MS ? 'accept' : (changes.findLast((change) => change.at <= at)?.behaviour ?? 'accept');
  }

  /** The next moment at which anything can happen; in between, every task would find nothing to do. */
  async #nextTime(): Promise<number> {
    const after = (at: number) => Math.max(this.#now + TICK_MS, Math.ceil(at / TICK_MS) * TICK_MS);
    const escalations = await this.store.records.list('escalations', { index: 'byDue', limit: 1 });
    const timers = await this.store.records.list('timers', { index: 'byDue', limit: 1 });
    const unfinished = await this.store.turns.unfinished(new Date(START + END_MS).toISOString(), 1);
    const times = [
      END_MS,
      ...escalations.items.map(({ dueAt }) => after(Date.parse(dueAt ?? '') - START)),
      ...timers.items.map(({ dueAt }) => after(Date.parse(dueAt) - START)),
      ...(unfinished.length > 0 ? [this.#now + TICK_MS] : []),
      ...this.#sleepers.map(({ until }) => after(until)),
      ...this.#deeds.map(({ at }) => after(at)),
      ...this.#servers.map(({ server, upAt, fuses }) => after(server === undefined ? upAt : (fuses[0] ?? END_MS))),
    ];
    return Math.min(...times);
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ until: this.#now + ms, wake }));
  }

  #clock(): Date {
    return new Date(START + this.#now);
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #between(from: number, to: number): number {
    return from + this.#random() * (to - from);
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.#random() * choices.length)] as T;
  }
}

/** Everything that waits for nothing but promises has been done. */
async function quiet(): Promise<void> {
  for (let count = 0; count < 2; count += 1) await new Promise((resolve) => setImmediate(resolve));
}
