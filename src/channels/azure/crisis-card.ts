import type { CompanionData, CrisisNumber } from '../../domain/companion-data.ts';
import type { CardWords } from './card-words.ts';
import { type CardElement, card, stacked, textElements } from './elements.ts';
import { optionButtons } from './question-card.ts';

type Crisis = Extract<CompanionData, { kind: 'crisis' }>;

/** A crisis script: the whole text, then its numbers to tap and its question. */
export function crisisCard(text: string, crisis: Crisis, words: CardWords): CardElement {
  const { linkId, options = [] } = crisis;
  return card(words.language, [
    ...textElements(text),
    ...stacked(crisis.numbers.flatMap((number) => numberActions(number, words))),
    ...(linkId === undefined ? [] : stacked(optionButtons({ linkId }, options))),
  ]);
}

/** The label already names the first way to reach a line; further ways name themselves. */
function numberActions({ label, tel, text, url }: CrisisNumber, words: CardWords): CardElement[] {
  const ways = [
    ...(tel === undefined ? [] : [{ url: `tel:${tel}`, title: label }]),
    ...(text === undefined ? [] : [{ url: smsUrl(text), title: words.say('sms', { to: text.to }) }]),
    ...(url === undefined ? [] : [{ url, title: words.say('site', { site: new URL(url).host }) }]),
  ];
  return ways.map((way, index) => ({ type: 'Action.OpenUrl', url: way.url, title: index === 0 ? label : way.title }));
}

function smsUrl({ to, body }: NonNullable<CrisisNumber['text']>): string {
  return body === undefined ? `sms:${to}` : `sms:${to}?body=${encodeURIComponent(body)}`;
}
