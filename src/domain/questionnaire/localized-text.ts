import { LANGUAGES, type Language, type Localized, languageOf } from '../languages.ts';
import { EXT } from './extensions.ts';
import type { ElementExtra, Extension } from './fhir.ts';

/** A FHIR text with its HL7 `translation` extensions, in every language; the original where one is missing. */
export function localizedText(
  base: string | undefined,
  extra: ElementExtra | undefined,
  baseLanguage: string | undefined,
): Localized {
  const original = base ?? '';
  const texts = Object.fromEntries(LANGUAGES.map((language) => [language, original])) as Localized;
  for (const translation of extra?.extension ?? []) {
    const language = languageIn(translation);
    const content = translation.extension?.find((part) => part.url === 'content');
    const text = content?.valueString ?? content?.valueMarkdown;
    if (language !== undefined && text !== undefined && language !== languageOf(baseLanguage)) texts[language] = text;
  }
  return texts;
}

/** A text that stands in an extension of ours, if it does. */
export function localizedExtension(extension: Extension | undefined, baseLanguage?: string): Localized | undefined {
  const base = extension?.valueString ?? extension?.valueMarkdown;
  return base === undefined ? undefined : localizedText(base, extension?._valueString, baseLanguage);
}

function languageIn(translation: Extension): Language | undefined {
  if (translation.url !== EXT.translation) return undefined;
  const tag = translation.extension?.find((part) => part.url === 'lang')?.valueCode;
  return LANGUAGES.find((language) => tag?.toLowerCase().split('-')[0] === language);
}
