import { plainValue, sameCoding, valuesOf } from './answers.ts';
import type { KnownAnswer } from './expression-env.ts';
import type { EnableWhen } from './fhir.ts';
import type { LoadedItem } from './loaded.ts';
import { latestDay } from './partial-date.ts';
import type { AnswerValue } from './response.ts';

/**
 * FHIR R4 enableWhen against the answer of its question. "If there are multiple answers, a match on any of the
 * answers suffices"; without an answer only `exists = false` holds.
 */
export function conditionHolds(condition: EnableWhen, question: LoadedItem, answer: KnownAnswer | undefined): boolean {
  const values = valuesOf(question, answer);
  if (condition.operator === 'exists') return values.length > 0 === (condition.answerBoolean ?? true);
  return values.some((value) => matches(condition, value));
}

function matches(condition: EnableWhen, value: AnswerValue): boolean {
  const difference = compare(condition, value);
  if (difference === undefined) return condition.operator === '!=' && comparable(condition, value);
  return holds(condition.operator, difference);
}

/** Less than, equal to or greater than zero; `undefined` where only "not equal" can be said. */
function compare(condition: EnableWhen, value: AnswerValue): number | undefined {
  if ('valueCoding' in value) {
    const wanted = condition.answerCoding;
    return wanted !== undefined && sameCoding(wanted, value.valueCoding) ? 0 : undefined;
  }
  if ('valueQuantity' in value) return compareQuantity(condition, value.valueQuantity);
  if ('valueDateTime' in value) return compareMoments(value.valueDateTime, condition.answerDateTime);
  if ('valueDate' in value) return compareDates(value.valueDate, condition.answerDate);
  return comparePlain(plainValue(value), expectedOf(condition));
}

type Plain = boolean | number | string | undefined;

function comparePlain(actual: Plain, expected: Plain): number | undefined {
  if (typeof actual === 'number' && typeof expected === 'number') return actual - expected;
  if (typeof actual === 'string' && typeof expected === 'string') return order(actual, expected);
  return typeof actual === 'boolean' && actual === expected ? 0 : undefined;
}

/** A partial date counts as its latest possible day (policy). */
function compareDates(actual: string, expected: string | undefined): number | undefined {
  const [left, right] = [latestDay(actual), expected === undefined ? undefined : latestDay(expected)];
  return left === undefined || right === undefined ? undefined : order(left, right);
}

/** Moments as points in time; where one is a date only, by the day. */
function compareMoments(actual: string, expected: string | undefined): number | undefined {
  if (expected === undefined) return undefined;
  if (actual.includes('T') && expected.includes('T')) return Date.parse(actual) - Date.parse(expected);
  return compareDates(actual.slice(0, 10), expected.slice(0, 10));
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Units are not converted: different units can only be unequal. */
function compareQuantity(condition: EnableWhen, actual: { value?: number; unit?: string; code?: string }) {
  const wanted = condition.answerQuantity;
  if (wanted?.value === undefined || actual.value === undefined) return undefined;
  const wantedUnit = wanted.code ?? wanted.unit;
  const sameUnit = wantedUnit === undefined || wantedUnit === actual.code || wantedUnit === actual.unit;
  return sameUnit ? actual.value - wanted.value : undefined;
}

function expectedOf(condition: EnableWhen): Plain {
  return (
    condition.answerBoolean ??
    condition.answerInteger ??
    condition.answerDecimal ??
    condition.answerDate ??
    condition.answerDateTime ??
    condition.answerTime ??
    condition.answerString
  );
}

/** Condition and value are of the same kind, so that "not equal" means something. */
function comparable(condition: EnableWhen, value: AnswerValue): boolean {
  if ('valueCoding' in value) return condition.answerCoding !== undefined;
  if ('valueQuantity' in value) return condition.answerQuantity !== undefined;
  return typeof plainValue(value) === typeof expectedOf(condition);
}

function holds(operator: EnableWhen['operator'], difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    case '>=':
      return difference >= 0;
    case '<=':
      return difference <= 0;
    case 'exists':
      return true;
  }
}
