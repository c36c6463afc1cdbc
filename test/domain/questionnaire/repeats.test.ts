import { expect } from 'chai';
import { disabledKeys, expressionEnv } from '../../../src/domain/questionnaire/enabled.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { compile } from '../../../src/domain/questionnaire/expressions.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { stemText } from '../../../src/domain/questionnaire/localize.ts';
import { nextItem, previousItem, progress } from '../../../src/domain/questionnaire/next-item.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, coded, DECLINED, load, NOW, SKIPPED, yesNo } from './fixtures.ts';
import { loadLists, MEDICINES, SUBSTANCES, TRIALS } from './lists.ts';

type Answers = Record<string, GivenAnswer>;

const MORE = answered(gateValue('more'));
const DONE = answered(gateValue('done'));
const text = (valueString: string) => answered({ valueString });
const CODES = 'https://kap-companion.org/fhir/CodeSystem/answers';
const chosen = (...codes: string[]) => answered(...codes.map((code) => ({ valueCoding: { system: CODES, code } })));

const meds = loadLists(MEDICINES);
const which = loadLists(SUBSTANCES);
const trials = loadLists(TRIALS);

function at(q: ReturnType<typeof loadLists>, answers: Answers) {
  const expanded = expand(q, answers);
  return { q: expanded, env: { answers: lookupOf(answers), now: NOW, context: {} } };
}

/** Says in turn what is answered, and holds what is asked against the table. */
function walk(q: ReturnType<typeof loadLists>, table: [asked: string | undefined, answer?: GivenAnswer][]): Answers {
  const answers: Answers = {};
  for (const [asked, answer] of table) {
    const { q: expanded, env } = at(q, answers);
    expect(nextItem(expanded, env)?.linkId).to.equal(asked);
    if (asked !== undefined && answer !== undefined) answers[asked] = answer;
  }
  return answers;
}

