import {
  type ChatActivity,
  type CompanionData,
  type CrisisData,
  type CrisisNumber,
  companionOf,
  type QuestionData,
  type QuestionOption,
  type SummaryData,
} from './activity.ts';
import type { Message } from './transcript.ts';

/** What waits for an answer, and the words it was asked with. */
export interface OpenQuestion {
  key: string;
  text: string;
  data: QuestionData | SummaryData | CrisisData;
}

export interface ChatView {
  /** Only the newest question has controls; older ones are words. */
  question: OpenQuestion | undefined;
  /** Replies that a bot without our question data offers. */
  suggested: string[];
  /** The person spoke last: another answer would be a second one to the same question. */
  waiting: boolean;
  pinned: CrisisNumber[] | undefined;
  quiet: boolean;
  /** Shortly after a dose. */
  calm: boolean;
  locale: string | undefined;
}

/** What a transcript means for the rest of the chat. */
export function readView(messages: Message[]): ChatView {
  const view: ChatView = {
    question: undefined,
    suggested: [],
    waiting: messages.at(-1)?.from === 'person',
    pinned: undefined,
    quiet: false,
    calm: false,
    locale: undefined,
  };
  for (const message of messages) if (message.from === 'bot') take(view, message);
  return view;
}

function take(view: ChatView, { key, activity }: Message): void {
  const data = companionOf(activity);
  view.locale = activity.locale ?? view.locale;
  view.suggested = data === undefined || data.kind === 'notice' ? suggestions(activity) : [];
  if (data === undefined) return;
  // Any message may say that the chat has become quiet, or no longer is.
  view.quiet = (data as { quiet?: boolean }).quiet ?? view.quiet;
  view.calm = data.calm === true;
  if (data.kind === 'crisis') view.pinned = data.pinned ? data.numbers : undefined;
  if (view.quiet) view.pinned = undefined;
  if (asks(data)) view.question = { key, text: activity.text ?? '', data };
  else if (ends(data)) view.question = undefined;
}

function asks(data: CompanionData): data is OpenQuestion['data'] {
  return (
    data.kind === 'question' || ((data.kind === 'summary' || data.kind === 'crisis') && data.options !== undefined)
  );
}

/** A crisis puts questions aside; what became of its alert later does not touch the question that is open then. */
function ends(data: CompanionData): boolean {
  return data.kind === 'done' || (data.kind === 'crisis' && (data.status === undefined || data.status === 'raised'));
}

function suggestions(activity: ChatActivity): string[] {
  return (activity.suggestedActions?.actions ?? []).map((action) => String(action.value ?? action.title ?? ''));
}

/**
 * A message's words for the eye, and those that only listeners need because the eye has them as controls: the options
 * and numbers that the bot lists for chats without controls.
 */
export function splitWords(
  text: string,
  data: CompanionData | undefined,
  listed: boolean,
): { shown: string; heard: string } {
  const controls = new Set(labelsOf(data).map((label) => `- ${label}`));
  const lines = text.split('\n');
  const shown = lines.filter((line) => !controls.has(line)).join('\n');
  const heard = lines.filter((line) => controls.has(line)).join('\n');
  const words = listed && data?.kind === 'summary' ? withoutListed(shown, data.answers) : shown;
  return { shown: words.replace(/\n{3,}/g, '\n\n').trim(), heard };
}

function labelsOf(data: CompanionData | undefined): string[] {
  if (data === undefined) return [];
  const {
    options = [],
    absent = [],
    numbers = [],
  } = data as { options?: QuestionOption[]; absent?: QuestionOption[]; numbers?: CrisisNumber[] };
  return [...options, ...absent, ...numbers].map(({ label }) => label);
}

/** A summary's text without the lines that its list shows with a Change button each. */
function withoutListed(text: string, answers: SummaryData['answers']): string {
  const listed = new Set(answers.flatMap(({ question, answer, section }) => [question, answer, section ?? '']));
  const bare = (line: string) => line.replace(/^[\s\-*•#]+|[*\s:]+$/g, '');
  const isListed = (line: string) =>
    bare(line) !== '' && (listed.has(bare(line)) || answers.some(({ question }) => line.includes(question)));
  return text
    .split('\n')
    .filter((line) => !isListed(line))
    .join('\n');
}
