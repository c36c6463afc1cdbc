import type { AnswerEnv, ExpressionEnv } from './expression-env.ts';
import { readsResource } from './expressions.ts';
import { EXT } from './extensions.ts';
import { extensionsOf, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';
import { ResponseEnv } from './response-env.ts';
import { fhirResponseOf, saidIn } from './response-items.ts';

/** The item is to be asked, as things stand. */
export function isEnabled(q: LoadedQuestionnaire, linkId: string, env: AnswerEnv): boolean {
  return expressionEnv(q, env).isEnabled(linkId);
}

/** Computed values may build on one another; more rounds than this would be a circle. */
const MAX_ROUNDS = 10;

/**
 * What expressions and conditions see: a disabled question has no answer, whatever was said to it before; a
 * calculated item has its computed value. Expressions over `%resource` see all of that as a response in FHIR: it is
 * made again until they no longer change it.
 */
export function expressionEnv(q: LoadedQuestionnaire, env: AnswerEnv): ExpressionEnv {
  if (isExpressionEnv(env) && env.questionnaire === q) return env;
  if (!looksAtResource(q)) return new ResponseEnv(q, env);
  let settled = new ResponseEnv(q, env, saidIn(q, env.answers));
  let before = JSON.stringify(settled.resource);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const resource = fhirResponseOf(settled);
    const now = JSON.stringify(resource);
    if (now === before) break;
    settled = new ResponseEnv(q, env, resource);
    before = now;
  }
  return settled;
}

function isExpressionEnv(env: AnswerEnv | ExpressionEnv): env is ExpressionEnv {
  return 'isEnabled' in env;
}

/** The keys of answers that no longer count, because their question is disabled now: wiped when the response ends. */
export function disabledKeys(q: LoadedQuestionnaire, env: AnswerEnv): string[] {
  const enabled = expressionEnv(q, env);
  return [...q.items.keys()].filter((linkId) => env.answers.get(linkId) !== undefined && !enabled.isEnabled(linkId));
}

function looksAtResource(q: LoadedQuestionnaire): boolean {
  const base = q.base ?? q;
  const known = looking.get(base) ?? [...base.items.values()].some(looks);
  looking.set(base, known);
  return known;
}

const looking = new WeakMap<LoadedQuestionnaire, boolean>();

function looks({ item, calculated, enableWhenExpression, initialExpression }: LoadedItem): boolean {
  const expressions = [calculated, enableWhenExpression, initialExpression].filter((text) => text !== undefined);
  return expressions.some(readsResource) || extensionsOf(item, EXT.variable).length > 0;
}
