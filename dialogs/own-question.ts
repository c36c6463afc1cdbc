import type { CompanionAnswer } from '../src/domain/companion-data.ts';
import { LANGUAGES } from '../src/domain/languages.ts';
import type { TextRef, Texts } from '../src/domain/texts.ts';
import { plain } from './commands.ts';
import type { Input } from './input.ts';

/** One of the bot's own questions, which no questionnaire holds. */
export interface OwnQuestion {
  linkId: string;
  text: TextRef;
  options: { code: string; label: TextRef }[];
  /** Its options say more than the text does: they stand below it too. */
  listed?: boolean;
}

/** The option that was tapped, or typed as its label or code; nothing else is guessed, nor an older card believed. */
export function chosenOption(
  input: Input,
  question: Pick<OwnQuestion, 'linkId' | 'options'> & { nonce?: string | undefined },
  texts: Texts,
): string | undefined {
  const { text, value } = input;
  if (value !== undefined) {
    if (value.linkId !== question.linkId || isOlder(value, question.nonce)) return undefined;
    return question.options.find(({ code }) => code === value.code)?.code;
  }
  const typed = plain(text ?? '');
  if (typed === '') return undefined;
  return question.options.find(
    ({ code, label }) => code === typed || LANGUAGES.some((language) => plain(texts.format(language, label)) === typed),
  )?.code;
}

/** A tap on the card of an earlier asking. One that does not say which asking it answers is taken as it is. */
export function isOlder({ nonce }: CompanionAnswer, asking: string | undefined): boolean {
  return nonce !== undefined && asking !== undefined && nonce !== asking;
}
