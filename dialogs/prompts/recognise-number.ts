import type { AskableItem, LoadedItem } from '../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { hasNegation, wordsOf } from './normalise.ts';
import { numbersIn, plainNumber } from './number-words.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

type NumberMember = 'valueInteger' | 'valueDecimal';

/** A number within the item's limits: a plain one counts, one among other words ("about 8", "8/10") is read back. */
export function recogniseNumber(
  item: AskableItem,
  text: string,
  { language }: RecogniseContext,
  member: NumberMember,
): Recognised {
  const plain = signedNumber(item, text, language);
  const number = plain ?? singleNumber(item, text, language);
  if (number === undefined) return numberWanted(item, member);
  const fault = numberFault(item, number, member);
  if (fault !== undefined) return fault;
  const answers = { [item.linkId]: given(numberValue(number, member)) };
  return plain === undefined ? { kind: 'read-back', answers, label: String(number) } : { kind: 'answer', answers };
}

/** A minus counts only where the item has room below zero: elsewhere it is a dash. */
function signedNumber({ limits: { min = 0 } }: LoadedItem, text: string, language: RecogniseContext['language']) {
  const below = min < 0 ? /^\s*[-−–]\s*(\d.*)$/.exec(text)?.[1] : undefined;
  const number = plainNumber(below ?? text, language);
  return below === undefined || number === undefined ? number : -number;
}

/** Why this number is no answer, if it isn't. */
export function numberFault(item: LoadedItem, number: number, member: NumberMember): Recognised | undefined {
  const whole = member === 'valueDecimal' || Number.isSafeInteger(number);
  const { min, max, decimals } = item.limits;
  if (decimals !== undefined && (String(number).split('.')[1] ?? '').length > decimals)
    return again('decimals', { decimals });
  const inside = !(min !== undefined && number < min) && !(max !== undefined && number > max);
  return whole && inside ? undefined : numberWanted(item, member);
}

/** Asks for a number again, with its limits. */
export function numberWanted({ limits: { min, max } }: LoadedItem, member: NumberMember): Recognised {
  const kind = member === 'valueInteger' ? 'integer' : 'decimal';
  if (min !== undefined && max !== undefined) return again(`${kind}-range`, { min, max });
  if (min !== undefined) return again(`${kind}-min`, { min });
  return max === undefined ? again(kind) : again(`${kind}-max`, { max });
}

export function numberValue(number: number, member: NumberMember): AnswerValue {
  return member === 'valueInteger' ? { valueInteger: number } : { valueDecimal: number };
}

/** The one number in a text; "8/10" is 8 where 10 is the highest. Signs, ranges and a "not" make it doubtful. */
function singleNumber(item: LoadedItem, text: string, language: RecogniseContext['language']): number | undefined {
  if (hasNegation(wordsOf(text)) || /[-−–]\s*\d/.test(text)) return undefined;
  const [, part, whole] = /^\s*(\d{1,9})\s*(?:\/|out of|of|de|sobre)\s*(\d{1,9})\s*$/i.exec(text) ?? [];
  if (part !== undefined && Number(whole) === item.limits.max) return Number(part);
  const numbers = numbersIn(text, language);
  return numbers.length === 1 ? numbers[0] : undefined;
}
