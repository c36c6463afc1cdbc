import { expressionEnv } from './enabled.ts';
import { expand } from './expand.ts';
import { type AnswerLookup, type ExpressionEnv, type KnownAnswer, lookupOf } from './expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import type { ResponseRecord } from './response.ts';
import { type FhirQuestionnaireResponse, itemsOf, nested } from './response-items.ts';
import { wholeScores } from './whole-scores.ts';

const IDENTIFIERS = 'https://kap-companion.org/fhir/identifier';

/**
 * A response as FHIR R4, nested like its questionnaire. Everything recorded is in it: a skipped item stands without
 * an answer, one that was never asked doesn't stand there, and an incomplete score is left out.
 */
export function toQuestionnaireResponse(q: LoadedQuestionnaire, response: ResponseRecord): FhirQuestionnaireResponse {
  const expanded = expand(q, response.answers);
  const patient = patientReference(response.patientId);
  return {
    resourceType: 'QuestionnaireResponse',
    id: fhirId(response.id),
    identifier: { system: `${IDENTIFIERS}/response`, value: response.id },
    questionnaire: response.questionnaire,
    status: response.status,
    subject: patient,
    authored: response.completedAt ?? response.updatedAt,
    source: patient,
    ...nested(itemsOf(expanded.roots, withGiven(expanded, response))),
  };
}

export function patientReference(patientId: string) {
  return { type: 'Patient', identifier: { system: `${IDENTIFIERS}/patient`, value: patientId } };
}

/** FHIR's ids are letters, digits, hyphens and dots, at most 64. */
export function fhirId(id: string): string {
  return id.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64);
}

/** The answers with what was given without asking: scores that are complete, computed values, fixed ones. */
function withGiven(q: LoadedQuestionnaire, response: ResponseRecord): AnswerLookup {
  const answers = lookupOf(response.answers);
  const whole = new Map(wholeScores(q, response).map(({ score }) => [score.instrument, score.value]));
  const env = expressionEnv(q, { answers, now: response.completedAt ?? response.updatedAt, context: {} });
  return {
    get(linkId) {
      const item = q.items.get(linkId);
      if (item === undefined || item.answerType !== undefined) return answers.get(linkId);
      const score = linkId.endsWith('.total') ? response.scores[linkId.slice(0, -'.total'.length)] : undefined;
      if (score === undefined || item.calculated === undefined) return answers.get(linkId) ?? given(item, env);
      const value = whole.get(score.instrument);
      return value === undefined ? undefined : { state: 'answered', values: [{ valueInteger: value }] };
    },
  };
}

function given(item: LoadedItem, env: ExpressionEnv): KnownAnswer | undefined {
  const isGiven = item.calculated !== undefined || item.initial.length > 0 || item.initialExpression !== undefined;
  return isGiven ? env.answers.get(item.linkId) : undefined;
}
