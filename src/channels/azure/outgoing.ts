import type { CompanionData } from '../../domain/companion-data.ts';
import type { Language } from '../../domain/languages.ts';
import type { Texts } from '../../domain/texts.ts';
import type { StoredActivity } from '../../domain/turn.ts';
import { type CardWords, cardWords } from './card-words.ts';
import { crisisCard } from './crisis-card.ts';
import type { CardElement } from './elements.ts';
import { questionCard, usedCard } from './question-card.ts';
import { summaryCards } from './summary-cards.ts';
import { textPages } from './text-pages.ts';

/** Teams refuses larger messages. */
export const MAX_MESSAGE_BYTES = 28 * 1024;

/** What leaves for one stored activity, in order. */
export interface Outgoing {
  /** Where it is better than text, and fits. */
  cards?: StoredActivity[];
  /** Complete by itself. */
  plain: StoredActivity[];
}

/** A stored activity as the person gets it: what asks something as a card, everything else as text. */
export function outgoing(activity: StoredActivity, language: Language, texts: Texts): Outgoing {
  if (activity.type !== 'message') return { plain: [activity] };
  const words = cardWords(texts, language);
  const plain = numbered(
    activity,
    textPages(activity.text ?? '').map((text) => ({ ...envelope(activity, words), ...textFormat(activity), text })),
  );
  const cards = cardsOf(activity, words).map((content) => cardMessage(activity, content, words));
  const fits = cards.every((message) => Buffer.byteLength(JSON.stringify(message)) <= MAX_MESSAGE_BYTES);
  return cards.length > 0 && fits ? { cards: numbered(activity, cards), plain } : { plain };
}

/** A question's card as it stands after it was used; undefined for what is no question. */
export function usedQuestion(activity: StoredActivity, said: string, language: Language, texts: Texts) {
  const companion = companionOf(activity);
  if (companion?.kind !== 'question') return undefined;
  const words = cardWords(texts, language);
  return cardMessage(activity, usedCard(activity, companion, said, words), words);
}

export function companionOf({ channelData }: StoredActivity): CompanionData | undefined {
  return (channelData as { companion?: CompanionData } | undefined)?.companion;
}

function cardsOf(activity: StoredActivity, words: CardWords): CardElement[] {
  const { text = '' } = activity;
  const companion = companionOf(activity);
  if (companion?.kind === 'question') return [questionCard(activity, companion, words)];
  if (companion?.kind === 'crisis') return [crisisCard(text, companion, words)];
  return companion?.kind === 'summary' ? summaryCards(text, companion, words) : [];
}

function cardMessage(activity: StoredActivity, content: CardElement, words: CardWords): StoredActivity {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  return { ...envelope(activity, words), attachments };
}

/**
 * The summary is what pops up on a locked phone or a shared screen: it never says what was asked or answered.
 * `channelData` and suggested actions stay here: the card is made of them, and the message has its limit.
 */
function envelope({ type, timestamp, inputHint }: StoredActivity, { language, say }: CardWords): StoredActivity {
  const hint = inputHint === undefined ? {} : { inputHint };
  return {
    type,
    ...(timestamp === undefined ? {} : { timestamp }),
    ...hint,
    locale: language,
    summary: say('notification'),
  };
}

function textFormat({ textFormat }: StoredActivity): { textFormat?: string } {
  return typeof textFormat === 'string' ? { textFormat } : {};
}

/** The stored id, the same at each delivery; the messages before the last, where there are several, hang on to it. */
function numbered({ id = '' }: StoredActivity, messages: StoredActivity[]): StoredActivity[] {
  return messages.map((message, index) => ({
    ...message,
    id: index === messages.length - 1 ? id : `${id}.${index + 1}`,
  }));
}
