import { expect } from 'chai';
import fc from 'fast-check';
import { safetyLexicon } from '../../../src/content/safety/index.ts';
import { createScreen } from '../../../src/domain/safety/screen.ts';
import { TIERS, type Tier } from '../../../src/domain/safety/tiers.ts';
import { readUtterances } from '../../support/utterances.ts';

const screen = createScreen(safetyLexicon);
const tiersOf = (text: string) => screen(text, { recent: [], doseToday: false }).tiers;
const rank = (tier: Tier | undefined) => (tier ? TIERS.indexOf(tier) : TIERS.length);

const raised = readUtterances('utterances.txt').filter(({ label }) => label !== 'NONE');
const imminent = raised.filter(({ label }) => label === 'IMMINENT' || label === 'MEDICAL');
const innocuous = [
  'Thank you for asking.',
  'The weather is nice.',
  'I had soup for lunch.',
  'My therapist is kind.',
  'I am not hungry.',
  'Gracias por todo lo que hacen.',
  'I slept eight hours.',
  'No problem at all.',
];

describe('the safety screen, whatever the text', () => {
  it('never throws and says the same each time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), fc.boolean(), (said, recent, doseToday) => {
        expect(screen(said, { recent, doseToday })).to.deep.equal(screen(said, { recent, doseToday }));
      }),
      { numRuns: 200 },
    );
  });

  it('reads lone surrogates, other scripts and empty texts', () => {
    for (const text of [
      '',
      ' ',
      '\ud800',
      '\udc00kill myself\ud83d',
      '\u202ekill myself',
      '\0',
      '🔫',
      'اقتل',
      '...?!',
    ]) {
      expect(() => tiersOf(text), JSON.stringify(text)).to.not.throw();
    }
    expect(tiersOf('\udc00kill myself\ud83d')).to.deep.equal(['ACTIVE']);
  });

  it('names places that lie in the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...raised), fc.string({ unit: 'grapheme', maxLength: 20 }), ({ text }, before) => {
        const said = `${before}. ${text}`;
        for (const { start, end } of screen(said, { recent: [], doseToday: false }).reasons) {
          expect(start).to.be.at.least(0);
          expect(end).to.be.within(start + 1, said.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is never lowered by an innocuous sentence before or after', () => {
    const sentence = fc.constantFrom(...innocuous);
    fc.assert(
      fc.property(fc.constantFrom(...raised), sentence, sentence, ({ text }, before, after) => {
        const alone = rank(tiersOf(text)[0]);
        for (const said of [`${before} ${text}`, `${text}. ${after}`, `${before}\n\n${text}\n\n${after}`]) {
          expect(rank(tiersOf(said)[0]), said).to.be.at.most(alone);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sees an emergency through capitals, held letters, wide spaces and invisible characters', () => {
    const disguises: ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.replaceAll(' ', '   '),
      (text) => text.replace(/\b(kill|die|pills|tonight|breathe)/i, (word) => word + word.at(-1)?.repeat(4)),
      (text) => text.replaceAll(/(?<=\p{L})(?=\p{L}{3})/gu, '\u200b'),
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll("'", '’'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...imminent), fc.constantFrom(...disguises), ({ text }, disguise) => {
        expect(rank(tiersOf(disguise(text))[0]), disguise(text)).to.be.at.most(rank(tiersOf(text)[0]));
      }),
      { numRuns: 200 },
    );
  });

  it('sees the words of an emergency through signs in place of letters and through single letters', () => {
    const spell: ((word: string) => string)[] = [
      (word) => word.replaceAll('i', '1').replaceAll('e', '3'),
      (word) => word.replaceAll('i', '!').replaceAll('s', '$'),
      (word) => word.replaceAll('o', '0').replaceAll('a', '@'),
      (word) => [...word].join(' '),
      (word) => [...word].join('.'),
    ];
    for (const text of [
      'i am going to kill myself tonight',
      'going to hang myself right now',
      'I will commit suicide tonight',
    ]) {
      for (const disguise of spell) {
        const said = text.replace(/kill|hang|suicide|myself/g, disguise);
        expect(tiersOf(said)[0], said).to.equal('IMMINENT');
      }
    }
  });

  it('reads long texts made to be slow', () => {
    const length = 20_000;
    const parts = [
      'not ',
      'a ',
      'i want to ',
      'kil myslf ',
      'do i have suicidal thoughts? ',
      '!',
      '🔫',
      "don't ",
      'x'.repeat(50),
    ];
    for (const part of parts) {
      const text = `${part.repeat(Math.ceil(length / part.length))}. I am going to kill myself tonight`;
      expect(tiersOf(text)[0], part).to.equal('IMMINENT');
    }
  });
});
