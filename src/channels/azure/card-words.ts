import type { Language } from '../../domain/languages.ts';
import type { TextParams, Texts } from '../../domain/texts.ts';

/** A card's own words, in the conversation's language. */
export interface CardWords {
  language: Language;
  say(key: string, params?: TextParams): string;
  /** What a command's button says; undefined for a command without a button. */
  command(name: string): string | undefined;
}

export function cardWords(texts: Texts, language: Language): CardWords {
  return {
    language,
    say: (key, params) => texts.format(language, { key: `card.${key}`, ...(params === undefined ? {} : { params }) }),
    command: (name) => {
      const key = `label.${name}`;
      return texts.has(key) ? texts.format(language, { key }) : undefined;
    },
  };
}
