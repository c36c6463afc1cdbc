import { expect } from 'chai';
import fc from 'fast-check';
import { listedChoice, named, questionAsked } from '../../../dialogs/prompts/match-question.ts';
import { wordsOf } from '../../../dialogs/prompts/normalise.ts';
import { FAQ } from '../../../src/content/faq/index.ts';
import { questionsOf } from '../../../src/domain/faq.ts';
import { LANGUAGES } from '../../../src/domain/languages.ts';

const QUESTIONS = questionsOf(FAQ.topics).map(({ id, question }) => named(id, Object.values(question)));
const LISTED = [
  named('drive', ['When can I drive?', '¿Cuándo puedo manejar?']),
  named('medicines', ['Can I keep taking my medicines?', '¿Puedo seguir tomando mis medicinas?']),
  named('alcohol', ['What about alcohol or cannabis?', '¿Y el alcohol o el cannabis?']),
  named('ifs', ['How is it different from IFS?', '¿En qué se diferencia de IFS?']),
  named('cbt', ['How is it different from CBT?', '¿En qué se diferencia de la TCC?']),
];

describe('A choice from a list that is shown', () => {
  const ways: [typed: string, code: string | undefined][] = [
    ['2', 'medicines'],
    ['2.', 'medicines'],
    [' 3) ', 'alcohol'],
    ['0', undefined],
    ['6', undefined],
    ['2 or 3', undefined],
    ['when can i drive', 'drive'],
    ['¿CUANDO PUEDO MANEJAR?', 'drive'],
    ['When can I drvie?', 'drive'],
    ['cannabis', 'alcohol'],
    ['my medicines', 'medicines'],
    ['IFS', 'ifs'],
    ['tcc', 'cbt'],
    ['different', undefined],
    ['different from', undefined],
    ['how', undefined],
    ['can I', undefined],
    ['no alcohol', undefined],
    ['alcohol and cocaine', undefined],
    ['I drive a bus', undefined],
    ['', undefined],
    ['?', undefined],
  ];
  for (const [typed, code] of ways) {
    it(`is ${code ?? 'nothing'} at "${typed}"`, () => {
      expect(listedChoice(LISTED, typed)).to.equal(code);
    });
  }
});

describe('A question that is written out', () => {
  for (const language of LANGUAGES) {
    it(`is found by its own words, however they are written (${language})`, () => {
      for (const { id, question } of questionsOf(FAQ.topics)) {
        const words = wordsOf(question[language]).join(' ');
        for (const typed of [question[language], words, words.toUpperCase(), `  ${words} ?? `])
          expect(questionAsked(QUESTIONS, typed), typed).to.equal(id);
      }
    });

    it(`is not taken for one that lacks a word, or has one more (${language})`, () => {
      const questions = questionsOf(FAQ.topics).map(({ question }) => question[language]);
      const strange = fc.constantFrom('liver', 'sister', 'hígado', 'hermana', 'not', 'nunca', 'tinnitus');
      const place = fc.nat({ max: 20 });
      fc.assert(
        fc.property(fc.constantFrom(...questions), strange, place, fc.boolean(), (question, word, at, instead) => {
          const words = wordsOf(question);
          words.splice(Math.min(at, words.length), instead ? 1 : 0, word);
          expect(questionAsked(QUESTIONS, `${words.join(' ')}?`)).to.equal(undefined);
        }),
        { numRuns: 500 },
      );
    });
  }

  const others: [typed: string, code: string | undefined][] = [
    ['How can I prepare?', 'faq.31'],
    ['is ketamine addictive', 'faq.24'],
    ['How long does ketamine relief last?', 'faq.08'],
    ['who reads what you type', undefined],
    ['does it work?', undefined],
    ['how does it feel', undefined],
    ['How long does it last?', undefined],
    ['I am addictive', undefined],
    ['I was pregnant and breastfeeding', undefined],
    ['side effects', undefined],
    ['can it hurt', undefined],
    ['How is it different from DBT?', undefined],
    ['How is it different from ACT?', undefined],
    ['How is it diferent form CBT?', 'faq.14'],
    ['Can’t I do it at home?', undefined],
    ['Can it hurt my blader', 'faq.23'],
  ];
  for (const [typed, code] of others) {
    it(`is ${code ?? 'none'} at "${typed}"`, () => {
      expect(questionAsked(QUESTIONS, typed)).to.equal(code);
    });
  }

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(questionAsked(QUESTIONS, text) ?? listedChoice(QUESTIONS, text) ?? '').to.be.a('string');
      }),
    );
  });
});
