import { expect } from 'chai';
import { type Answers, answersOf, codesOf, judged, type Known, NOW } from './triage-fixture.ts';

const NO_TO_ALL = { 'asq.q1': 'no', 'asq.q2': 'no', 'asq.q3': 'no', 'asq.q4': 'no' };
const codes = (says: Answers, known: Known = {}) => codesOf(judged({ answers: answersOf(says), ...known }).raised);

describe('The conditions of rules', () => {
  it('hold a suicide screen against a PHQ-9 of the same 24 hours, whichever came first', () => {
    const clash = (phq9At: string) => {
      const answers = { ...answersOf(NO_TO_ALL), ...answersOf({ 'phq9.q9': 1 }, phq9At) };
      return codesOf(judged({ answers, now: '2026-11-24T00:00:00.000Z' }).raised).includes('CONFLICT_PHQ9_ASQ');
    };
    expect(clash(NOW)).to.equal(true);
    expect(clash('2026-11-21T10:00:00.000Z')).to.equal(true);
    expect(clash('2026-11-23T10:00:00.000Z')).to.equal(true);
    expect(clash('2026-11-21T09:59:59.000Z')).to.equal(false);
  });

  it('take PHQ-9 item 9 as active when the screen is left, at two points or more than last time', () => {
    const context = { suicideScreenLeft: true };
    expect(codes({ 'phq9.q9': 2 }, { context })).to.deep.equal(['SI_ACTIVE', 'SI_PASSIVE']);
    expect(codes({ 'phq9.q9': 1 }, { context })).to.deep.equal(['SI_PASSIVE']);
    const earlier = { 'phq9.q9': { previous: 0 } };
    expect(codes({ 'phq9.q9': 1 }, { context, earlier })).to.deep.equal(['SI_ACTIVE', 'SI_PASSIVE']);
    expect(codes({ 'phq9.q9': 2 }, { context: {} })).to.deep.equal(['SI_PASSIVE']);
  });

  it('measure a rise of the PHQ-9 against the baseline and against the last total', () => {
    const points = { 'phq9.q1': 3, 'phq9.q2': 3, 'phq9.q3': 3 };
    const rise = (earlier: Known['earlier']) => codes(points, { earlier }).includes('DEP_WORSE');
    expect(rise({ phq9: { baseline: 4, previous: 9 } })).to.equal(true);
    expect(rise({ phq9: { baseline: 9, previous: 4 } })).to.equal(true);
    expect(rise({ phq9: { baseline: 5, previous: 5 } })).to.equal(false);
    expect(rise({})).to.equal(false);
  });

  it('apply the stricter rule while the route is not known', () => {
    const { raised } = judged({ answers: answersOf({ 's3.liver': ['cirrhosis'] }) });
    expect(raised.map(({ severity, basis }) => [severity, basis])).to.deep.equal([['absolute', ['label-US']]]);
  });

  it('call the same day, silently, for an open question about boundaries', () => {
    const { raised } = judged({ answers: answersOf({ 'i.boundaries': 'skip' }) });
    expect(raised.map(({ code, alert }) => [code, alert])).to.deep.equal([
      ['UNANSWERED_i.boundaries', { sameDay: true, silent: true }],
    ]);
  });

  it('know a date of an attempt that cannot be read as no date', () => {
    const answers = answersOf({ 'asq.q4': 'yes', 'asq.q4.when': 'long ago' });
    expect(codesOf(judged({ answers }).raised)).to.deep.equal(['SI_ACTIVE_PLAN']);
  });
});
