import { allOf } from '../src/domain/all-pages.ts';
import { type Merge, survivorOf } from '../src/domain/care/merge.ts';
import type { Patient } from '../src/domain/care/patient.ts';
import { AppError } from '../src/domain/errors.ts';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import type { RecordKind } from '../src/domain/records.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { eraseLater, keepWords } from './consent-outcomes.ts';

/** This conversation's person is that patient: all that stands in two records stands in one from this turn on. */
export async function mergeInto(scope: TurnScope, patientId: string): Promise<void> {
  const { id: conversationId } = scope.conversation;
  const { into, from } = survivorOf(
    await patientOf(scope, patientId),
    await patientOf(scope, scope.conversation.patientId),
  );
  await stopSecondRuns(scope, from, into);
  const clock = await scope.get('careClocks', from.id);
  const plan = await scope.get('plans', from.id);
  const merge: Merge = {
    from,
    ...(clock === undefined ? {} : { clock }),
    ...(plan === undefined ? {} : { plan }),
    into: into.id,
    responses: await idsOf(scope, 'responses', from),
    findings: await idsOf(scope, 'findings', from),
    alerts: await idsOf(scope, 'alerts', from),
    sessions: await idsOf(scope, 'sessions', from),
    auditId: scope.newId('audit'),
    conversationId,
    at: scope.now,
  };
  scope.emit({ kind: 'patient.merged', merge });
  const { language } = into;
  scope.emit({ kind: 'conversation.language', conversationId, patientId: into.id, language });
  const one = await patientOf(scope, into.id);
  if (one.consent?.status === 'refused') eraseLater(scope, one);
  else keepWords(scope, one);
}

/** What both have begun goes on in the known patient's run; the other one stays as it is, and stops. */
async function stopSecondRuns(scope: TurnScope, from: Patient, into: Patient): Promise<void> {
  const known = await runsOf(scope, into);
  for (const run of await runsOf(scope, from)) {
    const isSecond = known.some((other) => other.status !== 'stopped' && isSame(other, run));
    if (run.status !== 'in-progress' || !isSecond) continue;
    scope.emit({ kind: 'response.ended', responseId: run.id, status: 'stopped', at: scope.now });
  }
}

function isSame(a: ResponseRecord, b: ResponseRecord): boolean {
  const url = ({ questionnaire }: ResponseRecord) => questionnaire.split('|')[0];
  return url(a) === url(b) && a.sessionId === b.sessionId && a.assignmentId === b.assignmentId;
}

function runsOf(scope: TurnScope, { id: patientId }: Patient): Promise<ResponseRecord[]> {
  return allOf(scope, 'responses', { index: 'byPatient', where: { patientId } });
}

async function idsOf<K extends 'responses' | 'findings' | 'alerts' | 'sessions'>(
  scope: TurnScope,
  kind: K & RecordKind,
  { id: patientId }: Patient,
): Promise<string[]> {
  return (await allOf(scope, kind, { index: 'byPatient', where: { patientId } })).map(({ id }) => id);
}

async function patientOf(scope: TurnScope, id: string): Promise<Patient> {
  const patient = await scope.get('patients', id);
  if (patient === undefined) throw new AppError('not-found', 'The record of this person is not in the store.');
  return patient;
}
