import { z } from 'zod';
import { EXT } from './extensions.ts';
import { extensionOf, type LoadedItem, type LoadedQuestionnaire, type Option } from './loaded.ts';

/** Long lists of options, kept apart from the questionnaires: countries, states. */
export const optionListsSchema = z.record(
  z.string(),
  z.strictObject({
    system: z.string(),
    options: z.array(
      z.strictObject({ code: z.string(), en: z.string(), es: z.string(), aliases: z.array(z.string()).optional() }),
    ),
  }),
);
export type OptionLists = z.infer<typeof optionListsSchema>;

/** Adds the list that an item names (`options-from`): its entries can be typed, those of the item itself are shown. */
export function addOptionLists(questionnaire: LoadedQuestionnaire, lists: OptionLists): void {
  for (const item of questionnaire.items.values()) {
    const list = lists[extensionOf(item.item, EXT.optionsFrom)?.valueCode ?? ''];
    if (list !== undefined) extend(item, list);
  }
}

function extend(item: LoadedItem, list: OptionLists[string]): void {
  for (const { code, en, es, aliases } of list.options) {
    const known = item.options.find((option) => option.code === code);
    const others = aliases === undefined ? {} : { aliases };
    if (known !== undefined) Object.assign(known, others);
    else item.options.push(entry({ system: list.system, code, display: en }, { en, es }, others));
  }
}

function entry(
  coding: { system: string; code: string; display: string },
  label: Option['label'],
  others: { aliases?: string[] },
): Option {
  return { code: coding.code, label, value: { valueCoding: coding }, exclusive: false, unlisted: true, ...others };
}
