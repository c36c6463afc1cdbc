import { expressionFaults } from './check-expression.ts';
import type { EnableWhen, QuestionnaireItem } from './fhir.ts';
import { isAskable, type LoadedItem, type LoadedQuestionnaire } from './loaded.ts';

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
  'string',
  'text',
  'choice',
  'open-choice',
  'quantity',
];

/** Everything in a questionnaire that this interpreter could not run, item by item. */
export function faultsOf(q: LoadedQuestionnaire): Fault[] {
  return [...q.items.values()].flatMap((item) =>
    [...typeFaults(item), ...enableWhenFaults(item, q), ...allExpressionFaults(item, q)].map((reason) => ({
      linkId: item.linkId,
      reason,
    })),
  );
}

function typeFaults(item: LoadedItem): string[] {
  const { type, repeats } = item.item;
  if (!RUNNABLE.includes(type)) return [`items of type ${type} cannot be asked in a conversation`];
  if (type === 'group' && repeats === true) return ['a repeating group cannot be asked in a conversation'];
  if (type === 'choice' && isAskable(item) && item.options.length === 0) return ['a choice without options'];
  if (item.askAs !== undefined && item.parts.length !== 2) return [`a ${item.askAs} question needs two quantities`];
  if (isAskable(item) && item.text.en === '') return ['a question without a text'];
  return [];
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
  const early = item.askEarly;
  return [
    ...[item.enableWhenExpression, item.calculated, early?.when]
      .filter((expression) => expression !== undefined)
      .flatMap((expression) => expressionFaults(expression, q)),
    ...(early === undefined || q.items.has(early.after)
      ? []
      : [`asked early after ${early.after}, which does not exist`]),
  ];
}
