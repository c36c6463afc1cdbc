import type { CompanionData } from '../../domain/companion-data.ts';
import type { CardWords } from './card-words.ts';
import { type CardElement, card, quotedElements, stacked, textElements } from './elements.ts';
import { commandRow, optionButtons } from './question-card.ts';

type Summary = Extract<CompanionData, { kind: 'summary' }>;
type Line = Summary['answers'][number];

/** A card takes so many bytes of answers; the rest of its 28 KB is for the envelope and the controls. */
const PAGE_BYTES = 20_000;

/** Every question with its answer, on as many cards as it takes; the last one asks whether it is right. */
export function summaryCards(text: string, summary: Summary, words: CardWords): CardElement[] {
  const pages = pagesOf(summary.answers);
  const { linkId, nonce, options = [], commands = [] } = summary;
  // A summary may ask nothing: then it is there to be read.
  const asks =
    linkId === undefined
      ? []
      : [...textElements(questionIn(text, summary)), ...stacked(optionButtons({ linkId, nonce }, options))];
  asks.push(...commandRow(linkId === undefined ? [] : commands, words));
  return pages.map((page, index) => {
    const title = textElements(words.say('summary', { page: index + 1, pages: pages.length }), { weight: 'Bolder' });
    return card(words.language, [...title, ...page, ...(index === pages.length - 1 ? asks : [])]);
  });
}

function pagesOf(answers: Line[]): CardElement[][] {
  const pages: CardElement[][] = [[]];
  let bytes = 0;
  let section: string | undefined;
  for (const line of answers) {
    const elements = [...(line.section === section ? [] : sectionTitle(line.section)), ...answerLines(line)];
    const size = Buffer.byteLength(JSON.stringify(elements));
    if (bytes > 0 && bytes + size > PAGE_BYTES) {
      pages.push([]);
      bytes = 0;
    }
    pages.at(-1)?.push(...elements);
    bytes += size;
    section = line.section;
  }
  return pages;
}

function sectionTitle(section: string | undefined): CardElement[] {
  return section === undefined ? [] : textElements(section, { weight: 'Bolder' });
}

function answerLines({ question, answer }: Line): CardElement[] {
  const [asked, ...more] = [...textElements(question, { isSubtle: true, size: 'Small' }), ...quotedElements(answer)];
  return asked === undefined ? more : [asked, ...more.map((element) => ({ ...element, spacing: 'None' }))];
}

/** The question at the end of the text, which repeats the answers above it and its options below. */
function questionIn(text: string, { options = [] }: Summary): string {
  const list = options.map(({ label }) => `- ${label}`).join('\n');
  const head = list !== '' && text.endsWith(list) ? text.slice(0, -list.length).trimEnd() : text;
  return head.split('\n\n').at(-1) ?? '';
}
