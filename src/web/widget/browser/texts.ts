import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };

export type TextKey = keyof typeof en;

/** Formats one of the chat's own words; what the bot says comes from the server. */
export type Say = (key: TextKey, params?: Record<string, string | number>) => string;

const ALL: Record<string, Record<TextKey, string>> = { en, es };

/** The words in the language of a BCP 47 tag, English when it is not one of ours. */
export function textsOf(tag: string | undefined): { language: string; say: Say } {
  const primary = tag?.toLowerCase().split('-')[0] ?? 'en';
  const language = primary in ALL ? primary : 'en';
  const texts = ALL[language] ?? en;
  return {
    language,
    say: (key, params = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
  };
}
