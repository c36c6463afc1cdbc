import { answerForAll, isLaidOutList } from './all-repetitions.ts';
import { answerOf, chosenOptions } from './answers.ts';
import { conditionHolds } from './enable-when.ts';
import type { AnswerEnv, AnswerLookup, ExpressionEnv, KnownAnswer } from './expression-env.ts';
import { compile, evaluateBoolean, readsResource } from './expressions.ts';
import { findItem } from './find-item.ts';
import { initialValues, valuesFrom } from './initial-values.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { saysMore } from './repetition-keys.ts';
import type { FhirQuestionnaireResponse } from './response-items.ts';
import { variablesAt } from './variables.ts';

/** A response at one moment; everything about it is worked out once, when it is asked for. */
export class ResponseEnv implements ExpressionEnv {
  readonly questionnaire: LoadedQuestionnaire;
  readonly now: string;
  readonly context: ExpressionEnv['context'];
  readonly resource: FhirQuestionnaireResponse | undefined;
  readonly answers: AnswerLookup = { get: (linkId) => this.#answer(linkId) };
  readonly #said: AnswerLookup;
  readonly #enabled = new Map<string, boolean>();
  readonly #held = new Map<string, boolean>();
  readonly #given = new Map<string, KnownAnswer | undefined>();
  readonly #repetitions = new Map<string, ExpressionEnv>();

  /** `resource`: what expressions see as `%resource`, where they look at it. */
  constructor(questionnaire: LoadedQuestionnaire, env: AnswerEnv, resource?: FhirQuestionnaireResponse) {
    this.questionnaire = questionnaire;
    this.now = env.now;
    this.context = env.context;
    this.resource = resource;
    this.#said = env.answers;
  }

  isEnabled(linkId: string): boolean {
    const before = this.#enabled.get(linkId);
    if (before !== undefined) return before;
    // A condition that leads back to its own item finds it disabled.
    this.#enabled.set(linkId, false);
    const item = this.questionnaire.items.get(linkId);
    const enabled = item !== undefined && this.#decide(item);
    this.#enabled.set(linkId, enabled);
    return enabled;
  }

  #decide(item: LoadedItem): boolean {
    const env = this.#within(item);
    if (item.parent !== undefined && !this.isEnabled(item.parent.linkId)) return false;
    return isThere(item, env) && this.#expressionHolds(item, env) && conditionsHold(item, env);
  }

  /** Sections share their conditions: each is worked out once. */
  #expressionHolds(item: LoadedItem, env: ExpressionEnv): boolean {
    const { enableWhenExpression: expression } = item;
    if (expression === undefined) return true;
    if (readsResource(expression)) return holdsUnlessItFails(expression, item, env);
    const key = `${item.within?.[0] ?? ''} ${expression}`;
    const before = this.#held.get(key) ?? evaluateBoolean(compile(expression), env);
    this.#held.set(key, before);
    return before;
  }

  #answer(linkId: string): KnownAnswer | undefined {
    const item = this.questionnaire.items.get(linkId);
    if (item === undefined || isLaidOutList(item)) return answerForAll(this.questionnaire, linkId, this.answers);
    if (!this.isEnabled(linkId)) return undefined;
    if (!isGiven(item)) return this.#said.get(linkId);
    if (!this.#given.has(linkId)) {
      this.#given.set(linkId, undefined);
      this.#given.set(linkId, givenTo(item, this.#within(item), this.#said.get(linkId)));
    }
    return this.#given.get(linkId);
  }

  /** As it is seen from within a repetition. */
  #within({ within }: LoadedItem): ExpressionEnv {
    if (within === undefined) return this;
    const key = within[0] ?? '';
    const { questionnaire, now, context, resource, answers } = this;
    const isEnabled = (linkId: string) => this.isEnabled(linkId);
    const env = this.#repetitions.get(key) ?? { questionnaire, now, context, resource, answers, isEnabled, within };
    this.#repetitions.set(key, env);
    return env;
  }
}

/** FHIR's own conditions of an item. */
function conditionsHold(item: LoadedItem, env: ExpressionEnv): boolean {
  const conditions = item.item.enableWhen ?? [];
  if (conditions.length === 0) return true;
  const holds = (condition: (typeof conditions)[number]): boolean => {
    const question = findItem(env, condition.question);
    return question !== undefined && conditionHolds(condition, question, answerOf(question, env.answers));
  };
  // FHIR: several conditions without enableBehavior are not valid; `any` is how R4 systems read them.
  return item.item.enableBehavior === 'all' ? conditions.every(holds) : conditions.some(holds);
}

/** An expression that fails on these answers must not lose a question: it is asked. */
function holdsUnlessItFails(expression: string, item: LoadedItem, env: ExpressionEnv): boolean {
  try {
    return evaluateBoolean(compile(expression), env, variablesAt(item, env));
  } catch {
    return true;
  }
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

/** The item is not asked: its value is computed, or the one it begins with. */
function isGiven({ calculated, answerType, initial, initialExpression }: LoadedItem): boolean {
  if (calculated !== undefined) return true;
  return answerType === undefined && (initial.length > 0 || initialExpression !== undefined);
}

function givenTo(item: LoadedItem, env: ExpressionEnv, recorded: KnownAnswer | undefined): KnownAnswer | undefined {
  if (item.calculated !== undefined) return compute(item, item.calculated, env);
  if (recorded !== undefined) return recorded;
  const values = initialValues(item, env);
  return values.length === 0 ? undefined : { state: 'answered', values };
}

function compute(item: LoadedItem, expression: string, env: ExpressionEnv): KnownAnswer | undefined {
  const values = valuesFrom(item, expression, env);
  return values.length === 0 ? undefined : { state: 'answered', values };
}
