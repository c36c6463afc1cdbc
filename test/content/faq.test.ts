import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { commandRecogniser } from '../../dialogs/commands.ts';
import { FAQ, FAQ_MESSAGES } from '../../src/content/faq/index.ts';
import { MESSAGES } from '../../src/content/locales/index.ts';
import { createDetector } from '../../src/content/safety/index.ts';
import { SOURCES } from '../../src/content/sources.ts';
import { createTexts } from '../../src/content/texts.ts';
import { faqSchema, questionsOf } from '../../src/domain/faq.ts';
import { readingEaseOf } from '../support/reading-ease.ts';

const QUESTIONS = questionsOf(FAQ.topics);
const texts = createTexts(MESSAGES);
const LANGUAGES = ['en', 'es'] as const;
/** A person whose numbers these are. */
const NUMBERS = { c: '988', cKind: 'number', e: '911', eKind: 'number' };
/** As many buttons as a person takes in at a glance, less the two ways out of a list. */
const MOST_LISTED = 8;
/** Longer labels do not fit a button of a card; a list of options breaks them over lines. */
const LONGEST_LABEL = 80;

describe('The answers to questions about KAP', () => {
  it('are the 45 of the clinical pack, each in one topic', () => {
    const ids = QUESTIONS.map(({ id }) => id).sort();
    expect(ids).to.deep.equal(Array.from({ length: 45 }, (_, n) => `faq.${String(n + 1).padStart(2, '0')}`));
    expect(FAQ.topics).to.have.length(8);
    for (const { id, questions } of FAQ.topics) expect(questions.length, id).to.be.at.most(MOST_LISTED);
  });

  it('cite sources that are known', () => {
    for (const { id, sources } of QUESTIONS) for (const source of sources) expect(SOURCES, id).to.have.property(source);
  });

  for (const language of LANGUAGES) {
    it(`can be told apart by their questions and topics (${language})`, () => {
      const labels = [...FAQ.topics.map(({ title }) => title), ...QUESTIONS.map(({ question }) => question)];
      const own = labels.map((label) => label[language]);
      expect(new Set(own).size).to.equal(53);
      for (const label of own) expect(label.length, label).to.be.at.most(LONGEST_LABEL);
    });

    it(`name the person’s own numbers where they name any (${language})`, () => {
      const numbered = QUESTIONS.filter(({ answer }) => answer[language].includes('{'));
      expect(numbered.map(({ id }) => id)).to.deep.equal(['faq.42']);
      const says = (params: object) =>
        texts.format(language, { key: 'faq.42.answer', params: { ...NUMBERS, ...params } });
      expect(says({})).to.match(language === 'en' ? /call 988 or 911 now\.$/ : /llama al 988 o al 911 ahora\.$/);
      expect(says({ c: 'findahelpline.com', cKind: 'site' })).to.match(
        language === 'en'
          ? /go to findahelpline\.com or call 911 now/
          : /entra a findahelpline\.com o llama al 911 ahora/,
      );
    });
  }

  it('send nobody to emergency help or a crisis line without the numbers', () => {
    const sending = QUESTIONS.filter(({ answer }) => /crisis line|get help|\{c/.test(answer.en));
    const shown = QUESTIONS.filter(({ numbers }) => numbers === true);
    expect(shown.map(({ id }) => id)).to.have.members(sending.map(({ id }) => id));
  });

  it('say the same numbers in Spanish, at about the same length', () => {
    const digits = (text: string) => (text.replace(/\{.*\}/, '').match(/\d+/g) ?? []).sort();
    for (const { id, question, answer } of QUESTIONS) {
      expect(digits(answer.es), id).to.deep.equal(digits(answer.en));
      expect(answer.es.length / answer.en.length, id).to.be.within(0.75, 1.75);
      expect(question.es, id).to.match(/^¿.*\?$/);
    }
  });

  it('speak to a person as tú', () => {
    const formal = /\b(usted|ustedes|su clínica|vuestr\w+|vosotros|vos)\b/i;
    for (const [key, text] of Object.entries(FAQ_MESSAGES.es)) expect(text, key).not.to.match(formal);
  });

  it('read in Spanish as easily as a newspaper at least, but for those that are listed', () => {
    const hard = QUESTIONS.map(({ id, answer }) => ({ id, ease: readingEaseOf(plainly(answer.es)) }))
      .filter(({ ease }) => ease < 60)
      .map(({ id, ease }) => `${id}: ${Math.round(ease)}`);
    // A single sentence of the label, with its terms.
    expect(hard).to.deep.equal(['faq.27: 55']);
  });

  it('have labels that are no commands, and hide no cry for help but where they ask about one', () => {
    const commandOf = commandRecogniser(texts);
    const keys = [...FAQ.topics.map(({ id }) => `faq.topic.${id}`), ...QUESTIONS.map(({ id }) => `${id}.question`)];
    const options = ['topics', 'another', 'person', 'done'].map((code) => `faq.option.${code}`);
    const labels = [...keys, ...options].flatMap((key) =>
      LANGUAGES.map((language) => ({ key, text: texts.format(language, { key }) })),
    );
    const named = (found: typeof labels) => [...new Set(found.map(({ key }) => key))];
    // Both do as a command what they do as a choice.
    const commands = named(labels.filter(({ text }) => commandOf(text, undefined) !== undefined));
    expect(commands).to.deep.equal(['faq.45.question', 'faq.option.person']);
    const screen = createDetector();
    const raising = labels.filter(({ text }) => screen(text, { recent: [], doseToday: false }).tiers.length > 0);
    expect(named(raising)).to.deep.equal(['faq.42.question']);
  });

  it('are refused with an unknown placeholder, two of one id, or no source', () => {
    const [topic] = FAQ.topics;
    const [first] = topic?.questions ?? [];
    const withQuestions = (...questions: unknown[]) =>
      faqSchema.safeParse({ ...FAQ, topics: [{ ...topic, questions }] });
    expect(withQuestions(first).success).to.equal(true);
    expect(withQuestions(first, first).success).to.equal(false);
    expect(withQuestions({ ...first, sources: [] }).success).to.equal(false);
    expect(withQuestions({ ...first, answer: { en: 'Call {e}.', es: 'Llama al {e}.' } }).success).to.equal(false);
  });
});

const pack = new URL('../../../../shared/clinical/8-faq.md', import.meta.url);
if (existsSync(pack)) {
  describe('The clinical pack beside this repository', () => {
    const text = readFileSync(pack, 'utf8');

    it('asks and answers as we do, word for word', () => {
      const rows = [...text.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)];
      expect(rows).to.have.length(45);
      for (const [, number = '', question, answer, cited = ''] of rows) {
        const id = `faq.${number.padStart(2, '0')}`;
        const ours = QUESTIONS.find((each) => each.id === id);
        expect(ours?.question.en, id).to.equal(question);
        const params = { ...NUMBERS, c: '{c}', e: '{e}' };
        expect(texts.format('en', { key: `${id}.answer`, params }), id).to.equal(answer);
        for (const [, source = ''] of cited.matchAll(/\[(\w+)\]/g)) expect(ours?.sources, id).to.include(source);
      }
    });

    it('ends each answer as we do', () => {
      expect(text).to.include(`"${FAQ.footer.en}"`);
    });
  });
}

function plainly(answer: string): string {
  return answer.replace(/\{.*\}/, 'llama al 988');
}
