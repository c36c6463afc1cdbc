import { expect } from 'chai';
import { safetyLexicon } from '../../../src/content/safety/index.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { type SafetyLexicon, safetyLexiconSchema } from '../../../src/domain/safety/lexicon.ts';
import { createScreen } from '../../../src/domain/safety/screen.ts';

const bare = {
  classes: {},
  rewrites: {},
  spelling: { keys: [], keep: [] },
  cues: {},
  idioms: [],
  rules: [],
  common: '',
};

function lexiconWith(say: string, more: object = {}): SafetyLexicon {
  return safetyLexiconSchema.parse({
    version: 't',
    oldBefore: 2025,
    emoji: {},
    foreign: '',
    kinds: { thought: { tier: 'ACTIVE' } },
    languages: {
      en: {
        ...bare,
        classes: { fruit: ['apple', 'sweet cherry'] },
        cues: { hunger: ['hungry'] },
        rules: [{ id: 'r', kind: 'thought', say: [say], ...more }],
      },
    },
  });
}

function matches(say: string, text: string): boolean {
  return createScreen(lexiconWith(say))(text, { recent: [], doseToday: false }).tiers.length > 0;
}

describe('the lexicon of the safety screen', () => {
  it('names each rule once', () => {
    const ids = Object.values(safetyLexicon.languages).flatMap(({ rules }) => rules.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('reads words, classes, choices, gaps and what may be missing', () => {
    expect(matches('eat (an|one)? {fruit}', 'I eat sweet cherry')).to.equal(true);
    expect(matches('eat (an|one)? {fruit}', 'I eat an apple')).to.equal(true);
    expect(matches('eat (an|one)? {fruit}', 'I eat two apple')).to.equal(false);
    expect(matches('eat ~2 {fruit}', 'I eat one red apple')).to.equal(true);
    expect(matches('eat ~2 {fruit}', 'I eat one big red apple')).to.equal(false);
  });

  it('keeps a phrase within a sentence, unless it says otherwise', () => {
    expect(matches('eat apple', 'I eat. Apple')).to.equal(false);
    expect(matches('eat / apple', 'I eat. Apple')).to.equal(true);
    expect(matches('^ apple $', 'well, apple, yes')).to.equal(true);
    expect(matches('^ apple $', 'one apple')).to.equal(false);
  });

  it('reads an English verb in all its forms', () => {
    for (const said of ['kick', 'kicks', 'kicked', 'kicking']) {
      expect(matches('kick* apples', `I ${said} apples`), said).to.equal(true);
    }
    expect(matches('stab* apples', 'stabbed apples')).to.equal(true);
    expect(matches('choke* apples', 'choking apples')).to.equal(true);
    expect(matches('carry* apples', 'carries apples')).to.equal(true);
    expect(matches('push* apples', 'pushes apples')).to.equal(true);
    expect(matches('kick* apples', 'kicker apples')).to.equal(false);
  });

  it('asks for a cue in the same sentence, before or after, or in a short one beside it', () => {
    const found = (text: string) =>
      createScreen(lexiconWith('eat apples', { with: ['hunger'] }))(text, { recent: [], doseToday: false }).tiers;
    expect(found('I eat apples when I am hungry')).to.deep.equal(['ACTIVE']);
    expect(found('hungry people eat apples')).to.deep.equal(['ACTIVE']);
    expect(found('I eat apples. So hungry.')).to.deep.equal(['ACTIVE']);
    expect(found('I eat apples')).to.deep.equal([]);
    expect(found('We all eat apples here. My brother is hungry.')).to.deep.equal([]);
  });

  it('refuses a phrase that cannot be read and a name that does not exist', () => {
    const wrong: [string, object][] = [
      ['eat (an|one', {}],
      ['eat {stone}', {}],
      ['eat', { kind: 'joke' }],
      ['eat', { needs: ['thirst'] }],
      ['eat', { with: ['thirst'] }],
    ];
    for (const [say, more] of wrong) {
      expect(() => createScreen(lexiconWith(say, more)), say)
        .to.throw(AppError)
        .with.property('code', 'content.invalid');
    }
  });
});
