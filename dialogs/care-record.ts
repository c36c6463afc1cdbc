import type { DialogContext } from 'botbuilder-dialogs';
import { allOf } from '../src/domain/all-pages.ts';
import { type CarePlan, type CareRecord, type Due, dueNow } from '../src/domain/care/due.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';

/** What this turn knows of the patient's way through the clinic, newest first. */
export async function careRecord({ context }: DialogContext): Promise<Omit<CareRecord, 'patient'>> {
  const scope = scopeOf(context);
  const where = { patientId: scope.conversation.patientId };
  const responses = await allOf(scope, 'responses', { index: 'byPatient', where, order: 'desc' });
  const sessions = await allOf(scope, 'sessions', { index: 'byPatient', where, order: 'desc' });
  return { responses, sessions, now: scope.now };
}

/** What waits for the patient, most pressing first; a form that is not here any more does not. */
export async function dueFor(dc: DialogContext, parts: DialogParts): Promise<Due[]> {
  const scope = scopeOf(dc.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  if (patient === undefined) return [];
  const due = dueNow({ patient, ...(await careRecord(dc)) }, planOf(parts));
  return due.filter(({ assignment }) => assignment === undefined || parts.library.find(assignment.questionnaire));
}

export function planOf({ library, careTiming }: DialogParts): CarePlan {
  return { nameOf: library.nameOf, timing: careTiming };
}
