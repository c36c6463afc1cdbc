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
  const ofRoot = item.parent === undefined ? namedIn(env.questionnaire.questionnaire) : [];
  return [...ofRoot, ...above, ...namedIn(item.item)];
}

/** A calculated expression that has a name is a variable, too. */
function namedIn(element: { extension?: Extension[] | undefined }): Extension[] {
  const calculated = extensionsOf(element, EXT.calculatedExpression);
  return [
    ...extensionsOf(element, EXT.variable),
    ...calculated.filter(({ valueExpression }) => valueExpression?.name !== undefined),
  ];
}
