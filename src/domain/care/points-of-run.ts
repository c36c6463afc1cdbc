import type { ResponseRecord } from '../questionnaire/response.ts';

type Run = Pick<ResponseRecord, 'sessionId' | 'points' | 'sessions'>;

/** The session that a run asks a point of. */
export function sessionAt({ sessionId, sessions = {} }: Run, point: string): string | undefined {
  return sessions[point] ?? sessionId;
}

/** Every session that a run is about. */
export function sessionsOf({ sessionId, sessions = {} }: Run): string[] {
  return [...new Set([...(sessionId === undefined ? [] : [sessionId]), ...Object.values(sessions)])];
}
