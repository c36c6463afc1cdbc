import { expressionFaults } from './check-expression.ts';
import { expressionEnv } from './enabled.ts';
import { lookupOf } from './expression-env.ts';
import { compile, readsResource } from './expressions.ts';
import { EXT } from './extensions.ts';
import type { EnableWhen, QuestionnaireItem } from './fhir.ts';
import { extensionOf, isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';
import { variablesAt } from './variables.ts';

/** Something that cannot be run, and where. */
export interface Fault {
  linkId: string;
  reason: string;
}

const RUNNABLE: readonly QuestionnaireItem['type'][] = [
  'group',
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'quantity',
];

/** Everything in a questionnaire that this interpreter could not run, item by item. */
export function faultsOf(q: LoadedQuestionnaire): Fault[] {
  return [...q.items.values()].flatMap((item) =>
    [...typeFaults(item), ...optionFaults(item), ...enableWhenFaults(item, q), ...allExpressionFaults(item, q)].map(
      (reason) => ({ linkId: item.linkId, reason }),
    ),
  );
}

function typeFaults(item: LoadedItem): string[] {
  const { type } = item.item;
  if (!RUNNABLE.includes(type)) return [`items of type ${type} cannot be asked in a conversation`];
  const pattern = extensionOf(item.item, EXT.regex)?.valueString;
  if (pattern !== undefined && item.limits.pattern === undefined)
    return [`the regular expression ${pattern} cannot be read`];
  if (item.askAs !== undefined && item.parts.length !== 2) return [`a ${item.askAs} question needs two quantities`];
  if (extensionOf(item.item, EXT.safetyQuestion) !== undefined && item.safetyQuestion === undefined)
    return ['a safety question that is not known'];
  if (isAskable(item) && type !== 'group' && item.text.en === '') return ['a question without a text'];
  return [];
}

/** Where the options should come from, so that a clinic can write them into the form. */
function optionFaults(item: LoadedItem): string[] {
  if (item.repeats?.by === 'answer' && (item.parent?.options.length ?? 0) === 0)
    return ['asked for each answer of a question that has no options'];
  const { type, answerOption = [], answerValueSet } = item.item;
  const references = answerOption.some((option) => 'valueReference' in option);
  if (references) return ['options that are references to other records cannot be shown: write them as codings'];
  if (type !== 'choice' || !isAskable(item) || item.options.length > 0) return [];
  if (extensionOf(item.item, EXT.answerExpression) !== undefined)
    return ['its options are computed (answerExpression), which is not supported: write them into the form'];
  if (answerValueSet === undefined) return ['a choice without options'];
  return answerValueSet.startsWith('#')
    ? [`a choice without options: the contained value set ${answerValueSet} lists no codes`]
    : [`a choice without options: the value set ${answerValueSet} is not in the form; contain it, with its codes`];
}

function enableWhenFaults(item: LoadedItem, q: LoadedQuestionnaire): string[] {
  return (item.item.enableWhen ?? []).flatMap((condition) => {
    if (condition.question === item.linkId) return ['enableWhen depends on the item itself'];
    if (!q.items.has(condition.question)) return [`enableWhen names ${condition.question}, which does not exist`];
    if (!hasAnswer(condition)) return [`enableWhen on ${condition.question} has no answer to compare with`];
    return [];
  });
}

function hasAnswer(condition: EnableWhen): boolean {
  if (condition.operator === 'exists') return condition.answerBoolean !== undefined;
  return Object.keys(condition).some((member) => member.startsWith('answer'));
}

function allExpressionFaults(item: LoadedItem, q: LoadedQuestionnaire): string[] {
  const foreign = foreignLanguages(item);
  if (foreign.length > 0) return foreign;
  const { enableWhenExpression, calculated, askEarly, safetyQuestion } = item;
  const expressions = [enableWhenExpression, calculated, askEarly?.when, safetyQuestion?.when].filter(
    (text) => text !== undefined,
  );
  const misplaced = askEarly !== undefined && !q.items.has(askEarly.after);
  return [
    ...expressions.flatMap((expression) => {
      const faults = expressionFaults(expression, q);
      return faults.length > 0 ? faults : dryRun(expression, item, q);
    }),
    ...(misplaced ? [`asked early after ${askEarly.after}, which does not exist`] : []),
  ];
}

/** Only FHIRPath is run. A value to begin with is not worth a refusal: without it the question is simply open. */
function foreignLanguages({ item }: LoadedItem): string[] {
  return [EXT.enableWhenExpression, EXT.calculatedExpression].flatMap((url) => {
    const language = extensionOf(item, url)?.valueExpression?.language;
    const known = language === undefined || language === 'text/fhirpath';
    return known ? [] : [`an expression in ${language} cannot be run: write it in FHIRPath`];
  });
}

/** An unknown function or variable only shows when the expression runs: once, on an empty response. */
function dryRun(expression: string, item: LoadedItem, q: LoadedQuestionnaire): string[] {
  const env = expressionEnv(q, { answers: lookupOf({}), now: '2000-01-01', context: {} });
  try {
    compile(expression)(env, readsResource(expression) ? variablesAt(item, env) : {});
    return [];
  } catch (error) {
    return [whyNot(error instanceof Error ? error.message : 'unknown fault')];
  }
}

function whyNot(message: string): string {
  const variable = /undefined environment variable: (\S+)/.exec(message)?.[1];
  return variable === undefined
    ? `the expression cannot be evaluated: ${message}`
    : `the expression reads %${variable}, which this questionnaire does not define in FHIRPath`;
}
