import type { AnswerLookup, KnownAnswer } from './expression-env.ts';
import type { Coding } from './fhir.ts';
import type { LoadedItem, Option } from './loaded.ts';
import type { AnswerValue } from './response.ts';

/**
 * The answer to an item. A question with several parts is answered when every part is; a skip or absence of one
 * part is that of the question.
 */
export function answerOf(item: LoadedItem, answers: AnswerLookup): KnownAnswer | undefined {
  const own = answers.get(item.linkId);
  if (own !== undefined || item.parts.length === 0) return own;
  const given = item.parts.map((part) => answers.get(part.linkId)).filter((answer) => answer !== undefined);
  const missing = given.find((answer) => answer.state !== 'answered');
  if (missing !== undefined || given.length < item.parts.length) return missing;
  return { state: 'answered', values: given.flatMap((answer) => (answer.state === 'answered' ? answer.values : [])) };
}

/** The values FHIR sees: on a choice, Not sure and Prefer not to say are codings like the others. */
export function valuesOf(item: LoadedItem, answer: KnownAnswer | undefined): AnswerValue[] {
  if (answer?.state === 'answered') return answer.values;
  if (answer?.state !== 'absent') return [];
  const option = item.options.find((candidate) => candidate.absent === answer.reason);
  return option === undefined ? [] : [option.value];
}

/** The options an answer chose. */
export function chosenOptions(item: LoadedItem, answer: KnownAnswer | undefined): Option[] {
  return valuesOf(item, answer)
    .map((value) => item.options.find((option) => sameValue(option.value, value)))
    .filter((option) => option !== undefined);
}

/** Two values are the same; where one coding names no system, the code decides. */
export function sameValue(a: AnswerValue, b: AnswerValue): boolean {
  if ('valueCoding' in a) return 'valueCoding' in b && sameCoding(a.valueCoding, b.valueCoding);
  if ('valueQuantity' in a) {
    return (
      'valueQuantity' in b &&
      a.valueQuantity.value === b.valueQuantity.value &&
      (a.valueQuantity.code ?? a.valueQuantity.unit) === (b.valueQuantity.code ?? b.valueQuantity.unit)
    );
  }
  const left = plainValue(a);
  return left !== undefined && left === plainValue(b);
}

export function sameCoding(a: Coding, b: Coding): boolean {
  if (a.code === undefined || b.code === undefined) return a.display !== undefined && a.display === b.display;
  return a.code === b.code && (a.system === undefined || b.system === undefined || a.system === b.system);
}

/** The boolean, number or text of a value; a quantity gives its number, a coding nothing. */
export function plainValue(value: AnswerValue): boolean | number | string | undefined {
  if ('valueBoolean' in value) return value.valueBoolean;
  if ('valueInteger' in value) return value.valueInteger;
  if ('valueDecimal' in value) return value.valueDecimal;
  if ('valueDate' in value) return value.valueDate;
  if ('valueDateTime' in value) return value.valueDateTime;
  if ('valueTime' in value) return value.valueTime;
  if ('valueUri' in value) return value.valueUri;
  if ('valueString' in value) return value.valueString;
  return 'valueQuantity' in value ? value.valueQuantity.value : undefined;
}
