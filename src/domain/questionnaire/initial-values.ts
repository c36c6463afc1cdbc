import type { ExpressionEnv } from './expression-env.ts';
import { compile, readsResource } from './expressions.ts';
import type { LoadedItem } from './loaded.ts';
import type { AnswerValue } from './response.ts';
import { typedValue } from './typed-value.ts';
import { valueFaults } from './value-faults.ts';
import { variablesAt } from './variables.ts';

/** The values an item begins with, as things stand; one that the item itself would refuse is none. */
export function initialValues(item: LoadedItem, env: ExpressionEnv): AnswerValue[] {
  // A gate asks for the list; only the first of a repeating question begins with the value.
  if (item.gate !== undefined || (item.parent?.gate?.index ?? 0) > 0) return [];
  const values = item.initial.length > 0 ? item.initial : valuesFrom(item, item.initialExpression, env);
  const fits = item.multiple || values.length <= 1;
  return fits && values.every((value) => valueFaults(item, value).length === 0) ? values : [];
}

/** What an expression comes to for an item; nothing where it reads what is not there (a record of the patient). */
export function valuesFrom(item: LoadedItem, expression: string | undefined, env: ExpressionEnv): AnswerValue[] {
  if (expression === undefined) return [];
  try {
    const scope = readsResource(expression) ? variablesAt(item, env) : {};
    return compile(expression)(env, scope)
      .map((value) => typedValue(item, value))
      .filter((value) => value !== undefined);
  } catch {
    return [];
  }
}
