import type { Language } from '../../src/domain/languages.ts';
import type { Quantity } from '../../src/domain/questionnaire/fhir.ts';
import type { LoadedItem, Unit } from '../../src/domain/questionnaire/loaded.ts';
import type { AnswerValue } from '../../src/domain/questionnaire/response.ts';
import { hasNegation } from './normalise.ts';
import { parseQuantities, type TypedQuantity } from './parse-quantities.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';
import { convert } from './units.ts';

/** A number with one of the item's units. Without a unit it counts only where there is one to choose. */
export function recogniseQuantity(item: LoadedItem, text: string, { language }: RecogniseContext): Recognised {
  const { quantities, rest } = parseQuantities(text, language);
  const [typed] = quantities;
  if (typed === undefined || quantities.length > 1 || hasNegation(rest))
    return again('quantity', { units: unitList(item, language) });
  const value = quantityOf(item, typed, language);
  if ('kind' in value) return value;
  const answers = { [item.linkId]: given(value) };
  return rest.length === 0
    ? { kind: 'answer', answers }
    : { kind: 'read-back', answers, label: `${typed.value} ${unitLabel(item, value, language)}`.trim() };
}

/** The quantity as FHIR writes it, or why it is none of this item's. */
export function quantityOf(item: LoadedItem, typed: TypedQuantity, language: Language): AnswerValue | Recognised {
  const units = unitList(item, language);
  const unit = unitFor(item.units, typed.unit);
  if (unit === undefined && item.units.length > 0) return again('quantity-unit', { units });
  const converted = unit === undefined ? typed.value : convert(typed.value, typed.unit ?? unit.code, unit.code);
  if (converted === undefined || !Number.isFinite(converted)) return again('quantity', { units });
  const asTyped = typed.unit === undefined || typed.unit === unit?.code || unit === undefined;
  const value = asTyped ? typed.value : Math.round(converted * 100) / 100;
  if (!withinLimits(item, value, unit)) return again('quantity-range', limitsOf(item, language));
  const own = unit === undefined && typed.unit !== undefined ? { unit: typed.unit, code: typed.unit } : {};
  return { valueQuantity: { value, ...own, ...codedUnit(unit) } };
}

/** A unit as FHIR writes it in a quantity. */
export function codedUnit(unit: Unit | undefined): Omit<Quantity, 'value'> {
  if (unit === undefined) return {};
  const { code, label, system } = unit;
  return { unit: label.en, ...(system === undefined ? {} : { system }), code };
}

function limitsOf({ limits: { min, max }, units }: LoadedItem, language: Language): Record<string, string | number> {
  return { min: min ?? '', max: max ?? '', unit: units[0]?.label[language] ?? '' };
}

/** The unit as typed; without one, the only one there is; meters for an item that counts in centimeters are converted. */
function unitFor(units: Unit[], typed: string | undefined): Unit | undefined {
  if (typed === undefined) return units.length === 1 ? units[0] : undefined;
  return units.find(({ code }) => code === typed) ?? units.find(({ code }) => convert(1, typed, code) !== undefined);
}

/** Limits are in the first unit. */
function withinLimits(item: LoadedItem, value: number, unit: Unit | undefined): boolean {
  const [first] = item.units;
  const inFirst = unit === undefined || first === undefined ? value : (convert(value, unit.code, first.code) ?? value);
  const { min, max } = item.limits;
  return value >= 0 && !(min !== undefined && inFirst < min) && !(max !== undefined && inFirst > max);
}

export function unitList(item: LoadedItem, language: Language): string {
  return item.units.map(({ label }) => label[language]).join(' · ');
}

function unitLabel(item: LoadedItem, value: AnswerValue, language: Language): string {
  const code = 'valueQuantity' in value ? value.valueQuantity.code : undefined;
  return item.units.find((unit) => unit.code === code)?.label[language] ?? '';
}
