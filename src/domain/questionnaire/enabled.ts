import { answerForAll, isLaidOutList } from './all-repetitions.ts';
import { answerOf, chosenOptions } from './answers.ts';
import { conditionHolds } from './enable-when.ts';
import type { AnswerEnv, ExpressionEnv, KnownAnswer } from './expression-env.ts';
import { compile, evaluateBoolean, readsResource } from './expressions.ts';
import { findItem } from './find-item.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { saysMore } from './repetition-keys.ts';
import type { AnswerValue } from './response.ts';
import { variablesAt } from './variables.ts';

/** The item is to be asked, as things stand. */
export function isEnabled(q: LoadedQuestionnaire, linkId: string, env: AnswerEnv): boolean {
  return expressionEnv(q, env).isEnabled(linkId);
}

/**
 * What expressions and conditions see: a disabled question has no answer, whatever was said to it before; a
 * calculated item has its computed value. Each answer of `isEnabled` is worked out once.
 */
export function expressionEnv(q: LoadedQuestionnaire, env: AnswerEnv): ExpressionEnv {
  if (isExpressionEnv(env) && env.questionnaire === q) return env;
  const known = new Map<string, boolean>();
  const computed = new Map<string, KnownAnswer | undefined>();
  const held = new Map<string, boolean>();
  const repetitions = new Map<string, ExpressionEnv>();
  // Sections share their conditions: each is worked out once.
  const holds = (expression: string, item: LoadedItem): boolean => {
    const seen = envWithin(item);
    if (readsResource(expression)) return evaluateBoolean(compile(expression), seen, variablesAt(item, seen));
    const key = `${item.within?.[0] ?? ''} ${expression}`;
    const before = held.get(key) ?? evaluateBoolean(compile(expression), seen);
    held.set(key, before);
    return before;
  };
  const envWithin = ({ within }: LoadedItem): ExpressionEnv => {
    if (within === undefined) return enabledEnv;
    const repetition = repetitions.get(within[0] ?? '') ?? { ...enabledEnv, within };
    repetitions.set(within[0] ?? '', repetition);
    return repetition;
  };
  const enabledEnv: ExpressionEnv = {
    questionnaire: q,
    now: env.now,
    context: env.context,
    isEnabled(linkId) {
      const before = known.get(linkId);
      if (before !== undefined) return before;
      // A condition that leads back to its own item finds it disabled.
      known.set(linkId, false);
      const item = q.items.get(linkId);
      const enabled = item !== undefined && decide(item, envWithin(item), holds);
      known.set(linkId, enabled);
      return enabled;
    },
    recorded: { get: (linkId) => (enabledEnv.isEnabled(linkId) ? env.answers.get(linkId) : undefined) },
    answers: {
      get(linkId) {
        const item = q.items.get(linkId);
        if (item === undefined || isLaidOutList(item)) return answerForAll(q, linkId, enabledEnv.answers);
        if (!enabledEnv.isEnabled(linkId)) return undefined;
        if (item.calculated === undefined) return env.answers.get(linkId);
        if (!computed.has(linkId)) {
          computed.set(linkId, undefined);
          computed.set(linkId, compute(item, item.calculated, envWithin(item)));
        }
        return computed.get(linkId);
      },
    },
  };
  return enabledEnv;
}

function isExpressionEnv(env: AnswerEnv | ExpressionEnv): env is ExpressionEnv {
  return 'isEnabled' in env;
}

/** The keys of answers that no longer count, because their question is disabled now: wiped when the response ends. */
export function disabledKeys(q: LoadedQuestionnaire, env: AnswerEnv): string[] {
  const enabled = expressionEnv(q, env);
  return [...q.items.keys()].filter((linkId) => env.answers.get(linkId) !== undefined && !enabled.isEnabled(linkId));
}

function decide(
  item: LoadedItem,
  env: ExpressionEnv,
  expressionHolds: (expression: string, item: LoadedItem) => boolean,
): boolean {
  if (item.parent !== undefined && !env.isEnabled(item.parent.linkId)) return false;
  if (!isThere(item, env)) return false;
  if (item.enableWhenExpression !== undefined && !expressionHolds(item.enableWhenExpression, item)) return false;
  const conditions = item.item.enableWhen ?? [];
  if (conditions.length === 0) return true;
  const holds = (condition: (typeof conditions)[number]): boolean => {
    const question = findItem(env, condition.question);
    return question !== undefined && conditionHolds(condition, question, answerOf(question, env.answers));
  };
  // FHIR: several conditions without enableBehavior are not valid; `any` is how R4 systems read them.
  return item.item.enableBehavior === 'all' ? conditions.every(holds) : conditions.some(holds);
}

/** The option that the item is about is chosen; the gate that holds it, or stands before it, says that there is more. */
function isThere({ parent, dependsOn }: LoadedItem, env: ExpressionEnv): boolean {
  const gate = parent?.gate !== undefined && parent.answerType !== undefined ? parent.linkId : undefined;
  if (gate !== undefined && !saysMore(env.answers.get(gate))) return false;
  if (dependsOn === undefined) return true;
  const question = env.questionnaire.items.get(dependsOn.question);
  const chosen = question === undefined ? [] : chosenOptions(question, env.answers.get(dependsOn.question));
  return chosen.some((option) => option.code === dependsOn.code);
}

function compute(item: LoadedItem, expression: string, env: ExpressionEnv): KnownAnswer | undefined {
  const scope = readsResource(expression) ? variablesAt(item, env) : {};
  const values = compile(expression)(env, scope)
    .map((value) => typedValue(item, value))
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : { state: 'answered', values };
}

function typedValue(item: LoadedItem, value: unknown): AnswerValue | undefined {
  if (typeof value === 'number') {
    if (item.item.type === 'integer') return { valueInteger: value };
    const [unit] = item.units;
    if (item.item.type !== 'quantity') return { valueDecimal: value };
    return { valueQuantity: { value, ...(unit === undefined ? {} : { unit: unit.label.en, code: unit.code }) } };
  }
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'string') return item.item.type === 'date' ? { valueDate: value } : { valueString: value };
  return undefined;
}
