import type { CareTiming } from './care-timing.ts';
import { coursePoints } from './course-points.ts';
import type { MedicineSession } from './session.ts';
import type { SessionPoint } from './session-point.ts';
import { apart, bySending, type PointInTime } from './session-points.ts';
import { timesOf, together } from './together.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What a patient is asked in one sitting: points, among them `D3.safety`, the checks of a D3 without its prompts. Times are UTC, ISO 8601, as in
 * `PointInTime`.
 */
export interface CarePrompt {
  points: SessionPoint[];
  opensAt: string;
  sendAt: string;
  closesAt: string;
  staysUntil: string;
  /** When each of its points may be asked: it is sent within one of them. */
  windows: (SessionPoint & { opensAt: string; closesAt: string })[];
}

/**
 * All that a patient's sessions call for, past and to come, in the order of its times (clinical pack 4 and 5). Pure:
 * a session that is moved moves what was not asked yet, and nothing else.
 */
export function scheduleOf(sessions: readonly MedicineSession[], timing: CareTiming, now: string): CarePrompt[] {
  const { asked, dropped } = coursePoints(sessions, timing, now);
  const prompts = together(asked, timing.togetherHours * HOUR_MS)
    .map((group): CarePrompt => ({ points: group.map(pointIn), ...timesOf(group) }))
    .sort(bySending);
  for (const point of dropped) carryOver(point, asked, prompts);
  return prompts;
}

/** The checks of a D3 that gave way go with the PRE near it, else with the next D1 or PRE. */
function carryOver(dropped: PointInTime, asked: readonly PointInTime[], prompts: readonly CarePrompt[]): void {
  const others = asked.filter(({ session }) => session !== dropped.session);
  const taker =
    others.find((other) => other.point === 'PRE' && apart(other, dropped) <= DAY_MS) ??
    others.find(({ point, sendAt }) => (point === 'D1' || point === 'PRE') && sendAt >= dropped.sendAt);
  const prompt = prompts.find(({ points }) =>
    points.some(({ point, sessionId }) => point === taker?.point && sessionId === taker.session.id),
  );
  prompt?.points.push({ point: 'D3.safety', sessionId: dropped.session.id });
}

function pointIn({ point, session }: PointInTime): SessionPoint {
  return { point, sessionId: session.id };
}
