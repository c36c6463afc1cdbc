import type { Clinic } from '../src/domain/clinic.ts';
import { questionsOf } from '../src/domain/faq.ts';
import { LANGUAGES } from '../src/domain/languages.ts';
import type { TextRef } from '../src/domain/texts.ts';
import { plain } from './commands.ts';
import type { DialogParts } from './dialog-parts.ts';
import { type FaqState, listOf } from './faq-lists.ts';
import type { Input } from './input.ts';
import { listedChoice, named, questionAsked } from './prompts/match-question.ts';
import { recogniseConfirmation } from './prompts/recognise-confirmation.ts';

/** Reads what a person chose: a code of the open list, or a question they wrote out; undefined for all other words. */
export function faqChoice({ faq, texts }: Pick<DialogParts, 'faq' | 'texts'>) {
  const inEach = (text: TextRef) => LANGUAGES.map((language) => texts.format(language, text));
  const questions = questionsOf(faq.topics).map(({ id, question }) => named(id, Object.values(question)));
  const done = new Set(inEach({ key: 'faq.done.words' }).flatMap((words) => words.split('|').map(plain)));
  return ({ value, text = '' }: Input, state: FaqState, clinic: Clinic): string | undefined => {
    // A tap on any of our lists is as good as on the newest: nothing is changed by it.
    if (value !== undefined) return value.code;
    const reply = state.list === 'more' ? recogniseConfirmation({ text }, '') : undefined;
    if (reply === 'yes') return 'another';
    if (reply === 'no' || done.has(plain(text))) return 'done';
    const { options } = listOf(faq, state, clinic);
    const listed = options.map(({ code, label }) => named(code, inEach(label)));
    return listedChoice(listed, text) ?? questionAsked(questions, text);
  };
}
