import { AppError } from '../errors.ts';
import type { ResponseRecord } from '../questionnaire/response.ts';
import type { Patient } from './patient.ts';

/** A questionnaire that staff gave a patient to answer once. */
export interface Assignment {
  id: string;
  /** `url|version`: what was chosen is what is asked. */
  questionnaire: string;
  by: string;
  at: string;
}

type Run = Pick<ResponseRecord, 'id' | 'status' | 'assignmentId'>;

/** How far a patient is with it. */
export function assignmentState(
  { id }: Assignment,
  responses: readonly Run[],
): { state: 'due' | 'begun' | 'finished'; responseId?: string } {
  const runs = responses.filter(({ assignmentId }) => assignmentId === id);
  const finished = runs.find(({ status }) => status === 'completed');
  if (finished !== undefined) return { state: 'finished', responseId: finished.id };
  const begun = runs.find(({ status }) => status === 'in-progress');
  return begun === undefined ? { state: 'due' } : { state: 'begun', responseId: begun.id };
}

/** The patient with one more; throws `state-conflict` while the same questionnaire, in any version, is still open. */
export function assigned(patient: Patient, assignment: Assignment, responses: readonly Run[]): Patient {
  const { assignments = [] } = patient;
  const isOpen = assignments.some(
    (one) =>
      urlOf(one.questionnaire) === urlOf(assignment.questionnaire) &&
      assignmentState(one, responses).state !== 'finished',
  );
  if (isOpen)
    throw new AppError('state-conflict', 'questionnaire: the patient has it already and has not finished it.');
  return { ...patient, assignments: [...assignments, assignment] };
}

function urlOf(canonical: string): string {
  return canonical.split('|')[0] ?? canonical;
}
