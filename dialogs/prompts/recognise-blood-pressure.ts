import type { AskableItem, LoadedItem } from '../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { hasNegation, wordsOf } from './normalise.ts';
import { codedUnit } from './recognise-quantity.ts';
import { again, given, type Recognised } from './recognised.ts';

const READING = /(?<![\d.,])(\d{1,3})\s*(?:\/|over|sobre|con|por|,|-|–|and|y|\s)\s*(\d{1,3})(?![\d.,/])/i;
const UNIT = /\bmm\s*\[?hg\]?/gi;

/** "128 over 82": upper and lower in one. The upper must be the higher one, and both within the limits of their items. */
export function recogniseBloodPressure(item: AskableItem, text: string): Recognised {
  const [upper, lower] = item.parts;
  const written = text.replace(UNIT, '');
  const reading = READING.exec(written);
  const numbers = written.match(/\d+/g) ?? [];
  if (upper === undefined || lower === undefined || reading === null || numbers.length !== 2)
    return again('blood-pressure');
  const rest = wordsOf(written.replace(reading[0], ' '));
  if (hasNegation(rest)) return again('blood-pressure');
  const checked = bloodPressure(upper, Number(reading[1]), lower, Number(reading[2]));
  return checked.kind !== 'answer' || rest.length === 0
    ? checked
    : { kind: 'read-back', answers: checked.answers, label: `${reading[1]}/${reading[2]}` };
}

/** The two values as answers, when they can be a blood pressure. */
export function bloodPressure(upper: LoadedItem, sys: number, lower: LoadedItem, dia: number): Recognised {
  if (!within(upper, sys) || !within(lower, dia)) {
    return again('blood-pressure-range', {
      sysMin: upper.limits.min ?? '',
      sysMax: upper.limits.max ?? '',
      diaMin: lower.limits.min ?? '',
      diaMax: lower.limits.max ?? '',
    });
  }
  if (sys <= dia) return again('blood-pressure-order');
  return {
    kind: 'answer',
    answers: { [upper.linkId]: given(pressure(upper, sys)), [lower.linkId]: given(pressure(lower, dia)) },
  };
}

function within({ limits: { min, max } }: LoadedItem, value: number): boolean {
  return Number.isInteger(value) && !(min !== undefined && value < min) && !(max !== undefined && value > max);
}

function pressure(part: LoadedItem, value: number): AnswerValue {
  return { valueQuantity: { value, ...codedUnit(part.units[0]) } };
}
