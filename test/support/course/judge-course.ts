import { isQuiet } from '../../../src/domain/care/quiet-hours.ts';
import { scheduleOf } from '../../../src/domain/care/schedule.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import { pointsIn, type SessionPoint } from '../../../src/domain/care/session-point.ts';
import { pointsOf } from '../../../src/domain/care/session-points.ts';
import { content } from '../chat.ts';
import type { Course } from './course.ts';

export interface CourseVerdict {
  prompts: number;
  nudges: number;
  /** Reminders at the time that the patient had asked for. */
  later: number;
  completed: number;
  alerts: number;
  faults: string[];
}

interface Sent {
  name: string;
  at: string;
  points: SessionPoint[];
}

const HOUR_MS = 3_600_000;

/** Holds what a patient was sent against what a clinic would want, without the code that decided on it. */
export async function judgeCourse(course: Course): Promise<CourseVerdict> {
  const { chat } = course;
  const turns = await chat.store.turns.since(chat.conversationId, 0, 100_000);
  const sent = turns
    .filter(({ inbound, outbound }) => /^care\.(prompt|nudge|later)$/.test(String(inbound.name)) && outbound.length > 0)
    .map(
      ({ inbound, at }): Sent => ({
        name: String(inbound.name),
        at,
        points: (inbound.value as unknown as Sent).points,
      }),
    );
  const alerts = (await chat.alerts()).filter(({ code }) => code === 'E0_UNANSWERED' || code === 'RELEASE_MISSING');
  const completed = await completedRuns(course);
  const faults = [
    ...turns
      .filter(({ effects }) => effects.some(({ kind }) => kind === 'turn-failed'))
      .map(({ at }) => `failed turn ${at}`),
    ...twice(sent.filter(({ name }) => name !== 'care.later')),
    ...unwanted(sent, course),
    ...sent.flatMap((one) => illTimed(one, course)),
    ...(await neverSent(course, sent)),
    ...(await unreleased(course)),
  ];
  const count = (name: string) => sent.filter((one) => one.name === name).length;
  const figures = {
    prompts: count('care.prompt'),
    nudges: count('care.nudge'),
    later: count('care.later'),
    completed: completed.length,
  };
  return {
    ...figures,
    alerts: alerts.length,
    faults: faults.map((fault) => `${course.seed} ${course.zone}: ${fault}`),
  };
}

function twice(sent: Sent[]): string[] {
  const keys = sent.flatMap(({ name, points }) =>
    points.map(({ point, sessionId }) => `${name} ${point} ${sessionId}`),
  );
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `twice: ${key}`);
}

/** Each "later today" brings one reminder at most, some hours after it, and no nudge in between. */
function unwanted(sent: Sent[], { putOff }: Course): string[] {
  const { later, firstEvening } = content.careTiming;
  const least = Math.min(later.minutes, firstEvening.nudgeMinutes) * 60_000;
  const cameLater = sent.filter(({ name }) => name === 'care.later');
  const early = cameLater.filter(({ at }) => !putOff.some((asked) => Date.parse(at) - Date.parse(asked) >= least));
  const many = cameLater.length > putOff.length ? [`${cameLater.length} for ${putOff.length} times "later today"`] : [];
  return [...many, ...early.map(({ at }) => `sooner than asked for: ${at}`)];
}

function illTimed({ name, at, points }: Sent, { zone, off, versions }: Course): string[] {
  const what = `${name} ${points.map(({ point, sessionId }) => `${point} ${sessionId}`).join('+')} at ${at}`;
  const isEvening = points.some(({ point }) => point === 'E0');
  const faults: string[] = [];
  if (!isEvening && isQuiet(at, zone, content.careTiming.quietHours)) faults.push(`in quiet hours: ${what}`);
  if (off.some(([from, to]) => from < at && at < to)) faults.push(`after a stop: ${what}`);
  const inWindow = points.some(({ point, sessionId }) => {
    const session = versions.findLast((version) => version.session.id === sessionId && version.at <= at)?.session;
    const known = session === undefined ? [] : pointsOf(session, content.careTiming, at);
    const times = known.find((one) => one.point === point);
    return times !== undefined && times.opensAt <= at && (name !== 'care.prompt' || at < times.closesAt);
  });
  return inWindow ? faults : [...faults, `outside its window: ${what}`];
}

/** Of sessions as they stood at the time: what nothing stood in the way of was sent, or answered before. */
async function neverSent(course: Course, sent: Sent[]): Promise<string[]> {
  const { versions, sessionIds, outages, off } = course;
  if (off.length > 0) return [];
  const changed = new Set(sessionIds.filter((id) => wasMoved(versions.filter(({ session }) => session.id === id))));
  const asked = new Set(sent.flatMap(({ points }) => points.map(({ point, sessionId }) => `${point} ${sessionId}`)));
  const answered = new Set(
    (await completedRuns(course)).flatMap(pointsIn).map(({ point, sessionId }) => `${point} ${sessionId}`),
  );
  const last = asOf(course, '9999');
  return last
    .flatMap((session) => pointsOf(session, content.careTiming, session.plannedEnd))
    .flatMap(({ sendAt }) => scheduleOf(asOf(course, sendAt), content.careTiming, sendAt))
    .filter(({ sendAt, closesAt }) => !outages.some(([from, to]) => from < closesAt && sendAt < to))
    .flatMap(({ sendAt, points }) => points.map((point) => ({ ...point, sendAt })))
    .filter(({ point, sessionId, sendAt }) => {
      const stillThere = scheduleOf(asOf(course, sendAt), content.careTiming, sendAt).some(
        (prompt) =>
          prompt.sendAt <= sendAt && prompt.points.some((one) => one.point === point && one.sessionId === sessionId),
      );
      return stillThere && point !== 'D3.safety' && !changed.has(sessionId);
    })
    .map(({ point, sessionId }) => `${point} ${sessionId}`)
    .filter((key, index, all) => !asked.has(key) && !answered.has(key) && all.indexOf(key) === index)
    .map((key) => `never sent: ${key}`);
}

/** Called off, or moved, in the night before it perhaps. */
function wasMoved(versions: Course['versions']): boolean {
  return versions.length > 2 || new Set(versions.map(({ session }) => session.start)).size > 1;
}

/** The sessions as they stood at a time. */
function asOf({ versions, sessionIds }: Course, at: string): MedicineSession[] {
  return sessionIds.flatMap((id) => versions.findLast((one) => one.session.id === id && one.at <= at)?.session ?? []);
}

/** A session that took place and has no release an hour after its end was told to staff. */
async function unreleased(course: Course): Promise<string[]> {
  const alerts = (await course.chat.alerts()).filter(({ code }) => code === 'RELEASE_MISSING');
  return asOf(course, '9999')
    .filter(({ state, releasedAt }) => state === 'confirmed' && releasedAt === undefined)
    .filter(({ plannedEnd }) => {
      const from = Date.parse(plannedEnd) + HOUR_MS;
      return !alerts.some(({ raisedAt }) => Date.parse(raisedAt) >= from && Date.parse(raisedAt) < from + 24 * HOUR_MS);
    })
    .map(({ id }) => `no call for the release of ${id}`);
}

async function completedRuns({ chat }: Course) {
  const { items } = await chat.store.records.list('responses', {
    ...{ index: 'byPatient', where: { patientId: chat.last.patientId }, limit: 200 },
  });
  return items.filter(({ status, sessionId }) => status === 'completed' && sessionId !== undefined);
}
