import type { DialogContext } from 'botbuilder-dialogs';
import type { Language } from '../src/domain/languages.ts';
import type { CrisisSay, Situation } from '../src/domain/safety/crisis-step.ts';
import type { Texts } from '../src/domain/texts.ts';
import { scopeOf } from './input.ts';

/** The paragraphs of a script as one text, complete by itself: the numbers stand where the script shows them. */
export function crisisText(say: CrisisSay[], situation: Situation, texts: Texts, dc: DialogContext) {
  const { clinic, conversation } = scopeOf(dc.context);
  const numbers = situation.lines.numbers.map(({ label }) => `- ${label}`).join('\n');
  const inLanguages = (one: CrisisSay): Language[] =>
    one.everyLanguage === true ? clinic.languages : [conversation.language];
  const paragraphs = say.flatMap((one) => [
    ...inLanguages(one).map((language) => texts.format(language, one.text)),
    ...(one.showNumbers === true ? [numbers] : []),
  ]);
  return {
    text: paragraphs.join('\n\n'),
    showNumbers: say.some((one) => one.showNumbers === true),
    pinned: !situation.quiet && say.some((one) => one.pinNumbers === true),
    status: say.find((one) => one.status !== undefined)?.status,
  };
}
