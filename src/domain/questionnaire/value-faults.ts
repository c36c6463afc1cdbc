import { sameValue } from './answers.ts';
import type { LoadedItem } from './loaded.ts';
import { isMoment, isRealDate, isTimeOfDay } from './partial-date.ts';
import type { AnswerValue } from './response.ts';

/** What is wrong with one value. */
export interface ValueFault {
  code: 'type' | 'option' | 'range' | 'too-long' | 'too-short' | 'pattern' | 'date' | 'unit';
  text: string;
}

/** Everything about a value that its item does not allow. */
export function valueFaults(item: LoadedItem, value: AnswerValue): ValueFault[] {
  if (!hasRightType(item, value)) return [{ code: 'type', text: `The value is not of type ${item.item.type}.` }];
  const listed = item.options.length === 0 || item.options.some((option) => sameValue(option.value, value));
  if (!listed && !(item.open && !('valueCoding' in value)))
    return [{ code: 'option', text: 'The value is none of the options.' }];
  return [
    ...numberFaults(item, value),
    ...momentFaults(item, value),
    ...textFaults(item, value),
    ...unitFaults(item, value),
  ];
}

const CHOSEN = ['valueCoding', 'valueInteger', 'valueString', 'valueDate', 'valueTime'];
const TYPES: Partial<Record<LoadedItem['item']['type'], readonly string[]>> = {
  boolean: ['valueBoolean'],
  integer: ['valueInteger'],
  decimal: ['valueDecimal', 'valueInteger'],
  date: ['valueDate'],
  dateTime: ['valueDateTime'],
  time: ['valueTime'],
  string: ['valueString'],
  text: ['valueString'],
  url: ['valueUri'],
  choice: CHOSEN,
  'open-choice': CHOSEN,
  quantity: ['valueQuantity'],
};

function hasRightType(item: LoadedItem, value: AnswerValue): boolean {
  const [member] = Object.keys(value);
  const type = item.gate === undefined ? item.item.type : 'choice';
  if (member === undefined || !TYPES[type]?.includes(member)) return false;
  return !('valueInteger' in value) || Number.isInteger(value.valueInteger);
}

function numberFaults({ limits: { min, max, decimals } }: LoadedItem, value: AnswerValue): ValueFault[] {
  const number = numberIn(value);
  if (number === undefined) return [];
  const low = min !== undefined && number < min;
  const high = max !== undefined && number > max;
  const digits = String(number).split('.')[1] ?? '';
  if (low || high) return [{ code: 'range', text: `The value is not between ${min ?? '…'} and ${max ?? '…'}.` }];
  return decimals === undefined || digits.length <= decimals
    ? []
    : [{ code: 'range', text: `The value has more than ${decimals} decimal places.` }];
}

function numberIn(value: AnswerValue): number | undefined {
  if ('valueInteger' in value) return value.valueInteger;
  if ('valueDecimal' in value) return value.valueDecimal;
  return 'valueQuantity' in value ? value.valueQuantity.value : undefined;
}

function momentFaults({ limits: { earliest, latest } }: LoadedItem, value: AnswerValue): ValueFault[] {
  const moment = momentIn(value);
  if (moment === undefined) return [];
  if (!isRealMoment(value)) return [{ code: 'date', text: 'There is no such date or time.' }];
  const early = earliest !== undefined && moment < earliest.slice(0, moment.length);
  const late = latest !== undefined && moment.slice(0, latest.length) > latest;
  return early || late
    ? [{ code: 'range', text: `The value is not between ${earliest ?? '…'} and ${latest ?? '…'}.` }]
    : [];
}

function momentIn(value: AnswerValue): string | undefined {
  if ('valueDate' in value) return value.valueDate;
  if ('valueDateTime' in value) return value.valueDateTime;
  return 'valueTime' in value ? value.valueTime : undefined;
}

function isRealMoment(value: AnswerValue): boolean {
  if ('valueDate' in value) return isRealDate(value.valueDate);
  if ('valueTime' in value) return isTimeOfDay(value.valueTime);
  return !('valueDateTime' in value) || isMoment(value.valueDateTime);
}

function textFaults({ item: { maxLength }, limits, options }: LoadedItem, value: AnswerValue): ValueFault[] {
  const text = 'valueString' in value ? value.valueString : 'valueUri' in value ? value.valueUri : undefined;
  if (text === undefined || options.some((option) => sameValue(option.value, value))) return [];
  const { minLength = 0, pattern } = limits;
  if (maxLength !== undefined && text.length > maxLength)
    return [{ code: 'too-long', text: `The text is longer than ${maxLength} characters.` }];
  if (text.length < minLength)
    return [{ code: 'too-short', text: `The text is shorter than ${minLength} characters.` }];
  return pattern === undefined || pattern.test(text)
    ? []
    : [{ code: 'pattern', text: 'The text is not written as this item asks for.' }];
}

function unitFaults({ units }: LoadedItem, value: AnswerValue): ValueFault[] {
  if (!('valueQuantity' in value) || units.length === 0) return [];
  const { code, unit } = value.valueQuantity;
  const known = units.some((offered) => offered.code === code || (code === undefined && offered.label.en === unit));
  return known ? [] : [{ code: 'unit', text: 'The unit is none of those offered.' }];
}
