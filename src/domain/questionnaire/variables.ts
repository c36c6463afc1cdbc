import type { ExpressionEnv } from './expression-env.ts';
import { compile, type Scope } from './expressions.ts';
import { EXT } from './extensions.ts';
import type { Extension } from './fhir.ts';
import { extensionsOf, type LoadedItem } from './loaded.ts';

/** SDC variables that hold at an item: the questionnaire's, then each ancestor's, each built on those before it. */
export function variablesAt(item: LoadedItem, env: ExpressionEnv): Scope {
  const scope: Record<string, unknown> = {};
  for (const { valueExpression } of variableExtensions(item, env)) {
    const { name, expression, language } = valueExpression ?? {};
    if (language !== undefined && language !== 'text/fhirpath') continue;
    if (name !== undefined && expression !== undefined) scope[name] = compile(expression)(env, { ...scope });
  }
  return scope;
}

function variableExtensions(item: LoadedItem, env: ExpressionEnv): Extension[] {
  const above = item.parent === undefined ? [] : variableExtensions(item.parent, env);
  const ofRoot = item.parent === undefined ? extensionsOf(env.questionnaire.questionnaire, EXT.variable) : [];
  return [...ofRoot, ...above, ...extensionsOf(item.item, EXT.variable)];
}
