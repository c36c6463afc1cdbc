import { callsOf, type FunctionCall } from './expression-calls.ts';
import { CONTEXT_NAMES, type ExpressionEnv } from './expression-env.ts';
import { HELPERS, type Helper, type Helpers } from './expression-helpers.ts';
import { EXT } from './extensions.ts';
import { findItem } from './find-item.ts';
import { extensionsOf, type LoadedQuestionnaire } from './loaded.ts';
import { MEASURES, POINTS } from './points.ts';

/**
 * What is wrong with an expression, for a person to read: FHIRPath would say nothing about a misspelt linkId
 * and quietly give the empty collection.
 */
export function expressionFaults<E extends ExpressionEnv = ExpressionEnv>(
  expression: string,
  q: LoadedQuestionnaire,
  helpers: Helpers<E> = HELPERS,
): string[] {
  const calls = callsOf(expression);
  if (typeof calls === 'string') return [`the expression cannot be read: ${calls}`];
  return calls.flatMap(({ name, args }) => {
    const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    return helper === undefined ? [] : callFaults(name, helper, args, q);
  });
}

function callFaults<E extends ExpressionEnv>(
  name: string,
  helper: Helper<E>,
  args: FunctionCall['args'],
  q: LoadedQuestionnaire,
): string[] {
  if (args.length !== helper.params.length) return [`${name}() takes ${helper.params.length} argument(s)`];
  return helper.params.flatMap((kind, index) => {
    const value = args[index];
    if (value === undefined) return kind === 'string' ? [] : [`${name}() needs its ${kind} written out`];
    return exists(kind, value, q) ? [] : [`${name}('${value}') names ${kind} that does not exist`];
  });
}

/** An instrument may read an item of its host where it has one (ASQ item 5 asks after PHQ-9 item 9). */
function readsElsewhere(q: LoadedQuestionnaire, linkId: string): boolean {
  const read = [...q.items.values()].flatMap(({ item }) => extensionsOf(item, EXT.readsItem));
  return read.some(({ valueString }) => valueString === linkId);
}

/** What the arguments of a kind may be. */
const KNOWN: Readonly<Record<'context' | 'point' | 'measure', readonly string[]>> = {
  context: CONTEXT_NAMES,
  point: POINTS,
  measure: MEASURES,
};

function exists(kind: Helper<ExpressionEnv>['params'][number], value: string, q: LoadedQuestionnaire): boolean {
  if (kind === 'linkId') return findItem({ questionnaire: q }, value) !== undefined || readsElsewhere(q, value);
  if (kind === 'instrument') return [...q.items.values()].some((item) => item.instrument === value);
  return kind === 'string' || KNOWN[kind].includes(value);
}