describe('A list', () => {
  it('goes on until nothing more is to be added', () => {
    walk(meds, [
      ['meds[0]', MORE],
      ['meds[0]/meds.name', text('lithium')],
      ['meds[0]/meds.freq', chosen('daily')],
      ['meds[0]/meds.why', text('mood')],
      ['meds[1]', MORE],
      ['meds[1]/meds.name', text('zinc')],
      ['meds[1]/meds.freq', chosen('weekly')],
      ['meds[2]', DONE],
      [undefined],
    ]);
  });

  it('ends at its first question where there is nothing, or no answer', () => {
    for (const answer of [DONE, SKIPPED, DECLINED]) walk(meds, [['meds[0]', answer], [undefined]]);
  });

  it('takes as many entries as allowed, and no list more than fifty', () => {
    const one: [string, GivenAnswer][] = [0, 1, 2].flatMap((i) => [
      [`trial[${i}]`, MORE],
      [`trial[${i}]/trial.name`, text('x')],
      [`trial[${i}]/trial.effect[0]`, DONE],
    ]);
    walk(trials, [...one, [undefined]]);
    const endless: Answers = {};
    for (let i = 0; i < 60; i += 1) Object.assign(endless, { [`meds[${i}]`]: MORE });
    const { q } = at(meds, endless);
    expect([...q.items.keys()].filter((key) => /^meds\[\d+\]$/.test(key))).to.have.length(50);
  });

  it('has its first entry without asking where one is required', () => {
    const q = load({
      linkId: 'g',
      type: 'group',
      repeats: true,
      required: true,
      item: [{ linkId: 'g.x', type: 'text', text: 'X?' }],
    });
    walk(q, [['g[0]/g.x', text('a')], ['g[1]', MORE], ['g[1]/g.x', text('b')], ['g[2]', DONE], [undefined]]);
  });

  it('may be of single questions, and stand in a list', () => {
    const answers = walk(trials, [
      ['trial[0]', MORE],
      ['trial[0]/trial.name', text('zoloft')],
      ['trial[0]/trial.effect[0]', MORE],
      ['trial[0]/trial.effect[0]/trial.effect', text('sleepy')],
      ['trial[0]/trial.effect[1]', DONE],
      ['trial[0]/trial.worst', text('sleepy')],
      ['trial[1]', MORE],
      ['trial[1]/trial.name', text('prozac')],
      ['trial[1]/trial.effect[0]', DONE],
      ['trial[2]', DONE],
      [undefined],
    ]);
    const { q, env } = at(trials, answers);
    const read = (expression: string) => compile(expression)(expressionEnv(q, env));
    expect(read("answered('trial.effect')")).to.deep.equal([true]);
    expect(read("answered('trial[1]/trial.effect')"), 'it was said that there are none').to.deep.equal([true]);
    expect(read("any('trial[1]/trial.effect')")).to.deep.equal([false]);
    expect(read("any('trial[0]/trial.effect')")).to.deep.equal([true]);
  });

  it('goes back through its entries', () => {
    const answers = { 'meds[0]': MORE, 'meds[0]/meds.name': text('a'), 'meds[0]/meds.freq': SKIPPED, 'meds[1]': MORE };
    const { q, env } = at(meds, answers);
    const steps = ['meds[1]/meds.name'];
    for (let here = steps[0]; here !== undefined; ) {
      here = previousItem(q, env, here)?.linkId;
      if (here !== undefined) steps.push(here);
    }
    expect(steps.slice(1)).to.deep.equal(['meds[1]', 'meds[0]/meds.freq', 'meds[0]/meds.name', 'meds[0]']);
  });

  it('counts what is asked now', () => {
    const { q, env } = at(meds, { 'meds[0]': MORE, 'meds[0]/meds.name': text('a') });
    expect(progress(q, env)).to.deep.equal({ answered: 2, total: 4 });
  });

  it('keeps later entries while an earlier one is looked at again, and drops them when it was the last', () => {
    const answers: Answers = {
      'meds[0]': MORE,
      'meds[0]/meds.name': text('a'),
      'meds[1]': MORE,
      'meds[1]/meds.name': text('b'),
      'meds[2]': DONE,
    };
    const changed = { ...answers, 'meds[1]': DONE };
    const { q, env } = at(meds, changed);
    expect(nextItem(q, env)?.linkId).to.equal('meds[0]/meds.freq');
    expect(disabledKeys(q, env)).to.deep.equal(['meds[1]/meds.name', 'meds[2]']);
    const none = at(meds, { ...answers, 'meds[0]': DONE });
    expect(disabledKeys(none.q, none.env)).to.have.length(4);
    expect(disabledKeys(at(meds, answers).q, at(meds, answers).env)).to.deep.equal([]);
  });

  it('stands for all its entries outside, and for its own entry inside', () => {
    const { q, env } = at(meds, {
      'meds[0]': MORE,
      'meds[0]/meds.name': text('a'),
      'meds[0]/meds.freq': chosen('daily'),
      'meds[1]': MORE,
      'meds[1]/meds.name': SKIPPED,
      'meds[1]/meds.freq': chosen('weekly'),
      'meds[2]': DONE,
    });
    const env1 = expressionEnv(q, env);
    expect(env1.isEnabled('meds[0]/meds.why')).to.equal(true);
    expect(env1.isEnabled('meds[1]/meds.why')).to.equal(false);
    const read = (expression: string) => compile(expression)(env1)[0];
    expect(env1.answers.get('meds.freq')).to.have.property('values').with.length(2);
    expect(read("is('meds.freq','daily') and is('meds.freq','weekly')")).to.equal(true);
    expect(read("unknown('meds.name')"), 'one is known').to.equal(false);
    expect(read("unknown('meds[1]/meds.name')")).to.equal(true);
    expect(read("any('meds')")).to.equal(true);
  });

  it('is unknown when it was skipped, and known when it is empty', () => {
    const read = (answer: GivenAnswer, expression: string) => {
      const { q, env } = at(meds, { 'meds[0]': answer });
      return compile(expression)(expressionEnv(q, env))[0];
    };
    expect(read(SKIPPED, "unknown('meds')")).to.equal(true);
    expect(read(DECLINED, "declined('meds')")).to.equal(true);
    expect(read(DONE, "unknown('meds') or any('meds')")).to.equal(false);
    expect(read(DONE, "answered('meds')")).to.equal(true);
  });

  it('says its text once, above what is asked', () => {
    const { q } = at(meds, { 'meds[0]': MORE });
    const stem = (key: string) => stemText(q.items.get(key) ?? expect.fail(key), 'en');
    expect(stem('meds[0]')).to.equal('');
    expect(stem('meds[0]/meds.name')).to.equal('');
    expect(q.items.get('meds[0]')?.text.en).to.equal('Please list everything you take.');
  });
});

