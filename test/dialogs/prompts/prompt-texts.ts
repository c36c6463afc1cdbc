import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../../src/content/locales/en/prompts.json' with { type: 'json' };
import es from '../../../src/content/locales/es/prompts.json' with { type: 'json' };
import type { Texts } from '../../../src/domain/texts.ts';

const MESSAGES: Record<'en' | 'es', Record<string, string>> = { en, es };

/** The prompts' own texts, for tests. */
export const promptTexts: Texts = {
  format: (language, { key, params }) =>
    String(new IntlMessageFormat(MESSAGES[language][key] ?? key, language).format(params)),
  has: (key) => key in MESSAGES.en,
};
