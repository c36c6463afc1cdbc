import type { CompanionData, CrisisNumber } from '../../domain/companion-data.ts';
import type { CardWords } from './card-words.ts';
import { type CardElement, card, stacked, textElements } from './elements.ts';
import { optionButtons } from './question-card.ts';

type Crisis = Extract<CompanionData, { kind: 'crisis' }>;

/** A crisis script: the whole text, its numbers to tap below the list of them, and its question at the end. */
export function crisisCard(text: string, crisis: Crisis, words: CardWords): CardElement {
  const { linkId, nonce, options = [], numbers } = crisis;
  const [before, after] = aroundList(text, numbers);
  return card(words.language, [
    ...textElements(before),
    ...stacked(numbers.flatMap((number) => numberActions(number, words))),
    ...textElements(after),
    ...(linkId === undefined ? [] : stacked(optionButtons({ linkId, nonce }, options))),
  ]);
}

/** The text up to the end of its list of numbers, and what follows. */
function aroundList(text: string, numbers: CrisisNumber[]): [string, string] {
  const list = numbers.map(({ label }) => `- ${label}`).join('\n');
  const at = list === '' ? -1 : text.indexOf(list);
  const end = at === -1 ? text.length : at + list.length;
  return [text.slice(0, end), text.slice(end)];
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
