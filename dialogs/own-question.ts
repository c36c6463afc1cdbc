import { LANGUAGES } from '../src/domain/languages.ts';
import type { TextRef, Texts } from '../src/domain/texts.ts';
import { plain } from './commands.ts';
import type { Input } from './input.ts';

/** One of the bot's own questions, which no questionnaire holds. */
export interface OwnQuestion {
  linkId: string;
  text: TextRef;
  options: { code: string; label: TextRef }[];
}

/** The option that was tapped, or typed as its label or code; nothing else is guessed. */
export function chosenOption(
  input: Input,
  question: Pick<OwnQuestion, 'linkId' | 'options'>,
  texts: Texts,
): string | undefined {
  const { text, value } = input;
  if (value !== undefined) {
    return value.linkId === question.linkId
      ? question.options.find(({ code }) => code === value.code)?.code
      : undefined;
  }
  const typed = plain(text ?? '');
  if (typed === '') return undefined;
  return question.options.find(
    ({ code, label }) => code === typed || LANGUAGES.some((language) => plain(texts.format(language, label)) === typed),
  )?.code;
}
