import type { ResponseRecord } from '../questionnaire/response.ts';
import { sessionAt } from './points-of-run.ts';

/** A point of care, and the medicine session that it is about. */
export interface SessionPoint {
  /** One of `questionnaire/points.ts`. */
  point: string;
  sessionId: string;
}

type Run = Pick<ResponseRecord, 'sessionId' | 'points' | 'sessions'>;

export function sharesPoint(some: readonly SessionPoint[], others: readonly SessionPoint[]): boolean {
  return some.some((one) => others.some((other) => one.point === other.point && one.sessionId === other.sessionId));
}

/** What a run asks. */
export function pointsIn(run: Run): SessionPoint[] {
  return (run.points ?? []).flatMap((point) => {
    const sessionId = sessionAt(run, point);
    return sessionId === undefined ? [] : [{ point, sessionId }];
  });
}

/** The same, as a run keeps it. */
export function asRun(points: readonly SessionPoint[]): Pick<ResponseRecord, 'points' | 'sessions'> {
  const sessions = Object.fromEntries(points.map(({ point, sessionId }) => [point, sessionId]));
  return { points: points.map(({ point }) => point), sessions };
}
