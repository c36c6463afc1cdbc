import type { Patient } from '../src/domain/care/patient.ts';
import { factsFrom } from '../src/domain/care/patient-facts.ts';
import { AppError } from '../src/domain/errors.ts';
import type { Language } from '../src/domain/languages.ts';
import { expressionEnv } from '../src/domain/questionnaire/enabled.ts';
import { expand } from '../src/domain/questionnaire/expand.ts';
import { type ExpressionContext, type ExpressionEnv, lookupOf } from '../src/domain/questionnaire/expression-env.ts';
import { initialValues } from '../src/domain/questionnaire/initial-values.ts';
import type { LoadedItem, LoadedQuestionnaire } from '../src/domain/questionnaire/loaded.ts';
import type { AnswerValue, GivenAnswer, ResponseRecord } from '../src/domain/questionnaire/response.ts';
import { scoresOf } from '../src/domain/questionnaire/score.ts';
import { withoutOldScreen } from '../src/domain/safety/unfinished-screen.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';
import { expressionContext, sameContext } from './run-context.ts';

/** Answers to be written: one, or one for each part of a question with several parts. */
export type GivenByLinkId = Record<string, GivenAnswer>;

/** One run of a questionnaire as this turn sees it; `reload` after something was recorded. */
export interface QuestionnaireRun {
  questionnaire: LoadedQuestionnaire;
  response: ResponseRecord;
  patient: Patient;
  env: ExpressionEnv;
  language: Language;
  /** Only this item is asked, whatever its conditions say. */
  only: boolean;
}

export async function loadRun(
  scope: TurnScope,
  parts: DialogParts,
  responseId: string,
  only = false,
): Promise<QuestionnaireRun> {
  const response = await scope.get('responses', responseId);
  const patient = await scope.get('patients', scope.conversation.patientId);
  if (response === undefined || patient === undefined) {
    throw new AppError('not-found', 'The run of this questionnaire is not in the store.');
  }
  const questionnaire = expand(parts.library.get(response.questionnaire), response.answers);
  const isFinished = patient.suicideScreen?.responseId === response.id;
  const answers = isFinished ? response.answers : withoutOldScreen(questionnaire, response.answers, scope.now);
  const env = envOf(
    questionnaire,
    answers,
    scope.now,
    await expressionContext(scope, parts, questionnaire, response, patient),
  );
  return { questionnaire, response, patient, env, language: patient.language, only };
}

/** A run is opened several times in a turn: what its conditions come to is worked out once for the same answers. */
function envOf(
  questionnaire: LoadedQuestionnaire,
  answers: ResponseRecord['answers'],
  now: string,
  context: ExpressionContext,
): ExpressionEnv {
  const before = envs.get(answers);
  if (before?.now === now && before.questionnaire === questionnaire && sameContext(before.context, context))
    return before;
  const env = expressionEnv(questionnaire, { answers: lookupOf(answers), now, context });
  envs.set(answers, env);
  return env;
}

const envs = new WeakMap<ResponseRecord['answers'], ExpressionEnv>();

/** The values that a question is asked with, until it has an answer of its own. */
export function offeredValues({ env }: QuestionnaireRun, item: LoadedItem): AnswerValue[] {
  return env.answers.get(item.linkId) === undefined ? initialValues(item, env) : [];
}

/** Begins a run; its record is an effect of this turn. */
export function startRun(
  scope: TurnScope,
  questionnaire: LoadedQuestionnaire,
  cause: Pick<ResponseRecord, 'sessionId' | 'assignmentId' | 'points' | 'sessions'> = {},
): string {
  const { id: conversationId, clinicId, patientId } = scope.conversation;
  const response: ResponseRecord = {
    id: scope.newId('response'),
    clinicId,
    patientId,
    conversationId,
    questionnaire: questionnaire.canonical,
    status: 'in-progress',
    ...cause,
    answers: {},
    scores: {},
    startedAt: scope.now,
    updatedAt: scope.now,
  };
  scope.emit({ kind: 'response.started', response });
  return response.id;
}

/** Writes answers, what they tell about the patient, and the scores they change. Judging comes after. */
export async function recordAnswers(
  scope: TurnScope,
  parts: DialogParts,
  run: QuestionnaireRun,
  given: GivenByLinkId,
  said?: string,
): Promise<QuestionnaireRun> {
  const { response, patient } = run;
  for (const [linkId, answer] of Object.entries(given)) {
    const place = { linkId, at: scope.now, conversationId: scope.conversation.id, turn: scope.n };
    const words = said === undefined ? {} : { said };
    scope.emit({
      kind: 'answer.recorded',
      responseId: response.id,
      key: linkId,
      answer: { ...answer, ...place, ...words },
    });
    const current = (await scope.get('patients', patient.id)) ?? patient;
    const facts = factsFrom(linkId, answer, current, scope.now);
    if (facts !== undefined) scope.emit({ kind: 'patient.changed', patientId: patient.id, set: facts });
  }
  const after = await loadRun(scope, parts, response.id, run.only);
  const computed = scoresOf(after.questionnaire, after.env);
  if (JSON.stringify(computed) === JSON.stringify(response.scores)) return after;
  scope.emit({ kind: 'scores.computed', responseId: response.id, scores: computed });
  return { ...after, response: { ...after.response, scores: computed } };
}
