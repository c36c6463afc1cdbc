import { expect } from 'chai';
import { safetyLexicon } from '../../../src/content/safety/index.ts';
import { createScreen } from '../../../src/domain/safety/screen.ts';
import { TIERS } from '../../../src/domain/safety/tiers.ts';
import { firstTier, readUtterances, type Utterance } from '../../support/utterances.ts';

const screen = createScreen(safetyLexicon);
const tiersOf = (text: string) => screen(text, { recent: [], doseToday: false }).tiers;

const isRight = ({ label, text }: Utterance) => firstTier(tiersOf(text), label) === label;

/** How many of each label are named right, at the least; every other one is listed in the failure. */
function expectAtLeast(utterances: Utterance[], floors: Partial<Record<string, number>>, floor: number): void {
  for (const label of [...TIERS, 'NONE']) {
    const wanted = utterances.filter((each) => each.label === label);
    const wrong = wanted.filter((each) => !isRight(each));
    const least = Math.ceil(wanted.length * (floors[label] ?? floor));
    const listed = wrong.map(({ id, text }) => `${id} ${text} → ${tiersOf(text).join(', ')}`).join('\n');
    expect(wanted.length - wrong.length, `${label}:\n${listed}`).to.be.at.least(least);
  }
}

describe('the safety screen', () => {
  it('names the first tier of every utterance of the clinical set', () => {
    expectAtLeast(readUtterances('utterances.txt'), {}, 1);
  });

  it('names the first tier of our own utterances, worked on and held out', () => {
    const own = readUtterances('utterances-own.txt');
    expectAtLeast(
      own.filter((_, i) => i % 2 === 0),
      {},
      1,
    );
    const heldOut = own.filter((_, i) => i % 2 === 1);
    expectAtLeast(heldOut, { IMMINENT: 1, MEDICAL: 1, HARM_OTHERS: 1, ACTIVE_PLAN: 1, NONE: 0.97 }, 0.8);
  });

  it('names the first tier of other ways to say the same', () => {
    expectAtLeast(readUtterances('utterances-wide.txt'), {}, 1);
  });

  it('hears each family of words, and leaves its near neighbours alone', () => {
    expectAtLeast(readUtterances('utterances-families.txt'), {}, 1);
  });

  it('keeps every label, strongest first', () => {
    expect(tiersOf('I just swallowed all my pills, and I told my sister that I wish I was dead')).to.deep.equal([
      'IMMINENT',
      'MEDICAL',
      'PASSIVE',
    ]);
  });

  it('says which words raised a tier, and by which rule', () => {
    const text = 'Hello. I want to kill myself.';
    const [reason] = screen(text, { recent: [], doseToday: false }).reasons;
    expect(reason && { ...reason, words: text.slice(reason.start, reason.end) }).to.deep.include({
      rule: 'en.thought.kill',
      tier: 'ACTIVE',
      words: 'kill myself',
    });
  });

  it('takes up what was said before', () => {
    const question = 'where is the nearest high bridge';
    expect(screen('how high is the river bridge', { recent: [], doseToday: false }).tiers).to.deep.equal([]);
    const later = screen('how high is the river bridge', { recent: ['I lost my job', question], doseToday: false });
    expect(later).to.deep.include({ tiers: ['CHECK'], check: { form: 'self', afterMethod: true } });
    const doing = screen("I'm doing it tonight", { recent: ['I keep thinking about suicide'], doseToday: false });
    expect(doing.tiers).to.deep.equal(['IMMINENT']);
  });

  it('takes symptoms more seriously on the day of a dose', () => {
    expect(screen('chest pain', { recent: [], doseToday: false })).to.deep.include({
      tiers: ['CHECK'],
      check: { form: 'body', afterMethod: false },
    });
    expect(screen('chest pain', { recent: [], doseToday: true }).tiers).to.include('MEDICAL');
  });

  it('marks danger, staff and a possible victim', () => {
    const marksOf = (text: string) => screen(text, { recent: [], doseToday: false }).marks;
    expect(marksOf('my husband hits me and he is outside the door')).to.deep.equal(['DANGER']);
    expect(marksOf('the guide touched my breasts while I was under')).to.deep.equal(['STAFF']);
    expect(marksOf("I'm going to kill my ex")).to.deep.equal(['DUTY_TO_WARN_REVIEW']);
  });

  it('goes quiet when somebody else reads along', () => {
    expect(screen('he reads these messages', { recent: [], doseToday: false })).to.deep.include({
      tiers: ['ABUSE'],
      quiet: true,
    });
  });

  it('says what a yes to its question would mean', () => {
    expect(screen('I just want to disappear tonight', { recent: [], doseToday: false }).hint).to.equal('now');
    expect(screen('I want to disappear, I have a rope', { recent: [], doseToday: false }).hint).to.equal('plan');
    expect(screen('I just want to disappear', { recent: [], doseToday: false })).to.not.have.property('hint');
  });

  it('asks about others when that is what was ambiguous', () => {
    expect(screen('I could kill my brother sometimes', { recent: [], doseToday: false }).check).to.deep.equal({
      form: 'others',
      afterMethod: false,
    });
  });
});
