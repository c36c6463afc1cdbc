import type { ResponseRecord } from '../questionnaire/response.ts';
import { type Assignment, assignmentState } from './assignment.ts';
import type { Patient } from './patient.ts';
import type { MedicineSession } from './session.ts';

/** The questionnaires a patient's way through the clinic calls for. */
export type CareStep = 'prescreening' | 'intention' | 'reflection-d1';

/** Something that waits for the patient. */
export interface Due {
  step: CareStep | 'assigned';
  sessionId?: string;
  /** Of one that staff assigned. */
  assignment?: Assignment;
  /** The run that was begun and not finished. */
  responseId?: string;
}

/** The questionnaire that a step asks, and which points of it. */
export const STEP_QUESTIONNAIRES: Readonly<Record<CareStep, { name: string; points?: string[] }>> = {
  prescreening: { name: 'prescreening' },
  intention: { name: 'intention' },
  'reflection-d1': { name: 'reflection', points: ['D1'] },
};

const HOUR_MS = 3_600_000;
/** Intention prompts open 72 h before a session (clinical pack 4). */
const INTENTION_OPENS_MS = 72 * HOUR_MS;
/** The first reflections stay open until the next point takes over, a week on (clinical pack 5). */
const REFLECTION_STAYS_MS = 7 * 24 * HOUR_MS;

/**
 * What is due for a patient now, most pressing first. `nameOf` gives the questionnaire's name of a canonical.
 * A reflection comes before an intention, the pre-screening before both, and what staff assigned after them.
 */
export function dueNow(
  input: { patient: Patient; responses: ResponseRecord[]; sessions: MedicineSession[]; now: string },
  nameOf: (canonical: string) => string,
): Due[] {
  const { patient, responses, sessions, now } = input;
  // Under 18: nothing more is asked (clinical pack 1, `s0.dob`).
  if (patient.disposition === 'OUT_OF_SCOPE') return [];
  const find = (step: CareStep, sessionId?: string) =>
    responses.filter((r) => r.sessionId === sessionId && isRunOf(step, nameOf(r.questionnaire), r.points));
  const prescreening = openStep('prescreening', find('prescreening'));
  const care = sessions
    .filter((session) => session.state !== 'cancelled' && session.state !== 'missed')
    .flatMap((session): (Due & { at: number })[] => {
      const step = stepOf(session, Date.parse(now));
      if (step === undefined) return [];
      const due = openStep(step, find(step, session.id), session.id);
      return due === undefined ? [] : [{ ...due, at: Date.parse(session.start) }];
    })
    .sort((a, b) => rank(a.step) - rank(b.step) || a.at - b.at)
    .map(({ at: _at, ...due }) => due);
  return [...(prescreening === undefined ? [] : [prescreening]), ...care, ...assignedTo(patient, responses)];
}

/** Also one that began when the step was a questionnaire of its own. */
function isRunOf(step: CareStep, name: string, asked: readonly string[] = []): boolean {
  const { name: wanted, points = [] } = STEP_QUESTIONNAIRES[step];
  return name === step || (name === wanted && points.every((point) => asked.includes(point)));
}

function assignedTo({ assignments = [] }: Patient, responses: ResponseRecord[]): Due[] {
  return assignments.flatMap((assignment) => {
    const { state, responseId } = assignmentState(assignment, responses);
    const begun = responseId === undefined ? {} : { responseId };
    return state === 'finished' ? [] : [{ step: 'assigned' as const, assignment, ...begun }];
  });
}

/** The next session whose intention may be set when the patient asks for it, however far away. */
export function intentionOnRequest(
  input: { responses: ResponseRecord[]; sessions: MedicineSession[]; now: string },
  nameOf: (canonical: string) => string,
): Due | undefined {
  const next = input.sessions
    .filter((session) => session.releasedAt === undefined && session.start > input.now)
    .filter((session) => session.state === 'planned' || session.state === 'confirmed')
    .sort((a, b) => a.start.localeCompare(b.start))[0];
  if (next === undefined) return undefined;
  const runs = input.responses.filter((r) => nameOf(r.questionnaire) === 'intention' && r.sessionId === next.id);
  const open = runs.find((run) => run.status === 'in-progress');
  return { step: 'intention', sessionId: next.id, ...(open === undefined ? {} : { responseId: open.id }) };
}

function stepOf(session: MedicineSession, now: number): CareStep | undefined {
  if (session.releasedAt !== undefined) {
    const since = now - Date.parse(session.releasedAt);
    return since >= 0 && since <= REFLECTION_STAYS_MS ? 'reflection-d1' : undefined;
  }
  const until = Date.parse(session.start) - now;
  return until > 0 && until <= INTENTION_OPENS_MS ? 'intention' : undefined;
}

function openStep(step: CareStep, runs: ResponseRecord[], sessionId?: string): Due | undefined {
  if (runs.some((run) => run.status === 'completed')) return undefined;
  const open = runs.find((run) => run.status === 'in-progress');
  return {
    step,
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(open === undefined ? {} : { responseId: open.id }),
  };
}

function rank(step: Due['step']): number {
  return step === 'reflection-d1' ? 0 : 1;
}
