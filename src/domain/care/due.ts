import type { ResponseRecord } from '../questionnaire/response.ts';
import { type Assignment, assignmentState } from './assignment.ts';
import type { CareTiming } from './care-timing.ts';
import type { Patient } from './patient.ts';
import { type CarePrompt, scheduleOf } from './schedule.ts';
import type { MedicineSession } from './session.ts';
import { pointsIn, type SessionPoint, sharesPoint } from './session-point.ts';

/** The questionnaires a patient's way through the clinic calls for. */
export type CareStep = 'prescreening' | 'intention' | 'checklist' | 'reflection';

/** Something that waits for the patient. */
export interface Due {
  step: CareStep | 'assigned';
  /** Of a session: what is asked, and of which session it is first of all. */
  points?: SessionPoint[];
  sessionId?: string;
  /** Of one that staff assigned. */
  assignment?: Assignment;
  /** The run that was begun and not finished. */
  responseId?: string;
}

/** What is known of a patient at one moment. */
export interface CareRecord {
  patient: Patient;
  responses: ResponseRecord[];
  sessions: MedicineSession[];
  now: string;
}

/** What care is planned with: the name of a canonical, and the times. */
export interface CarePlan {
  nameOf(canonical: string): string;
  timing: CareTiming;
}

/**
 * What is due for a patient now, most pressing first: how they are after a session, then the pre-screening (which
 * holds the consent that all else needs), what a session ahead calls for, and what staff assigned.
 */
export function dueNow(record: CareRecord, plan: CarePlan): Due[] {
  const { patient, responses, now } = record;
  // Under 18: nothing more is asked (clinical pack 1, `s0.dob`).
  if (patient.disposition === 'OUT_OF_SCOPE') return [];
  const screening = prescreening(responses, plan);
  const care = scheduleOf(record.sessions, plan.timing, now)
    .filter(({ opensAt, staysUntil }) => opensAt <= now && now <= staysUntil)
    .flatMap((prompt) => dueOf(prompt, responses, plan) ?? [])
    .reduce(withOneChecklist, [])
    .sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));
  const after = care.filter(({ step }) => step === 'reflection' && patient.consent?.status === 'agreed');
  const before = care.filter((due) => !after.includes(due));
  return [...after, ...screening, ...before, ...assignedTo(patient, responses)];
}

/** The next session whose intention may be set when the patient asks for it, however far away. */
export function intentionOnRequest(
  { responses, sessions, now }: Omit<CareRecord, 'patient'>,
  plan: CarePlan,
): Due | undefined {
  const next = sessions
    .filter(({ releasedAt, start }) => releasedAt === undefined && start > now)
    .filter(({ state }) => state === 'planned' || state === 'confirmed')
    .sort((a, b) => a.start.localeCompare(b.start))[0];
  if (next === undefined) return undefined;
  const points: SessionPoint[] = [{ point: 'intention', sessionId: next.id }];
  const due = { step: 'intention' as const, points, sessionId: next.id };
  return { ...due, ...begun(responses.find((run) => run.status === 'in-progress' && asks(run, points, due, plan))) };
}

const ORDER: readonly Due['step'][] = ['reflection', 'checklist', 'intention'];

function prescreening(responses: ResponseRecord[], { nameOf }: CarePlan): Due[] {
  const runs = responses.filter(({ questionnaire }) => nameOf(questionnaire) === 'prescreening');
  if (runs.some(({ status }) => status === 'completed')) return [];
  return [{ step: 'prescreening', ...begun(runs.find(({ status }) => status === 'in-progress')) }];
}

/** What of it was not answered yet, if anything. */
function dueOf({ points: all }: CarePrompt, responses: ResponseRecord[], plan: CarePlan): Due | undefined {
  const step = stepOf(all);
  const points = all.filter((point) => !isAnswered([point], responses, 'completed', plan));
  if (points.every(({ point }) => point === 'D3.safety')) return undefined;
  const sessionId = (points.findLast(({ point }) => point !== 'PRE') ?? points[0])?.sessionId;
  const open = responses.find((run) => run.status === 'in-progress' && asks(run, points, { step }, plan));
  return { step, points, ...(sessionId === undefined ? {} : { sessionId }), ...begun(open) };
}

/** Both checklists of a session at once are one: the later asks again what the earlier left open. */
function withOneChecklist(before: Due[], due: Due): Due[] {
  const other = before.find(({ step, sessionId }) => step === 'checklist' && sessionId === due.sessionId);
  if (due.step !== 'checklist' || other === undefined) return [...before, due];
  const both = { ...other, ...due, points: [...(other.points ?? []), ...(due.points ?? [])] };
  return [...before.filter((one) => one !== other), both];
}

function stepOf(points: readonly SessionPoint[]): CareStep {
  const first = points[0]?.point;
  if (first === 'intention') return 'intention';
  return first === '24' || first === '2' ? 'checklist' : 'reflection';
}

/** The same thing, though it may have changed since: begun, or joined by other points. */
export function sameDue(a: Due, b: Due): boolean {
  if (a.step !== b.step || a.assignment?.id !== b.assignment?.id) return false;
  return a.points === undefined || sharesPoint(a.points, b.points ?? []);
}

/** A run in this state asks one of these points. */
export function isAnswered(
  points: readonly SessionPoint[],
  responses: readonly ResponseRecord[],
  status: ResponseRecord['status'],
  plan: CarePlan,
): boolean {
  const step = stepOf(points);
  return responses.some((run) => run.status === status && asks(run, points, { step }, plan));
}

/** The run asks one of these points. */
function asks(run: ResponseRecord, points: readonly SessionPoint[], { step }: Pick<Due, 'step'>, { nameOf }: CarePlan) {
  if (nameOf(run.questionnaire) !== step) return false;
  return sharesPoint(pointsIn(run), points);
}

function begun(run: ResponseRecord | undefined): Pick<Due, 'responseId'> {
  return run === undefined ? {} : { responseId: run.id };
}

function assignedTo({ assignments = [] }: Patient, responses: ResponseRecord[]): Due[] {
  return assignments.flatMap((assignment) => {
    const { state, responseId } = assignmentState(assignment, responses);
    const open = responseId === undefined ? {} : { responseId };
    return state === 'finished' ? [] : [{ step: 'assigned' as const, assignment, ...open }];
  });
}
