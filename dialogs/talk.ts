import type { Activity, TurnContext } from 'botbuilder';
import type { CompanionData, QuestionOption } from '../src/domain/companion-data.ts';
import type { TextRef, Texts } from '../src/domain/texts.ts';
import { scopeOf } from './input.ts';

/** A text of ours in the conversation's language. */
export function textIn(context: TurnContext, texts: Texts, text: TextRef): string {
  return texts.format(scopeOf(context).conversation.language, text);
}

/** Says a text, with the data a widget needs beside it. */
export async function say(
  context: TurnContext,
  texts: Texts,
  text: TextRef,
  companion: CompanionData = { kind: 'notice' },
): Promise<void> {
  await context.sendActivity(messageOf(textIn(context, texts, text), companion));
}

/** Asks one of the bot's own questions, which no questionnaire holds: `linkId` names it in the answer. */
export async function askOwn(
  context: TurnContext,
  texts: Texts,
  question: { linkId: string; text: TextRef; options: { code: string; label: TextRef }[] },
): Promise<void> {
  const options = question.options.map(({ code, label }) => ({ code, label: textIn(context, texts, label) }));
  await context.sendActivity(
    withActions(
      messageOf(textIn(context, texts, question.text), {
        kind: 'question',
        linkId: question.linkId,
        answerType: 'choice',
        options,
        required: false,
        commands: [],
      }),
      options,
    ),
  );
}

export function messageOf(text: string, companion: CompanionData): Partial<Activity> {
  return { type: 'message', text, channelData: { companion } };
}

/** The same options as buttons for clients that know nothing of `channelData`. */
export function withActions(activity: Partial<Activity>, options: QuestionOption[]): Partial<Activity> {
  const actions = options.map(({ label }) => ({ type: 'imBack', title: label, value: label }));
  return { ...activity, suggestedActions: { to: [], actions } };
}
