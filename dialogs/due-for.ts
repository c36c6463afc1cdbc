import type { DialogContext } from 'botbuilder-dialogs';
import { careRecordOf } from '../src/domain/care/care-record.ts';
import { type CarePlan, type CareRecord, type Due, dueNow } from '../src/domain/care/due.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';

/** What this turn knows of the patient's way through the clinic. */
export function careRecord({ context }: DialogContext): Promise<CareRecord | undefined> {
  const scope = scopeOf(context);
  return careRecordOf(scope, scope.conversation.patientId, scope.now);
}

/** What waits for the patient, most pressing first; a form that is not here any more does not. */
export async function dueFor(dc: DialogContext, parts: DialogParts): Promise<Due[]> {
  const record = await careRecord(dc);
  const due = record === undefined ? [] : dueNow(record, planOf(parts));
  return due.filter(({ assignment }) => assignment === undefined || parts.library.find(assignment.questionnaire));
}

export function planOf({ library, careTiming }: DialogParts): CarePlan {
  return { nameOf: library.nameOf, timing: careTiming };
}
