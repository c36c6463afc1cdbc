import type { Language } from './languages.ts';

export type TextParams = { [name: string]: string | number | boolean | TextRef | undefined };

/** A text by its key in `content/locales`, with the values of its placeholders; a value may be a text itself. */
export interface TextRef {
  key: string;
  params?: TextParams;
}

/** Patient and staff texts. An unknown key is a programming fault and throws `content.invalid`. */
export interface Texts {
  format(language: Language, text: TextRef): string;
  has(key: string): boolean;
}
