import type {
  CompanionAnswer,
  CompanionData,
  CompanionValue,
  CrisisNumber,
  QuestionData,
  QuestionOption,
} from '../../../domain/companion-data.ts';

export type { CompanionData, CrisisNumber, QuestionData, QuestionOption };

export type CrisisData = Extract<CompanionData, { kind: 'crisis' }>;
export type SummaryData = Extract<CompanionData, { kind: 'summary' }>;

/** The part of a Bot Framework activity that a chat shows. */
export interface ChatActivity {
  type: string;
  id?: string;
  text?: string;
  textFormat?: string;
  locale?: string;
  from?: { id?: string; role?: string };
  value?: unknown;
  suggestedActions?: { actions?: { title?: string; value?: unknown }[] };
  channelData?: { clientActivityID?: string; companion?: CompanionData };
}

/** What a person says: the words that the transcript shows and, from a control, the coded answer. */
export interface Utterance {
  text: string;
  value?: CompanionValue;
}

export function companionOf(activity: ChatActivity): CompanionData | undefined {
  const data = activity.channelData?.companion;
  return typeof data?.kind === 'string' ? data : undefined;
}

/** An answer to a question, as its control sends it; the question's own mark tells it from one to an older card. */
export function answerTo(
  { linkId = '', nonce }: { linkId?: string; nonce?: string },
  text: string,
  answer: Omit<CompanionAnswer, 'linkId' | 'nonce'>,
): Utterance {
  return { text, value: { companion: { linkId, ...(nonce === undefined ? {} : { nonce }), ...answer } } };
}
