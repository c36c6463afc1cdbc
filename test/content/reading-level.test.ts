import { expect } from 'chai';
import { IntlMessageFormat } from 'intl-messageformat';
import { FAQ_MESSAGES } from '../../src/content/faq/index.ts';
import cards from '../../src/content/locales/en/cards.json' with { type: 'json' };
import conversation from '../../src/content/locales/en/conversation.json' with { type: 'json' };
import findings from '../../src/content/locales/en/findings.json' with { type: 'json' };
import prompts from '../../src/content/locales/en/prompts.json' with { type: 'json' };
import safety from '../../src/content/locales/en/safety.json' with { type: 'json' };
import { EXT } from '../../src/domain/questionnaire/extensions.ts';
import type { QuestionnaireItem } from '../../src/domain/questionnaire/fhir.ts';
import { gradeOf, wordsOf } from '../support/reading-level.ts';
import { extension, questionnaires, within } from './items.ts';

/** The fixed wording of instruments, which nobody may put more plainly. */
const FIXED = ['phq-9', 'phq-2', 'gad-7', 'asq', 'audit-c', 'pc-ptsd-5', 'pcl-5'];
const FIXED_ITEMS = ['s8.single_drug'];
/** Sentences of the clinical pack that list what they ask about: for its writers to break up. */
const LONG = ['s3.arrhythmia', 's5.mania_now', 's6.meds_prompt infection'];
/** Answers of the clinical pack that are kept word for word, with their grade: for its writers to put more plainly. */
const VERBATIM: Record<string, number> = {
  'faq.01.answer': 11.3,
  'faq.02.answer': 12.3,
  'faq.22.answer': 13.6,
  'faq.27.answer': 14.4,
  'faq.31.answer': 12,
  'faq.33.answer': 9.8,
  'faq.38.answer': 8.7,
  'faq.40.answer': 12.2,
};
/** It asks what the word means. */
const ASKS_THE_WORD = 'faq.06.question';
/** The formula needs a sentence or two: a shorter text is read word by word. */
const SHORT = 10;
const MOST_SYLLABLES = 4;

interface Text {
  name: string;
  text: string;
}

const ours = [...questionnaires].filter(([id]) => !FIXED.includes(id)).flatMap(([, one]) => within(one));
const TEXTS: Text[] = [
  ...ours.filter(({ linkId }) => !FIXED_ITEMS.includes(linkId)).flatMap(textsOf),
  ...Object.entries({ ...conversation, ...prompts, ...findings, ...safety, ...cards, ...FAQ_MESSAGES.en })
    .filter(([key]) => !key.endsWith('.words'))
    .map(([name, message]) => ({ name, text: flatten(new IntlMessageFormat(message, 'en').getAst()) })),
];

function textsOf(item: QuestionnaireItem): Text[] {
  const why = extension(item, EXT.why)?.valueString;
  const options = (item.answerOption ?? []).map(({ valueCoding }) => valueCoding ?? {});
  return [
    { name: item.linkId, text: item.text ?? '' },
    { name: `why ${item.linkId}`, text: why ?? '' },
    ...options.map(({ code, display = '' }) => ({ name: `${item.linkId} ${code}`, text: display })),
  ].filter(({ text }) => text !== '');
}

/** A message as somebody reads it, each value a short word, each choice its last resort. */
function flatten(elements: ReturnType<IntlMessageFormat['getAst']>): string {
  return elements
    .map((element) => {
      if ('options' in element) return flatten(element.options.other?.value ?? []);
      if ('children' in element) return flatten(element.children);
      return element.type === 0 ? element.value : 'one';
    })
    .join('');
}

describe('The reading level of what patients read in English', () => {
  const sentences = TEXTS.filter(({ text }) => wordsOf(text).length >= SHORT);
  const short = TEXTS.filter(({ name, text }) => name !== ASKS_THE_WORD && wordsOf(text).length < SHORT);

  it('is grade 8 at most for every text, but for those that are listed', () => {
    const hard = sentences.filter(({ text }) => gradeOf(text) > 8).map(({ name }) => name);
    expect(sentences.length).to.be.greaterThan(150);
    expect(hard).to.have.members([...LONG, ...Object.keys(VERBATIM)]);
  });

  it('is as high as listed for answers that are kept word for word', () => {
    const listed = sentences.filter(({ name }) => name in VERBATIM);
    const grades = listed.map(({ name, text }) => [name, Math.round(gradeOf(text) * 10) / 10]);
    expect(Object.fromEntries(grades)).to.deep.equal(VERBATIM);
  });

  it('is grade 6 at most in the middle', () => {
    const grades = sentences.map(({ text }) => gradeOf(text)).sort((a, b) => a - b);
    expect(grades[Math.floor(grades.length / 2)]).to.be.at.most(6);
  });

  it('has no word of five syllables in the short texts', () => {
    const hard = short.filter(({ text }) => wordsOf(text).some(({ syllables }) => syllables > MOST_SYLLABLES));
    expect(short.length).to.be.greaterThan(300);
    expect(hard.map(({ name, text }) => `${name}: ${text}`)).to.deep.equal([]);
  });

  it('is measured by a formula that knows an easy text from a hard one', () => {
    expect(gradeOf('The cat sat on the mat. It was a warm day, and it slept.')).to.be.lessThan(2);
    expect(gradeOf('Contraindications necessitate an individualized cardiovascular evaluation.')).to.be.greaterThan(15);
    expect(wordsOf('the breathing machine arrived').map(({ syllables }) => syllables)).to.deep.equal([1, 2, 2, 2]);
  });
});
