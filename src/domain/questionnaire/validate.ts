import { sameValue, valuesOf } from './answers.ts';
import { expressionEnv } from './enabled.ts';
import { expand } from './expand.ts';
import { type AnswerEnv, type ExpressionEnv, type KnownAnswer, lookupOf } from './expression-env.ts';
import type { LoadedItem, LoadedQuestionnaire } from './loaded.ts';
import { isRealDate } from './partial-date.ts';
import type { AnswerValue } from './response.ts';

/** Something wrong with an answer. */
export interface Issue {
  linkId: string;
  code: 'unknown-item' | 'disabled' | 'type' | 'option' | 'too-many' | 'range' | 'too-long' | 'date' | 'unit';
  severity: 'error' | 'warning';
  text: string;
}

/** Checks answers against their questionnaire. An empty or incomplete response is valid: nothing is ever forced. */
export function validate(
  q: LoadedQuestionnaire,
  answers: Readonly<Record<string, KnownAnswer>>,
  env: Omit<AnswerEnv, 'answers'>,
): Issue[] {
  const expanded = expand(q, answers);
  const enabled = expressionEnv(expanded, { ...env, answers: lookupOf(answers) });
  return Object.entries(answers).flatMap(([linkId, answer]) => {
    const item = expanded.items.get(linkId);
    if (item === undefined) return [issue(linkId, 'unknown-item', 'The questionnaire has no such item.')];
    return [...enablementIssues(item, enabled), ...answerIssues(item, answer)];
  });
}

function enablementIssues(item: LoadedItem, env: ExpressionEnv): Issue[] {
  if (env.isEnabled(item.linkId)) return [];
  return [issue(item.linkId, 'disabled', 'The item has an answer although its conditions do not hold.')];
}

function answerIssues(item: LoadedItem, answer: KnownAnswer): Issue[] {
  if (answer.state !== 'answered') return [];
  const values = valuesOf(item, answer);
  const tooMany = values.length > 1 && !item.multiple;
  return [
    ...(tooMany ? [issue(item.linkId, 'too-many', 'The item takes one value.')] : []),
    ...values.flatMap((value) => valueIssues(item, value)),
  ];
}

function valueIssues(item: LoadedItem, value: AnswerValue): Issue[] {
  const { linkId } = item;
  if (!hasRightType(item, value)) return [issue(linkId, 'type', `The value is not of type ${item.item.type}.`)];
  const listed = item.options.length === 0 || item.options.some((option) => sameValue(option.value, value));
  if (!listed && !(item.open && !('valueCoding' in value)))
    return [issue(linkId, 'option', 'The value is none of the options.')];
  return [...rangeIssues(item, value), ...textIssues(item, value), ...unitIssues(item, value)];
}

const TYPES: Partial<Record<LoadedItem['item']['type'], readonly string[]>> = {
  boolean: ['valueBoolean'],
  integer: ['valueInteger'],
  decimal: ['valueDecimal', 'valueInteger'],
  date: ['valueDate'],
  string: ['valueString'],
  text: ['valueString'],
  choice: ['valueCoding', 'valueInteger', 'valueString', 'valueDate'],
  'open-choice': ['valueCoding', 'valueInteger', 'valueString', 'valueDate'],
  quantity: ['valueQuantity'],
};

function hasRightType(item: LoadedItem, value: AnswerValue): boolean {
  const [member] = Object.keys(value);
  if (member === undefined || !TYPES[item.gate === undefined ? item.item.type : 'choice']?.includes(member))
    return false;
  return !('valueInteger' in value) || Number.isInteger(value.valueInteger);
}

function rangeIssues({ linkId, min, max }: LoadedItem, value: AnswerValue): Issue[] {
  const number =
    'valueInteger' in value ? value.valueInteger : 'valueDecimal' in value ? value.valueDecimal : quantityNumber(value);
  if (number === undefined) return [];
  const low = min !== undefined && number < min;
  const high = max !== undefined && number > max;
  return low || high ? [issue(linkId, 'range', `The value is not between ${min ?? '…'} and ${max ?? '…'}.`)] : [];
}

function quantityNumber(value: AnswerValue): number | undefined {
  return 'valueQuantity' in value ? value.valueQuantity.value : undefined;
}

function textIssues({ linkId, item }: LoadedItem, value: AnswerValue): Issue[] {
  if ('valueDate' in value && !isRealDate(value.valueDate)) return [issue(linkId, 'date', 'There is no such date.')];
  if (!('valueString' in value) || item.maxLength === undefined || value.valueString.length <= item.maxLength)
    return [];
  return [issue(linkId, 'too-long', `The text is longer than ${item.maxLength} characters.`)];
}

function unitIssues({ linkId, units }: LoadedItem, value: AnswerValue): Issue[] {
  if (!('valueQuantity' in value) || units.length === 0) return [];
  const { code, unit } = value.valueQuantity;
  const known = units.some((offered) => offered.code === code || (code === undefined && offered.label.en === unit));
  return known ? [] : [issue(linkId, 'unit', 'The unit is none of those offered.')];
}

function issue(linkId: string, code: Issue['code'], text: string): Issue {
  return { linkId, code, severity: 'error', text };
}
