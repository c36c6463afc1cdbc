/** The languages every patient text exists in. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The supported language nearest to a BCP 47 tag; `fallback` when there is none. */
export function languageOf(tag: string | undefined, fallback: Language = 'en'): Language {
  const primary = tag?.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary) ?? fallback;
}

/** A text in every supported language. */
export type Localized = Record<Language, string>;
