import type { Activity } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import type { CompanionData, QuestionOption } from '../src/domain/companion-data.ts';
import type { Language } from '../src/domain/languages.ts';
import type { CrisisQuestionKey, CrisisSay, Situation } from '../src/domain/safety/crisis-step.ts';
import type { Texts } from '../src/domain/texts.ts';
import { scopeOf } from './input.ts';
import { messageOf } from './talk.ts';

/** A question that the script itself asks: its options go with the script. */
interface AskedByScript {
  key: CrisisQuestionKey;
  options: QuestionOption[];
  nonce: string;
}

/** The paragraphs of a script as one message, complete by itself: the numbers stand where the script shows them. */
export function crisisMessage(
  say: CrisisSay[],
  situation: Situation,
  texts: Texts,
  dc: DialogContext,
  asked?: AskedByScript,
): Partial<Activity> {
  const { clinic, conversation } = scopeOf(dc.context);
  const numbers = situation.lines.numbers.map(({ label }) => `- ${label}`).join('\n');
  const inLanguages = (one: CrisisSay): Language[] =>
    one.everyLanguage === true ? clinic.languages : [conversation.language];
  const paragraphs = say.flatMap((one) => [
    ...inLanguages(one).map((language) => texts.format(language, one.text)),
    ...(one.showNumbers === true ? [numbers] : []),
  ]);
  return messageOf(paragraphs.join('\n\n'), dataOf(say, situation, asked));
}

/** Numbers once shown stay pinned, whatever is said about the alert afterwards; in quiet mode nothing is pinned. */
function dataOf(say: CrisisSay[], situation: Situation, asked?: AskedByScript): CompanionData {
  const question = asked === undefined ? undefined : questionOf(asked);
  const status = say.find((one) => one.status !== undefined)?.status;
  const { quiet, lines } = situation;
  if (say.some((one) => one.showNumbers === true) || status !== undefined || quiet) {
    const told = status === undefined ? {} : { status };
    return { kind: 'crisis', numbers: lines.numbers, pinned: !quiet, quiet, ...told, ...question };
  }
  return question === undefined ? { kind: 'notice' } : { kind: 'question', required: false, commands: [], ...question };
}

function questionOf({ key, options, nonce }: AskedByScript) {
  return { linkId: `crisis.${key}`, answerType: 'choice' as const, options, nonce };
}
