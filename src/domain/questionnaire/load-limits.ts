import { EXT } from './extensions.ts';
import type { Extension, QuestionnaireItem } from './fhir.ts';
import { extensionOf, type Limits } from './loaded.ts';

/** What a value of the item must keep to. */
export function limitsOf(item: QuestionnaireItem): Limits {
  const least = extensionOf(item, EXT.minValue) ?? extensionOf(item, EXT.minQuantity);
  const most = extensionOf(item, EXT.maxValue) ?? extensionOf(item, EXT.maxQuantity);
  const pattern = extensionOf(item, EXT.regex)?.valueString;
  const occurs = item.repeats === true ? extensionOf(item, EXT.maxOccurs)?.valueInteger : undefined;
  const limits = {
    min: numberOf(least),
    max: numberOf(most),
    earliest: momentOf(least),
    latest: momentOf(most),
    minLength: extensionOf(item, EXT.minLength)?.valueInteger,
    decimals: extensionOf(item, EXT.maxDecimalPlaces)?.valueInteger,
    pattern: pattern === undefined ? undefined : patternOf(pattern),
    mostChoices: occurs,
    entryFormat: extensionOf(item, EXT.entryFormat)?.valueString,
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

/** The whole text must match; a pattern that cannot be read limits nothing (`faultsOf` names it). */
export function patternOf(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return undefined;
  }
}

function numberOf(extension: Extension | undefined): number | undefined {
  return extension?.valueInteger ?? extension?.valueDecimal ?? extension?.valueQuantity?.value;
}

function momentOf(extension: Extension | undefined): string | undefined {
  return extension?.valueDate ?? extension?.valueDateTime ?? extension?.valueTime;
}
