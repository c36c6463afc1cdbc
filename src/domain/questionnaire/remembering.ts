import { callsOf, type FunctionCall } from './expression-calls.ts';
import type { ExpressionEnv } from './expression-env.ts';
import type { Helpers } from './expression-helpers.ts';
import type { CompiledExpression } from './expressions.ts';

/** Combinations of one expression that are kept; numbers make many. */
const MOST = 1_000;
/** FHIRPath's own functions that give another result another time. */
const CHANGING: readonly string[] = ['now', 'today', 'timeOfDay'];

/**
 * An expression over our helpers comes to the same whenever they do. So the helpers are asked, which is quick, and
 * FHIRPath, which is not, runs only for results that it has not seen together.
 */
export function remembering<E extends ExpressionEnv>(
  expression: string,
  helpers: Helpers<E>,
  run: CompiledExpression<E>,
): CompiledExpression<E> {
  const asked = helperCalls(expression, helpers);
  if (asked === undefined) return run;
  const known = new Map<string, unknown[]>();
  return (env) => {
    const results = asked.map((ask) => ask(env));
    // What a person wrote is not kept here.
    if (results.some((result) => typeof result === 'string')) return run(env);
    const key = results.join();
    const result = known.get(key) ?? run(env);
    if (known.size < MOST) known.set(key, result);
    return result;
  };
}

type HelperCall<E> = (env: E) => boolean | number | string | undefined;

/** Every call of a helper; nothing where one is not written out, or where the result depends on something else. */
function helperCalls<E extends ExpressionEnv>(expression: string, helpers: Helpers<E>): HelperCall<E>[] | undefined {
  const calls = callsOf(expression);
  if (typeof calls === 'string' || calls.some(({ name }) => CHANGING.includes(name))) return undefined;
  const ours = calls.filter(({ name }) => Object.hasOwn(helpers, name));
  const bound = ours.map((call) => bind(call, helpers)).filter((call) => call !== undefined);
  return bound.length === ours.length ? bound : undefined;
}

function bind<E extends ExpressionEnv>({ name, args }: FunctionCall, helpers: Helpers<E>): HelperCall<E> | undefined {
  const helper = helpers[name];
  const literals = args.filter((arg): arg is string => arg !== undefined && !arg.includes('\\'));
  if (helper === undefined || literals.length < args.length) return undefined;
  return (env) => helper.run(env, ...literals);
}
