import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../src/content/locales/en/safety.json' with { type: 'json' };
import es from '../../src/content/locales/es/safety.json' with { type: 'json' };
import type { Language } from '../../src/domain/languages.ts';
import type { TextRef } from '../../src/domain/texts.ts';

export const SAFETY_TEXTS: Record<Language, Record<string, string>> = { en, es };

/** A safety text as a person reads it; an unknown key or a missing value throws. */
export function safetyText(language: Language, { key, params }: TextRef): string {
  const message = SAFETY_TEXTS[language][key];
  if (message === undefined) throw new Error(`no text ${key}`);
  const values = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    typeof value === 'object' ? safetyText(language, value) : value,
  ]);
  return String(
    new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format(Object.fromEntries(values)),
  );
}
