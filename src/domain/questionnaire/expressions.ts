import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { ExpressionEnv } from './expression-env.ts';
import { HELPERS, type Helpers } from './expression-helpers.ts';
import { remembering } from './remembering.ts';
import { fhirResponseOf } from './response-items.ts';

/** `scope`: FHIR variables (`%name`) that hold where the expression stands. */
export type CompiledExpression<E extends ExpressionEnv = ExpressionEnv> = (env: E, scope?: Scope) => unknown[];
export type Scope = Readonly<Record<string, unknown>>;

/** Compiles a FHIRPath expression once (about 1 ms) for many evaluations; other helpers make another dialect. */
export function compile<E extends ExpressionEnv = ExpressionEnv>(
  expression: string,
  helpers: Helpers<E> = HELPERS,
): CompiledExpression<E> {
  const known = compiled.get(helpers)?.get(expression);
  if (known !== undefined) return known as CompiledExpression<E>;
  const fresh = compileFresh(expression, helpers);
  const ofHelpers = compiled.get(helpers) ?? new Map<string, unknown>();
  compiled.set(helpers, ofHelpers.set(expression, fresh));
  return fresh;
}

/** True only when the expression gives exactly `true`; empty is false. */
export function evaluateBoolean<E extends ExpressionEnv>(
  expression: CompiledExpression<E>,
  env: E,
  scope?: Scope,
): boolean {
  const result = expression(env, scope);
  return result.length === 1 && result[0] === true;
}

const compiled = new WeakMap<object, Map<string, unknown>>();

function compileFresh<E extends ExpressionEnv>(expression: string, helpers: Helpers<E>): CompiledExpression<E> {
  if (!readsResource(expression)) {
    const run = fhirpath.compile(expression, undefined, { async: false });
    const fresh: CompiledExpression<E> = (env) => run({}, {}, { userInvocationTable: invocationTable(helpers, env) });
    return remembering(expression, helpers, fresh);
  }
  const run = fhirpath.compile(expression, r4, { async: false });
  return (env, scope = {}) => {
    const resource = env.resource ?? fhirResponseOf(env);
    const variables = { ...scope, resource, questionnaire: env.questionnaire.questionnaire };
    return run(resource, variables, { userInvocationTable: invocationTable(helpers, env) });
  };
}

/** The expression is about FHIR's own response or variables, not only about our helpers. */
export function readsResource(expression: string): boolean {
  return /%|\bitem\b|\bQuestionnaireResponse\b/.test(expression);
}

type InvocationTable = Record<
  string,
  { fn: (inputs: unknown, ...args: string[]) => unknown[]; arity: Record<number, 'String'[]>; internalStructures: true }
>;

const tables = new WeakMap<ExpressionEnv, Map<object, InvocationTable>>();

/** The helpers bound to one env, made once for it. */
function invocationTable<E extends ExpressionEnv>(helpers: Helpers<E>, env: E): InvocationTable {
  const ofEnv = tables.get(env) ?? new Map<object, InvocationTable>();
  tables.set(env, ofEnv);
  const known = ofEnv.get(helpers);
  if (known !== undefined) return known;
  const table: InvocationTable = {};
  for (const [name, helper] of Object.entries(helpers)) {
    table[name] = {
      fn: (_inputs, ...args) => {
        const result = helper.run(env, ...args);
        return result === undefined ? [] : [result];
      },
      arity: { [helper.params.length]: helper.params.map(() => 'String') },
      internalStructures: true,
    };
  }
  ofEnv.set(helpers, table);
  return table;
}
