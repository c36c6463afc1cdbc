import type { ResponseRecord } from '../questionnaire/response.ts';
import type { Finding } from '../triage/finding.ts';
import { sessionAt, sessionsOf } from './points-of-run.ts';
import type { MedicineSession } from './session.ts';
import { newestTold, type Told } from './told.ts';

/** What is told of a session that is over (clinical pack 5): by the items of its points. */
const HAPPENED = ['r.safe', 'r.hard'];
const FIRST_WORDS = ['e0.1', 'd1.1', 'd1.2', 'd1.3'];
const STAYED = ['d7.1', 'd7.2', 'd7.3', 'd7.back', 'd7.back.new', 'm1.1', 'm3.1'];
/** Asked before the next session, about this one. */
const CARRIED_IN = ['pre.1'];

/** A session that is over, as far as its patient has told of it. */
export interface SessionStory {
  session: MedicineSession;
  happened: Told[];
  firstWords: Told[];
  stayed: Told[];
  /** What its checks raised, a finding that was replaced left out. */
  flagged: Finding[];
}

/** The stories of these sessions, in their order. */
export function sessionStories(
  sessions: readonly MedicineSession[],
  all: readonly MedicineSession[],
  reflections: readonly ResponseRecord[],
  findings: readonly Finding[],
): SessionStory[] {
  return sessions.map((session) => {
    const next = all.filter(({ start }) => start > session.start).sort((a, b) => a.start.localeCompare(b.start))[0];
    const runs = reflections.map((run) => partOf(run, session.id, next?.id)).filter((run) => run !== undefined);
    const checks = reflections.filter((run) => sessionsOf(run).includes(session.id)).map(({ id }) => id);
    const isOfChecks = ({ responseId }: Finding) => responseId !== undefined && checks.includes(responseId);
    return {
      session,
      happened: newestTold(runs, HAPPENED),
      firstWords: newestTold(runs, FIRST_WORDS),
      stayed: newestTold(runs, [...STAYED, ...CARRIED_IN]),
      flagged: findings.filter((finding) => finding.state !== 'superseded' && isOfChecks(finding)),
    };
  });
}

/** A run may ask points of two sessions: what of it tells of this one. */
function partOf(run: ResponseRecord, sessionId: string, nextId: string | undefined): ResponseRecord | undefined {
  const answers = Object.entries(run.answers).filter(([, { linkId }]) => {
    const point = pointOf(linkId, run);
    return CARRIED_IN.includes(linkId) ? sessionAt(run, 'PRE') === nextId : sessionAt(run, point) === sessionId;
  });
  return answers.length === 0 ? undefined : { ...run, answers: Object.fromEntries(answers) };
}

/** The point that asks an item: its prefix says it; else it is of the first point that looks back. */
function pointOf(linkId: string, { points = [] }: ResponseRecord): string {
  const [prefix = ''] = linkId.split('.');
  const named = prefix.toUpperCase();
  return points.includes(named) ? named : (points.find((point) => point !== 'PRE') ?? points[0] ?? named);
}
