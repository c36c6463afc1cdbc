import type { AskableItem, LoadedItem } from '../../src/domain/questionnaire/loaded.ts';
import { hasNegation } from './normalise.ts';
import { parseQuantities, type TypedQuantity } from './parse-quantities.ts';
import { quantityOf } from './recognise-quantity.ts';
import { type Answers, again, given, type RecogniseContext, type Recognised } from './recognised.ts';
import { kindOfUnit } from './units.ts';

/** "5'10, 170 lb" or "180 cm y 80 kg": a height and a weight in one, each with its unit. */
export function recogniseHeightWeight(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const [height, weight] = item.parts;
  const { quantities, rest } = parseQuantities(text, language);
  const tall = quantities.find(({ unit }) => unit !== undefined && kindOfUnit(unit) === 'length');
  const heavy = quantities.find(({ unit }) => unit !== undefined && kindOfUnit(unit) === 'mass');
  if (height === undefined || weight === undefined || quantities.length !== 2 || hasNegation(rest))
    return again('height-weight');
  if (tall === undefined || heavy === undefined) return again('height-weight');
  const answers: Answers = {};
  const labels: string[] = [];
  for (const [part, typed] of [
    [height, tall],
    [weight, heavy],
  ] as [LoadedItem, TypedQuantity][]) {
    const value = quantityOf(part, typed, language);
    if ('kind' in value) return value;
    answers[part.linkId] = given(value);
    labels.push('valueQuantity' in value ? `${value.valueQuantity.value} ${value.valueQuantity.unit}` : '');
  }
  const expected = new Set(['i', 'am', 'im', 'weigh', 'peso', 'mido', 'tall']);
  return rest.every((word) => expected.has(word))
    ? { kind: 'answer', answers }
    : { kind: 'read-back', answers, label: labels.join(', ') };
}
