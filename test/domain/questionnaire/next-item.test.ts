import { expect } from 'chai';
import { disabledKeys } from '../../../src/domain/questionnaire/enabled.ts';
import { type ExpressionContext, lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { nextItem, previousItem, progress, sectionOf } from '../../../src/domain/questionnaire/next-item.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, asq, coded, frequencies, type Item, load, NOW, phq9, SKIPPED, UNSURE, yesNo } from './fixtures.ts';

const NO_ANSWER = coded('LA32-8');
const YES_ANSWER = coded('LA33-6');

describe('nextItem', () => {
  it('asks parents before follow-ups, and follow-ups only when they are enabled', () => {
    const q = load(withFollowUp(), yesNo('b'));
    expect(order(q, { a: YES_ANSWER })).to.deep.equal(['a', 'a.when', 'b']);
    expect(order(q, { a: NO_ANSWER })).to.deep.equal(['a', 'b']);
  });

  it('does not ask what is hidden, read-only, displayed, or only a group', () => {
    const q = load(
      { linkId: 'g', type: 'group', item: [{ linkId: 'd', type: 'display', text: 'Hello' }] },
      { linkId: 'h', extension: [{ url: EXT.hidden, valueBoolean: true }] },
      {
        linkId: 'hg',
        type: 'group',
        extension: [{ url: EXT.hidden, valueBoolean: true }],
        item: [yesNo('hg.a') as never],
      },
      { linkId: 'r', readOnly: true },
      yesNo('a'),
    );
    expect(order(q, {})).to.deep.equal(['a']);
  });

  it('asks the suicide screen right after item 9, before item 10, when item 9 is above zero', () => {
    const q = load(phq9(), yesNo('between'), asq());
    expect(order(q, frequencies([0, 0, 0, 0, 0, 0, 0, 0, 1])).slice(8)).to.deep.equal([
      'phq9.q9',
      'asq.q1',
      'asq.q2',
      'phq9.q10',
      'between',
    ]);
  });

  it('asks it as early when item 9 was skipped, and at its own place when it was "not at all"', () => {
    const q = load(phq9(), yesNo('between'), asq());
    const skipped = { ...frequencies([1, 0, 0, 0, 0, 0, 0, 0]), 'phq9.q9': SKIPPED };
    expect(order(q, skipped).slice(8, 10)).to.deep.equal(['phq9.q9', 'asq.q1']);
    const zero = frequencies([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(order(q, zero).slice(8)).to.deep.equal(['phq9.q9', 'phq9.q10', 'between', 'asq.q1', 'asq.q2']);
  });

  it('leaves the suicide screen out when another response finished one', () => {
    const q = load(phq9(), asq());
    const asked = order(q, frequencies([0, 0, 0, 0, 0, 0, 0, 0, 3]), { suicideScreenElsewhere: true });
    expect(asked.filter((linkId) => linkId.startsWith('asq'))).to.deep.equal([]);
  });

  it('asks the last question of the screen as soon as one answer is positive or refused', () => {
    const q = load(phq9(), asq());
    for (const answer of [YES_ANSWER, UNSURE, SKIPPED]) {
      expect(order(q, { 'asq.q1': answer, 'asq.q2': NO_ANSWER })).to.include('asq.q5');
    }
    expect(order(q, { 'asq.q1': NO_ANSWER, 'asq.q2': NO_ANSWER })).not.to.include('asq.q5');
  });

  it('asks a group with several parts as one question', () => {
    const q = load(bloodPressure(), yesNo('b'));
    expect(order(q, {})).to.deep.equal(['bp', 'b']);
    expect(next(q, { 'bp.sys': quantity(120) })).to.equal('bp');
    expect(next(q, { 'bp.sys': quantity(120), 'bp.dia': quantity(80) })).to.equal('b');
    expect(next(q, { 'bp.sys': UNSURE, 'bp.dia': UNSURE })).to.equal('b');
  });

  it('goes on after a skip and ends when everything was asked', () => {
    const q = load(yesNo('a'), yesNo('b'));
    expect(next(q, { a: SKIPPED })).to.equal('b');
    expect(next(q, { a: SKIPPED, b: UNSURE })).to.equal(undefined);
  });
});

describe('previousItem', () => {
  it('goes back to the last question that was asked, in conversation order', () => {
    const q = load(phq9(), yesNo('between'), asq());
    const answers = { ...frequencies([0, 0, 0, 0, 0, 0, 0, 0, 1]), 'asq.q1': NO_ANSWER };
    const back = (linkId: string) => previousItem(q, envOf(answers), linkId)?.linkId;
    expect(back('asq.q2')).to.equal('asq.q1');
    expect(back('asq.q1')).to.equal('phq9.q9');
    expect(back('phq9.q1')).to.equal(undefined);
  });

  it('passes over questions that are not enabled any more', () => {
    const q = load(withFollowUp(), yesNo('b'));
    const answers = { a: NO_ANSWER, 'a.when': answered({ valueDate: '2020' }) };
    expect(previousItem(q, envOf(answers), 'b')?.linkId).to.equal('a');
  });
});

describe('progress', () => {
  it('counts what is enabled now, skips as answered, and not the read-back', () => {
    const q = load(
      withFollowUp(),
      yesNo('b'),
      yesNo('end', { extension: [{ url: EXT.readBack, valueBoolean: true }] }),
    );
    expect(progress(q, envOf({}))).to.deep.equal({ answered: 0, total: 2 });
    expect(progress(q, envOf({ a: YES_ANSWER }))).to.deep.equal({ answered: 1, total: 3 });
    expect(progress(q, envOf({ a: NO_ANSWER, b: SKIPPED }))).to.deep.equal({ answered: 2, total: 2 });
  });
});

describe('disabledKeys', () => {
  it('names answers whose question is disabled after a change of mind', () => {
    const q = load(withFollowUp());
    const answers = { a: NO_ANSWER, 'a.when': answered({ valueDate: '2020' }) };
    expect(disabledKeys(q, envOf(answers))).to.deep.equal(['a.when']);
    expect(disabledKeys(q, envOf({ ...answers, a: YES_ANSWER }))).to.deep.equal([]);
  });
});

describe('sectionOf', () => {
  it('is the nearest group marked as a section', () => {
    const section = [{ url: EXT.section, valueBoolean: true }];
    const q = load({ linkId: 's1', type: 'group', extension: section, item: [withFollowUp() as never] }, yesNo('b'));
    expect(sectionOf(q, 'a.when')).to.equal('s1');
    expect(sectionOf(q, 'b')).to.equal(undefined);
  });
});

function withFollowUp(): Item {
  const enableWhen = [
    { question: 'a', operator: '=' as const, answerCoding: { system: 'http://loinc.org', code: 'LA33-6' } },
  ];
  return yesNo('a', { text: 'A?', item: [{ linkId: 'a.when', type: 'date', text: 'When?', enableWhen }] });
}

function bloodPressure(): Item {
  const part = (linkId: string) => ({ linkId, type: 'quantity' as const, text: linkId });
  return {
    linkId: 'bp',
    type: 'group',
    extension: [{ url: EXT.askAs, valueCode: 'blood-pressure' }],
    item: [part('bp.sys'), part('bp.dia')],
  };
}

function quantity(value: number): GivenAnswer {
  return answered({ valueQuantity: { value } });
}

function envOf(answers: Record<string, GivenAnswer>, context: ExpressionContext = {}) {
  return { answers: lookupOf(answers), now: NOW, context };
}

function next(q: LoadedQuestionnaire, answers: Record<string, GivenAnswer>): string | undefined {
  return nextItem(q, envOf(answers))?.linkId;
}

/** Every question in the order it is asked, when these are the answers and the rest is skipped. */
function order(q: LoadedQuestionnaire, known: Record<string, GivenAnswer>, context: ExpressionContext = {}): string[] {
  const asked: string[] = [];
  const answers: Record<string, GivenAnswer> = {};
  for (let item = nextItem(q, envOf({}, context)); item !== undefined; item = nextItem(q, envOf(answers, context))) {
    asked.push(item.linkId);
    answers[item.linkId] = known[item.linkId] ?? NO_ANSWER;
  }
  return asked;
}
