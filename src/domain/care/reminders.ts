import { type CareClock, keyOfPoint } from './care-clock.ts';
import { type CarePlan, type CareRecord, isAnswered } from './due.ts';
import { releaseIsMissing, releaseMissingAt } from './integration-clock.ts';
import { isFirstEvening, wantsReminders } from './may-remind.ts';
import { afterQuietHours, isQuiet } from './quiet-hours.ts';
import { type CarePrompt, scheduleOf } from './schedule.ts';
import { type SessionPoint, sharesPoint } from './session-point.ts';

/** Something that becomes an event turn in the patient's conversation; it happens once. */
export interface CareEvent {
  name: 'care.prompt' | 'care.nudge' | 'care.later' | 'care.unanswered' | 'care.release-missing';
  /** Names this happening of it … */
  key: string;
  /** … and of each of its points, in `CareClock.done`. */
  keys: string[];
  points: SessionPoint[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A change that a crash kept from asking for a look is seen by then. */
const LONGEST_SLEEP_MS = 6 * HOUR_MS;
/** A person who is writing, or a crisis that is open, is not interrupted: looked at again by then. */
const HOLD_MS = 10 * MINUTE_MS;

/** What is to be sent to a patient now, and when to look again. Pure; looking twice asks for the same. */
export function lookAt(record: CareRecord, clock: CareClock, plan: CarePlan): { events: CareEvent[]; wakeAt?: string } {
  const look = new Look(record, clock, plan);
  const wakeAt = look.times.filter((at) => at > record.now).sort()[0];
  return { events: look.events, ...(wakeAt === undefined ? {} : { wakeAt }) };
}

class Look {
  readonly events: CareEvent[] = [];
  /** Moments at which something may be to do. */
  readonly times: string[] = [];
  readonly #record: CareRecord;
  readonly #done: CareClock['done'];
  readonly #later: NonNullable<CareClock['later']>;
  readonly #plan: CarePlan;

  constructor(record: CareRecord, { done, later = {} }: CareClock, plan: CarePlan) {
    this.#record = record;
    this.#done = done;
    this.#later = later;
    this.#plan = plan;
    for (const prompt of scheduleOf(record.sessions, plan.timing, record.now)) this.#lookAt(prompt);
    for (const session of record.sessions) this.#lookForRelease(session);
    if (this.times.length > 0) this.times.push(this.#after(record.now, LONGEST_SLEEP_MS));
  }

  #lookAt(prompt: CarePrompt): void {
    const { now, responses } = this.#record;
    if (now > prompt.staysUntil) return;
    const points = prompt.points.filter((point) => !isAnswered([point], responses, 'completed', this.#plan));
    if (points.length === 0) return;
    const isEvening = isFirstEvening(points);
    const sentAt = this.#sentAt(points);
    // A session that was entered since may have brought more to what was sent; checks that only go along call nobody.
    const unsent = points.filter((point) => !this.#has('care.prompt', [point]));
    if (unsent.some(({ point }) => point !== 'D3.safety')) this.#send(prompt, unsent, isEvening);
    else if (sentAt !== undefined) this.#remind(prompt, points, sentAt, isEvening);
    if (isEvening) this.#callFor(points, sentAt ?? this.#askedFrom(prompt, points));
  }

  #send({ sendAt, closesAt, windows }: CarePrompt, points: SessionPoint[], isEvening: boolean): void {
    const { now } = this.#record;
    if (now >= closesAt) return;
    // One that was sent already takes no other along with it: a session that is moved may bring them together.
    const own = windows.filter((window) => sharesPoint([window], points));
    this.times.push(sendAt, ...own.map(({ opensAt }) => opensAt));
    // After an outage the window of its first point may be over, and that of the next not open yet.
    const isOpen = own.some((window) => window.opensAt <= now && now < window.closesAt);
    if (now < sendAt || !isOpen || !this.#mayBeSent(points, isEvening)) return;
    this.#emit('care.prompt', points);
    this.times.push(this.#after(now, this.#nudgeMs(isEvening)));
  }

  #remind({ staysUntil }: CarePrompt, points: SessionPoint[], sentAt: string, isEvening: boolean): void {
    const { now, responses } = this.#record;
    const wanted = this.#wantedAt(points);
    const name = wanted === undefined ? 'care.nudge' : 'care.later';
    const at = wanted ?? this.#after(sentAt, this.#nudgeMs(isEvening));
    if (at >= staysUntil || this.#has(name, points, wanted)) return;
    if (isAnswered(points, responses, 'in-progress', this.#plan)) return;
    this.times.push(at);
    if (now >= at && this.#mayBeSent(points, isEvening)) this.#emit(name, points, wanted);
  }

  /** When the patient asked to be reminded of one of these instead. */
  #wantedAt(points: SessionPoint[]): string | undefined {
    return points
      .flatMap((point) => this.#later[keyOfPoint(point)] ?? [])
      .sort()
      .at(-1);
  }

  /** From when on an answer could be waited for: late, where the release was entered late or servers were away. */
  #askedFrom({ sendAt }: CarePrompt, points: SessionPoint[]): string {
    const { now, sessions } = this.#record;
    if (this.events.some(({ name, points: sent }) => name === 'care.prompt' && sharesPoint(sent, points))) return now;
    const entered = sessions.find(({ id }) => id === points[0]?.sessionId)?.updatedAt ?? sendAt;
    return entered > sendAt ? entered : sendAt;
  }

  /** A first evening without an answer is a person's call, whatever could be sent. */
  #callFor(points: SessionPoint[], since: string): void {
    const { now } = this.#record;
    const callAt = this.#after(
      since,
      this.#crisisIsOpen() ? 0 : this.#plan.timing.firstEvening.callMinutes * MINUTE_MS,
    );
    if (this.#has('care.unanswered', points)) return;
    this.times.push(callAt);
    if (now >= callAt) this.#emit('care.unanswered', points);
  }

  #lookForRelease(session: CareRecord['sessions'][number]): void {
    const { now } = this.#record;
    // The first point that waits for the clock.
    const points: SessionPoint[] = [{ point: 'E0', sessionId: session.id }];
    const at = releaseMissingAt(session);
    if (at === undefined || this.#has('care.release-missing', points)) return;
    this.times.push(at);
    if (releaseIsMissing(session, now)) this.#emit('care.release-missing', points);
  }

  /** Not in quiet hours, not into a crisis or a talk that is going on, and to nobody who wants none. */
  #mayBeSent(points: SessionPoint[], isEvening: boolean): boolean {
    const { now, patient, sessions } = this.#record;
    if (!wantsReminders(patient)) return false;
    const { quietHours } = this.#plan.timing;
    const zone = sessions.find(({ id }) => id === points[0]?.sessionId)?.zone ?? 'UTC';
    if (!isEvening && isQuiet(now, zone, quietHours)) {
      this.times.push(afterQuietHours(now, zone, quietHours));
      return false;
    }
    const isWriting = Date.parse(now) - Date.parse(patient.lastSeenAt) < HOLD_MS;
    if (!isWriting && !this.#crisisIsOpen()) return true;
    this.times.push(this.#after(now, HOLD_MS));
    return false;
  }

  #nudgeMs(isEvening: boolean): number {
    const { nudge, firstEvening } = this.#plan.timing;
    return (isEvening ? firstEvening.nudgeMinutes : nudge.minutes) * MINUTE_MS;
  }

  #crisisIsOpen(): boolean {
    return this.#record.patient.openAlerts.some(({ blocks }) => blocks);
  }

  #sentAt(points: SessionPoint[]): string | undefined {
    return points.flatMap((point) => this.#done[keyOf('care.prompt', point)] ?? []).sort()[0];
  }

  #has(name: CareEvent['name'], points: SessionPoint[], wanted?: string): boolean {
    return points.some((point) => this.#done[keyOf(name, point, wanted)] !== undefined);
  }

  #emit(name: CareEvent['name'], points: SessionPoint[], wanted?: string): void {
    const keys = points.map((point) => keyOf(name, point, wanted));
    const [key] = keys;
    if (key !== undefined) this.events.push({ name, key, keys, points });
  }

  #after(at: string, ms: number): string {
    return new Date(Date.parse(at) + ms).toISOString();
  }
}

/** Of a reminder at a time that the patient wanted, that time is part of it: they may want another. */
function keyOf(name: CareEvent['name'], point: SessionPoint, wanted?: string): string {
  return [name, keyOfPoint(point), ...(wanted === undefined ? [] : [wanted])].join(' ');
}