describe('A follow-up of each choice', () => {
  it('is asked for one option after the other, and names it', () => {
    const answers = walk(which, [
      ['which', chosen('cocaine', 'opioids')],
      ['which[cocaine]/which.last', chosen('month')],
      ['which[opioids]/which.last', chosen('week')],
      ['which[opioids]/which.freq', chosen('daily')],
      [undefined],
    ]);
    const { q } = at(which, answers);
    expect(q.items.get('which[cocaine]/which.last')?.text).to.deep.equal({
      en: 'cocaine: When was the last time?',
      es: 'cocaína: ¿Cuándo fue la última vez?',
    });
    expect(q.items.get('which[opioids]/which.freq')?.text.en).to.equal('How often do you use opioids?');
  });

  it('is not asked about none, a refusal or a skip', () => {
    for (const answer of [chosen('none'), DECLINED, SKIPPED]) walk(which, [['which', answer], [undefined]]);
  });

  it('is kept while its option is not chosen, and no longer counts', () => {
    const answers: Answers = { which: chosen('cannabis'), 'which[cocaine]/which.last': chosen('week') };
    const { q, env } = at(which, answers);
    expect(nextItem(q, env)?.linkId).to.equal('which[cannabis]/which.last');
    expect(disabledKeys(q, env)).to.deep.equal(['which[cocaine]/which.last']);
    const again = at(which, { ...answers, which: chosen('cannabis', 'cocaine') });
    expect(disabledKeys(again.q, again.env)).to.deep.equal([]);
  });

  it('can be read one by one, and all together', () => {
    const q = loadLists();
    const asked = (answers: Answers, linkId: string) => {
      const { q: expanded, env } = at(q, answers);
      return expressionEnv(expanded, env).isEnabled(linkId);
    };
    const opioids = { which: chosen('opioids'), 'which[opioids]/which.last': chosen('week') };
    const weekly = { ...opioids, 'which[opioids]/which.freq': chosen('weekly') };
    expect(asked(weekly, 'withdrawal')).to.equal(false);
    expect(asked({ ...opioids, 'which[opioids]/which.freq': chosen('daily') }, 'withdrawal')).to.equal(true);
    expect(asked({ ...opioids, 'which[opioids]/which.freq': SKIPPED }, 'withdrawal')).to.equal(true);
    expect(asked({ ...weekly, which: chosen('cannabis') }, 'withdrawal'), 'no longer chosen').to.equal(false);
    expect(asked(weekly, 'recent')).to.equal(true);
    expect(asked({ which: chosen('opioids'), 'which[opioids]/which.last': chosen('month') }, 'recent')).to.equal(false);
  });

  it('may look at its option in a condition', () => {
    const extension = [
      { url: EXT.forEachAnswer, valueBoolean: true },
      { url: EXT.enableWhenExpression, valueExpression: { expression: "'{choice}' = 'cocaine'" } },
    ];
    const q = loadLists({ ...SUBSTANCES, item: [yesNo('only', { extension }) as never] });
    walk(q, [['which', chosen('cannabis', 'cocaine')], ['which[cocaine]/only', coded('LA33-6')], [undefined]]);
  });
});

describe('expand', () => {
  it('gives back a questionnaire that repeats nothing', () => {
    const q = load(yesNo('a'));
    expect(expand(q, { a: coded('LA33-6') })).to.equal(q);
  });

  it('does the same work once, whatever is said between', () => {
    const first = expand(meds, { 'meds[0]': MORE });
    expect(expand(meds, { 'meds[0]': { ...MORE } })).to.equal(first);
    expect(expand(first, { 'meds[0]': MORE })).to.equal(first);
    expect(expand(meds, { 'meds[0]': DONE })).not.to.equal(first);
  });
});
