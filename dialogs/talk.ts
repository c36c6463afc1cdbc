import type { Activity, TurnContext } from 'botbuilder';
import type { CompanionData, QuestionOption } from '../src/domain/companion-data.ts';
import type { TextRef, Texts } from '../src/domain/texts.ts';
import { inputOf, scopeOf } from './input.ts';

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

/** Sends a question and remembers what it offers: those very words are answers, not commands or cries for help. */
export async function ask(context: TurnContext, activity: Partial<Activity>): Promise<void> {
  const companion = (
    activity.channelData as { companion?: { linkId?: string; options?: QuestionOption[]; absent?: QuestionOption[] } }
  )?.companion;
  const offered = [...(companion?.options ?? []), ...(companion?.absent ?? [])];
  const { memory } = scopeOf(context);
  memory.offered = offered.map(({ label }) => label);
  memory.asked = companion?.linkId ?? '';
  await context.sendActivity(activity);
}

/** The labels that this activity may answer with: typed, or by a tap on the question that is open. */
export function offeredTo(context: TurnContext): string[] {
  const { memory } = scopeOf(context);
  const { value } = inputOf(context);
  const isOther = context.activity.value !== undefined && value?.linkId !== memory.asked;
  return isOther ? [] : ((memory.offered as string[] | undefined) ?? []);
}

/** An offer holds for one message: who pauses, or goes elsewhere, has left it, and then its words are words again. */
export function takeBackOffer(context: TurnContext): void {
  delete scopeOf(context).memory.offered;
}

/**
 * Asks one of the bot's own questions, which no questionnaire holds: `linkId` names it in the answer. Gives the nonce of
 * this asking.
 */
export async function askOwn(
  context: TurnContext,
  texts: Texts,
  question: { linkId: string; text: TextRef; options: { code: string; label: TextRef }[]; listed?: boolean },
): Promise<string> {
  const options = question.options.map(({ code, label }) => ({ code, label: textIn(context, texts, label) }));
  const { linkId } = question;
  const nonce = `${scopeOf(context).n}`;
  const companion = {
    kind: 'question' as const,
    linkId,
    answerType: 'choice' as const,
    options,
    required: false,
    commands: [],
    nonce,
  };
  const list = question.listed === true ? `\n\n${options.map(({ label }) => `- ${label}`).join('\n')}` : '';
  const text = `${textIn(context, texts, question.text)}${list}`;
  await ask(context, withActions(messageOf(text, companion), options));
  return nonce;
}

export function messageOf(text: string, companion: CompanionData): Partial<Activity> {
  return { type: 'message', text, channelData: { companion } };
}

/** The same options as buttons for clients that know nothing of `channelData`. */
export function withActions(activity: Partial<Activity>, options: QuestionOption[]): Partial<Activity> {
  const actions = options.map(({ label }) => ({ type: 'imBack', title: label, value: label }));
  return { ...activity, suggestedActions: { to: [], actions } };
}
