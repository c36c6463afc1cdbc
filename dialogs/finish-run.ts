import type { DialogContext } from 'botbuilder-dialogs';
import { disabledKeys } from '../src/domain/questionnaire/enabled.ts';
import { lookupOf } from '../src/domain/questionnaire/expression-env.ts';
import type { ResponseRecord } from '../src/domain/questionnaire/response.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { judgeAnswers } from './judge-answers.ts';
import { loadRun, type QuestionnaireRun } from './questionnaire-run.ts';
import { sayIntentionCard } from './say-intention-card.ts';
import { say } from './talk.ts';

/** Ends a run: answers that no longer apply are wiped, everything is judged once more, the same closing for everyone. */
export async function finishRun(dc: DialogContext, parts: DialogParts, run: QuestionnaireRun): Promise<void> {
  const scope = scopeOf(dc.context);
  const { response, patient } = run;
  const current = (await scope.get('patients', patient.id)) ?? patient;
  if (current.disposition === 'OUT_OF_SCOPE') return endOutOfScope(dc, run);
  const { now, context } = run.env;
  const keys = disabledKeys(run.questionnaire, { answers: lookupOf(response.answers), now, context });
  if (keys.length > 0) scope.emit({ kind: 'answers.dropped', responseId: response.id, keys, at: scope.now });
  scope.emit({ kind: 'response.ended', responseId: response.id, status: 'completed', at: scope.now });
  await judgeAnswers(scope, parts, await loadRun(scope, parts, response.id));
  if (parts.library.nameOf(response.questionnaire) === 'intention')
    await sayIntentionCard(dc.context, parts, response.sessionId);
  const key = closingOf(response, parts);
  if (key !== undefined) await say(dc.context, parts.texts, { key }, { kind: 'done' });
}

function closingOf({ questionnaire, assignmentId }: ResponseRecord, { library, texts }: DialogParts) {
  const own = `closing.${library.nameOf(questionnaire)}`;
  if (texts.has(own)) return own;
  return assignmentId === undefined ? undefined : 'closing.assigned';
}

/** Under 18: nothing more is asked, and nothing is kept but the date of birth and alerts (clinical pack 2.1). */
function endOutOfScope(dc: DialogContext, { response }: QuestionnaireRun): void {
  const scope = scopeOf(dc.context);
  const keys = Object.keys(response.answers).filter((key) => key !== 's0.dob');
  scope.emit({ kind: 'answers.dropped', responseId: response.id, keys, at: scope.now });
  scope.emit({ kind: 'response.ended', responseId: response.id, status: 'stopped', at: scope.now });
}
