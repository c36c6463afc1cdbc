import type { DialogContext } from 'botbuilder-dialogs';
import type { Patient } from '../src/domain/care/patient.ts';
import { codeOf } from '../src/domain/care/patient-facts.ts';
import { linesFor } from '../src/domain/safety/crisis-lines.ts';
import { consentRefusedText } from '../src/domain/safety/scripts.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import type { GivenByLinkId, QuestionnaireRun } from './questionnaire-run.ts';
import { stateOf } from './questionnaire-state.ts';
import { say } from './talk.ts';

/** Turns of a refused conversation are deleted this long after the last one (clinical pack 1, S0). */
const KEPT_AFTER_REFUSAL_MS = 24 * 3_600_000;
const DISCLOSURE = 's0.ai_disclosure';
const CONSENT = 's0.consent';

/** What the disclosure and the consent question do beside being recorded (clinical pack 1, outcomes of `s0.consent`). */
export async function consentOutcome(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  linkId: string,
  given: GivenByLinkId,
): Promise<'recorded' | 'ask-again' | 'ended'> {
  const answer = given[linkId];
  const code = codeOf(answer);
  const { clinic } = scopeOf(dc.context);
  if (linkId === DISCLOSURE && code === 'question') {
    await say(dc.context, parts.texts, {
      key: 'disclosure.more',
      params: { clinic: clinic.name, phone: clinic.phone },
    });
    return 'ask-again';
  }
  if (linkId !== CONSENT) return 'recorded';
  if (code === 'more') {
    await say(dc.context, parts.texts, { key: 'consent.more', params: { noticeUrl: clinic.noticeUrl } });
    return 'ask-again';
  }
  if (answer?.state === 'skipped' && stateOf(dc).consentSkips === 0) {
    stateOf(dc).consentSkips = 1;
    await say(dc.context, parts.texts, { key: 'consent.again' });
    return 'ask-again';
  }
  if (code === 'agree') {
    agree(dc, run);
    return 'recorded';
  }
  await refuse(dc, parts, run);
  return 'ended';
}

function agree(dc: DialogContext, run: QuestionnaireRun): void {
  const scope = scopeOf(dc.context);
  const consent = { status: 'agreed' as const, at: scope.now, textVersion: run.response.questionnaire };
  scope.emit({ kind: 'patient.changed', patientId: run.patient.id, set: { consent } });
  keepWords(scope, run.patient);
}

/** Nothing clinical is asked, then or later, before an agreement. */
async function refuse(dc: DialogContext, parts: DialogParts, run: QuestionnaireRun): Promise<void> {
  const scope = scopeOf(dc.context);
  const lines = linesFor(parts.crisisLines, run.patient.location, scope.clinic.region, run.language, []);
  const alerted = run.patient.newestAlertAt !== undefined;
  await say(dc.context, parts.texts, consentRefusedText(lines, scope.clinic.phone, alerted));
  const consent = { status: 'refused' as const, at: scope.now, textVersion: run.response.questionnaire };
  scope.emit({ kind: 'patient.changed', patientId: run.patient.id, set: { consent } });
  scope.emit({ kind: 'response.ended', responseId: run.response.id, status: 'stopped', at: scope.now });
  eraseLater(scope, run.patient);
}

/** Every further turn of somebody who refused puts the deletion of all their conversations off. */
export function eraseLater(scope: TurnScope, patient: Pick<Patient, 'conversations'>): void {
  const after = new Date(Date.parse(scope.now) + KEPT_AFTER_REFUSAL_MS).toISOString();
  for (const conversationId of allOf(scope, patient)) scope.emit({ kind: 'conversation.erase', conversationId, after });
}

/** Nothing is deleted any more. */
export function keepWords(scope: TurnScope, patient: Pick<Patient, 'conversations'>): void {
  for (const conversationId of allOf(scope, patient))
    scope.emit({ kind: 'conversation.erase', conversationId, after: undefined });
}

function allOf({ conversation }: TurnScope, { conversations }: Pick<Patient, 'conversations'>): Set<string> {
  return new Set([conversation.id, ...conversations]);
}
