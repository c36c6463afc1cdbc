import clinicalEn from '../../../content/locales/en/console.json' with { type: 'json' };
import clinicalEs from '../../../content/locales/es/console.json' with { type: 'json' };
import type { Language } from '../../../domain/languages.ts';
import en from './texts/en.json' with { type: 'json' };
import es from './texts/es.json' with { type: 'json' };

export type TextKey = keyof typeof en;

/** The console's own words. */
export type Say = (key: TextKey, params?: Record<string, string | number>) => string;
/** The words for a code of the domain: `word('tier', 'PASSIVE')`; a code without a word stands for itself. */
export type Word = (kind: string, code: string | undefined) => string;

export interface Speech {
  language: Language;
  say: Say;
  word: Word;
}

const OWN: Record<Language, Record<TextKey, string>> = { en, es };
const CLINICAL: Record<Language, Record<string, string>> = { en: clinicalEn, es: clinicalEs };

/** The console's words in one language. */
export function speechIn(language: Language): Speech {
  return {
    language,
    say: (key, params = {}) =>
      OWN[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')),
    word: (kind, code = '') => CLINICAL[language][`console.${kind}.${code}`] ?? code,
  };
}
