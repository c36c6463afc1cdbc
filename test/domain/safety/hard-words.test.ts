import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { createHardWords } from '../../../src/content/safety/hard-session.ts';

const saysHard = createHardWords();

describe('words that tell of a hard session', () => {
  for (const language of ['en', 'es'] as const) {
    const sentences = sentencesIn(language);

    it(`count of this session and of oneself, and of nothing else (${language})`, () => {
      const wrong = sentences.filter(({ label, text }) => saysHard(text) !== (label === 'HARD'));
      expect(wrong).to.deep.equal([]);
    });

    it(`are tried with sixty sentences at least, half of which do not count (${language})`, () => {
      const hard = sentences.filter(({ label }) => label === 'HARD').length;
      expect(sentences.length).to.be.at.least(60);
      expect(sentences.length - hard).to.be.at.least(sentences.length / 2 - 1);
    });

    it(`stand wherever they stand among calm sentences (${language})`, () => {
      const hard = sentences.filter(({ label }) => label === 'HARD').map(({ text }) => text);
      const calm = { en: 'Then I walked by the sea', es: 'Caminé junto al mar' }[language];
      for (const text of hard) {
        expect(saysHard(`${calm}. ${text}. ${calm}.`), text).to.equal(true);
        expect(saysHard(`${calm}.\n\n${text.toUpperCase()}`), text).to.equal(true);
      }
    });
  }

  it('never throw, whatever the text, and mean the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(saysHard(text)).to.equal(saysHard(text));
      }),
    );
  });
});

function sentencesIn(language: 'en' | 'es') {
  const file = new URL(`../../../../test/domain/safety/hard-session-${language}.txt`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [label = '', text = ''] = line.split('|');
    return { label, text };
  });
}
