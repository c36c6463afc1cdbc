import type { CareClock } from './care-clock.ts';
import { type CarePlan, type CareRecord, dueNow } from './due.ts';
import { isFirstEvening, wantsReminders } from './may-remind.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { scheduleOf } from './schedule.ts';
import { type SessionPoint, sharesPoint } from './session-point.ts';

/** Something was said in a chat that nobody may have open: its person is told by the other ways that reach them. */
export interface Outreach {
  id: string;
  clinicId: string;
  patientId: string;
  conversationId: string;
  event: 'care.prompt' | 'care.nudge';
  points: SessionPoint[];
  /** When it was said. UTC, ISO 8601, as all times here. */
  at: string;
  /** When to look at it next; absent: there is nothing left to do. */
  dueAt?: string;
  tries: number;
  /** By channel; one that refused it for good is not asked again. */
  ways: Record<string, 'sent' | 'rejected'>;
  /** Its link is kept until then. */
  linkUntil?: string;
  /** `seen`: a stream brought it; `unwanted`: answered, over, stopped, a crisis; `no-way`: nothing reaches the person. */
  outcome?: 'seen' | 'unwanted' | 'no-way' | 'sent';
}

/** What is to be done with an outreach now. */
export type OutreachStep =
  | { end: 'unwanted' | 'seen' }
  | { wait: string }
  /** Others may read along, so that not even the clinic is named. */
  | { expiresAt: string; discreet: boolean };

/** Open streams on other servers look for news by themselves within this time. */
const FIRST_LOOK_MS = 60_000;
/** Whoever looks has it for so long: longer than a try takes. */
const HELD_MS = 60_000;
/** A link is no good for longer, whatever waits behind it. */
const LONGEST_MS = 72 * 3_600_000;

export function newOutreach(
  said: Pick<Outreach, 'id' | 'clinicId' | 'patientId' | 'conversationId' | 'event' | 'points' | 'at'>,
): Outreach {
  return { ...said, dueAt: later(said.at, FIRST_LOOK_MS), tries: 0, ways: {} };
}

/** Pure; asked before each try, as much may have changed since it was said. */
export function stepOf(
  { at, event, points }: Outreach,
  record: CareRecord,
  careClock: CareClock | undefined,
  plan: CarePlan,
): OutreachStep {
  const { patient, sessions, now } = record;
  if (patient.lastSeenAt > at) return { end: 'seen' };
  const prompt = scheduleOf(sessions, plan.timing, now).find((one) => sharesPoint(one.points, points));
  const isDue = dueNow(record, plan).some((due) => sharesPoint(due.points ?? [], points));
  const inCrisis = patient.openAlerts.some(({ blocks }) => blocks);
  // What a nudge says again, the nudge's own outreach brings.
  const isNudged = event === 'care.prompt' && wasNudged(points, at, careClock?.done ?? {});
  if (prompt === undefined || !isDue || inCrisis || isNudged || !wantsReminders(patient)) return { end: 'unwanted' };
  const expiresAt = [prompt.staysUntil, later(at, LONGEST_MS)].sort()[0] ?? at;
  if (now >= expiresAt) return { end: 'unwanted' };
  const zone = sessions.find(({ id }) => id === points[0]?.sessionId)?.zone ?? 'UTC';
  const from = isFirstEvening(points) ? now : afterQuietHours(now, zone, plan.timing.quietHours);
  return from > now ? { wait: from } : { expiresAt, discreet: patient.quiet || patient.safeToText !== 'safe' };
}

/** Whatever became of it is settled: a history that is read holds many of these. */
export function isPast({ at }: Outreach, now: string): boolean {
  return now > later(at, LONGEST_MS);
}

/** For one server at a time; undefined where there is nothing to do, or another has it. */
export function held(outreach: Outreach, now: string): Outreach | undefined {
  if (outreach.dueAt === undefined || outreach.dueAt > now) return undefined;
  return { ...outreach, tries: outreach.tries + 1, dueAt: later(now, HELD_MS) };
}

/** There is nothing more to send; a link that went out is looked at once more, when it is over. */
export function ended(outreach: Outreach, outcome: NonNullable<Outreach['outcome']>): Outreach {
  if (outreach.outcome !== undefined) return outreach;
  const { dueAt: _due, ...rest } = outreach;
  return { ...rest, outcome, ...(rest.linkUntil === undefined ? {} : { dueAt: rest.linkUntil }) };
}

/** Its link is gone too. */
export function closed({ dueAt: _due, linkUntil: _link, ...rest }: Outreach): Outreach {
  return rest;
}

function wasNudged(points: readonly SessionPoint[], since: string, done: CareClock['done']): boolean {
  const nudges = points.map(({ point, sessionId }) => `care.nudge ${point} ${sessionId}`);
  return Object.entries(done).some(([key, at]) => at > since && nudges.some((nudge) => key.startsWith(nudge)));
}

function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
