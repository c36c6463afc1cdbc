import { IntlMessageFormat } from 'intl-messageformat';
import { AppError } from '../domain/errors.ts';
import { LANGUAGES, type Language } from '../domain/languages.ts';
import type { TextRef, Texts } from '../domain/texts.ts';

/** Key → ICU message, for each language. */
export type Messages = Record<Language, Record<string, string>>;

/**
 * The texts of `locales/`, parsed once. A key that one language lacks, or a message that ICU cannot read, throws
 * `content.invalid` and names every fault.
 */
export function createTexts(messages: Messages): Texts {
  const faults = missingKeys(messages);
  const parsed = new Map<string, IntlMessageFormat>();
  for (const language of LANGUAGES) {
    for (const [key, message] of Object.entries(messages[language])) {
      try {
        parsed.set(`${language}/${key}`, new IntlMessageFormat(message, language, undefined, { ignoreTag: true }));
      } catch (error) {
        faults.push(`${key} (${language}): ${(error as Error).message}`);
      }
    }
  }
  if (faults.length > 0) throw new AppError('content.invalid', `Texts: ${faults.join('; ')}`);
  const format = (language: Language, { key, params = {} }: TextRef): string => {
    const values = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? format(language, value) : value,
    ]);
    return formatted(parsed.get(`${language}/${key}`), key, Object.fromEntries(values));
  };
  return {
    has: (key) => parsed.has(`en/${key}`),
    format,
  };
}

function missingKeys(messages: Messages): string[] {
  const keys = new Set(LANGUAGES.flatMap((language) => Object.keys(messages[language])));
  return [...keys].flatMap((key) =>
    LANGUAGES.filter((language) => !(key in messages[language])).map((language) => `${key}: missing in "${language}"`),
  );
}

function formatted(message: IntlMessageFormat | undefined, key: string, params: Record<string, string>): string {
  if (message === undefined) throw new AppError('content.invalid', `There is no text "${key}".`);
  try {
    return String(message.format(params));
  } catch (cause) {
    throw new AppError('content.invalid', `The text "${key}" lacks a value.`, { cause });
  }
}
