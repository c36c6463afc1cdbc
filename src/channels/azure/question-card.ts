import type { QuestionData, QuestionOption } from '../../domain/companion-data.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { inputsFor } from './answer-inputs.ts';
import type { CardWords } from './card-words.ts';
import { button, type CardElement, card, quotedElements, row, sendButton, stacked, textElements } from './elements.ts';

/** More than these are a list, not buttons. */
const MAX_BUTTONS = 6;
const MAX_BUTTON_LABEL = 60;

/** What an answer is told apart by: the question, and which asking of it. */
export interface Asked {
  linkId: string;
  nonce?: string | undefined;
}

/** A question with its controls; its text is complete by itself, the list of options in it becomes buttons. */
export function questionCard(activity: StoredActivity, question: QuestionData, words: CardWords): CardElement {
  return card(words.language, [
    ...progressLine(question, words),
    ...questionText(activity, question),
    ...answerElements(question, words),
    ...commandRow(question.commands, words),
  ]);
}

/** The same card once it was used: what was asked and what was tapped, with nothing left to tap. */
export function usedCard(
  activity: StoredActivity,
  question: QuestionData,
  said: string,
  words: CardWords,
): CardElement {
  return card(words.language, [...questionText(activity, question), ...quotedElements(said, { weight: 'Bolder' })]);
}

function questionText({ text = '', textFormat }: StoredActivity, { options = [], absent = [] }: QuestionData) {
  const asks = withoutList(text, [...options, ...absent]);
  // What reads an answer back is plain: it holds the person's words.
  return textFormat === 'plain' ? quotedElements(asks) : textElements(asks);
}

/** The ways to answer by tap. */
function answerElements(question: QuestionData, words: CardWords): CardElement[] {
  const { options = [], absent = [] } = question;
  if (fitsButtons(question)) return stacked(optionButtons(question, [...options, ...absent]));
  const { inputs, fixed } = inputsFor(question, words);
  const send = { companion: { ...askedBy(question), ...fixed } };
  return [
    ...inputs,
    ...(inputs.length === 0 ? [] : stacked([sendButton(words.say('send'), send)])),
    ...stacked(optionButtons(question, absent)),
  ];
}

/** Buttons that each are one whole answer. */
export function optionButtons(asked: Asked, options: QuestionOption[]): CardElement[] {
  return options.map(({ code, label }) => button(label, { companion: { ...askedBy(asked), code }, said: label }));
}

/** Back, skip, why do you ask, pause. */
export function commandRow(commands: string[], words: CardWords): CardElement[] {
  return row(
    commands.flatMap((command) => {
      const label = words.command(command);
      return label === undefined ? [] : [button(label, { companion: { command }, said: label })];
    }),
  );
}

function progressLine({ progress }: QuestionData, words: CardWords): CardElement[] {
  if (progress === undefined || progress.total === 0) return [];
  return textElements(words.say('progress', { ...progress }), { isSubtle: true, size: 'Small' });
}

function fitsButtons({ answerType, options = [] }: QuestionData): boolean {
  if (answerType !== 'choice' && answerType !== 'boolean') return false;
  return options.length <= MAX_BUTTONS && options.every(({ label }) => label.length <= MAX_BUTTON_LABEL);
}

/** The options stand in the text for channels without cards; on a card they are its buttons. */
function withoutList(text: string, offered: QuestionOption[]): string {
  const list = offered.map(({ label }) => `- ${label}`).join('\n');
  return list !== '' && text.endsWith(list) ? text.slice(0, -list.length).trimEnd() : text;
}

function askedBy({ linkId, nonce }: Asked): JsonObject {
  return nonce === undefined ? { linkId } : { linkId, nonce };
}
