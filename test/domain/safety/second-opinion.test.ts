import { expect } from 'chai';
import { createDetector, safetyLexicon } from '../../../src/content/safety/index.ts';
import { createScreen } from '../../../src/domain/safety/screen.ts';
import type { Screen } from '../../../src/domain/safety/tiers.ts';
import { offeredAnswers } from '../../evidence/lessons.ts';
import { readUtterances } from '../../support/utterances.ts';

const rules = createScreen(safetyLexicon);
const detector = createDetector();
const found = (screen: Screen, text: string) => screen(text, { recent: [], doseToday: false });

describe('The second opinion', () => {
  it('asks, in the form that fits, about words that no rule knows', () => {
    const self = 'i lie there and hope the night just keeps me this time';
    expect(found(rules, self).tiers).to.deep.equal([]);
    expect(found(detector, self)).to.deep.include({ tiers: ['CHECK'], check: { form: 'self', afterMethod: false } });
    const body = 'every breath feels like sucking through a cocktail straw since the clinic';
    expect(found(rules, body).tiers).to.deep.equal([]);
    expect(found(detector, body).check?.form).to.equal('body');
  });

  it('hears one sentence in the middle of much else', () => {
    const text =
      'Work was busy and I had soup for lunch. I lie there and hope the night just keeps me this time. ' +
      'Then I watered the plants and called my sister about her car. Is the appointment on Friday still on?';
    expect(found(detector, text).tiers).to.deep.equal(['CHECK']);
  });

  it('says where, and that it was no rule', () => {
    const text = 'i lie there and hope the night just keeps me this time';
    const [reason] = found(detector, text).reasons;
    expect(reason).to.deep.equal({ rule: 'opinion', tier: 'CHECK', start: 0, end: text.length });
  });

  it('changes nothing that a rule found, in any labelled text', () => {
    const texts = [
      'utterances.txt',
      'utterances-own.txt',
      'utterances-wide.txt',
      'utterances-blind.txt',
      'utterances-harmless.txt',
    ];
    for (const { text } of texts.flatMap(readUtterances)) {
      const before = found(rules, text);
      if (before.tiers.length > 0) expect(found(detector, text), text).to.deep.equal(before);
      else expect(found(detector, text).tiers.join(), text).to.be.oneOf(['', 'CHECK']);
    }
  });

  it('asks about none of the answers that our questions offer, in either language', () => {
    const labels = offeredAnswers().map(({ text }) => text);
    expect(labels.length).to.be.greaterThan(500);
    const asked = labels.filter(
      (label) => found(rules, label).tiers.length === 0 && found(detector, label).tiers.length > 0,
    );
    expect(asked).to.deep.equal([]);
  });

  it('asks about at most three of the harmless texts of the clinical protocol', () => {
    const harmless = readUtterances('utterances.txt').filter(({ label }) => label === 'NONE');
    const asked = harmless.map(({ text }) => found(detector, text).tiers).filter((tiers) => tiers.length > 0);
    expect(asked.length).to.be.at.most(3);
    expect(asked.every((tiers) => tiers.join() === 'CHECK')).to.equal(true);
  });
});
