import type { Coding, Quantity } from './fhir.ts';
import type { LoadedItem } from './loaded.ts';
import type { AnswerValue } from './response.ts';
import { valueFaults } from './value-faults.ts';

/** What an expression came to, as a value that the item takes; nothing where it takes no such value. */
export function typedValue(item: LoadedItem, value: unknown): AnswerValue | undefined {
  const typed = item.options.find((option) => option.code === value)?.value ?? asMember(item, value);
  return typed !== undefined && valueFaults({ ...item, limits: {} }, typed).length === 0 ? typed : undefined;
}

const TEXT_MEMBERS: Partial<Record<LoadedItem['item']['type'], string>> = {
  date: 'valueDate',
  dateTime: 'valueDateTime',
  time: 'valueTime',
  url: 'valueUri',
};

function asMember(item: LoadedItem, value: unknown): AnswerValue | undefined {
  const { type } = item.item;
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (typeof value === 'string') {
    return { [TEXT_MEMBERS[type] ?? 'valueString']: value } as unknown as AnswerValue;
  }
  if (typeof value === 'number') return numberOf(item, value);
  if (typeof value !== 'object' || value === null) return undefined;
  const members = value as Record<string, unknown>;
  return type === 'quantity' ? { valueQuantity: quantityOf(members) } : { valueCoding: codingOf(members) };
}

function numberOf(item: LoadedItem, value: number): AnswerValue {
  const { type } = item.item;
  if (type === 'integer' || (type !== 'quantity' && type !== 'decimal' && Number.isInteger(value)))
    return { valueInteger: value };
  if (type !== 'quantity') return { valueDecimal: value };
  const [unit] = item.units;
  return { valueQuantity: { value, ...(unit === undefined ? {} : { unit: unit.label.en, code: unit.code }) } };
}

/** Without what FHIRPath and other systems add. */
function codingOf({ system, code, display }: Coding): Coding {
  return {
    ...(system === undefined ? {} : { system }),
    ...(code === undefined ? {} : { code }),
    ...(display === undefined ? {} : { display }),
  };
}

function quantityOf({ value, unit, system, code }: Quantity): Quantity {
  return {
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
    ...(system === undefined ? {} : { system }),
    ...(code === undefined ? {} : { code }),
  };
}
