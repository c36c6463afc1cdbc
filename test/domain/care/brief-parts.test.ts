import { expect } from 'chai';
import { checklistState } from '../../../src/domain/care/checklist-state.ts';
import { measureCourses } from '../../../src/domain/care/measure-course.ts';
import { sessionStories } from '../../../src/domain/care/session-story.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { findingOf, runOf, scoreOf, sessionOf } from '../../support/care-record.ts';
import { content } from '../../support/chat.ts';

const DAYS = ['2026-02-01', '2026-02-08', '2026-02-15', '2026-02-22'].map((day) => `${day}T10:00:00.000Z`);
const [D1 = '', D2 = '', D3 = '', D4 = ''] = DAYS;
const checklist = content.library.newest('checklist');

describe('What is left open on a checklist', () => {
  const open = (runs: ResponseRecord[], findings: Finding[] = []) =>
    checklistState(checklist, runs, findings).map(({ linkId, state, codes }) => [linkId, state, ...codes].join(' '));

  it('is every ★ item before it was asked', () => {
    expect(open([])).to.deep.equal(
      ['p.food', 'p.meds_change', 'p.substances', 'p.health', 'p.bp', 'asq', 'p.ride', 'p.person', 'p.consent_day'].map(
        (linkId) => `${linkId} open`,
      ),
    );
  });

  it('is what was skipped and what alerts, once the run has ended; what was never asked did not apply', () => {
    const said = { 'p.substances': 'no', 'p.person': 'skip', 'p.bp.sys': 185, 'p.bp.dia': 100, 'p.wear': 'skip' };
    const run = runOf('checklist', 'r1', D1, said);
    const alert = { sameDay: true } as const;
    const answerSnapshot = { 'p.bp.sys': { state: 'answered', values: [{ valueQuantity: { value: 185 } }] } } as const;
    const findings = [
      findingOf('BP_SEVERE', { responseId: 'r1', alert, answerSnapshot: { ...answerSnapshot } as never }),
      findingOf('OF_ANOTHER', { responseId: 'r0', alert, answerSnapshot: { ...answerSnapshot } as never }),
    ];
    expect(open([run], findings)).to.deep.equal(['p.bp alerted BP_SEVERE', 'p.person open']);
  });

  it('is settled by the answer of two hours before', () => {
    const day = runOf('checklist', 'r1', D1, { 'p.ride': 'skip' }, { points: ['24'] });
    const hours = runOf('checklist', 'r2', D2, { 'p.ride': 'Ana' }, { points: ['2'] });
    expect(open([day])).to.deep.equal(['p.ride open']);
    expect(open([day, hours])).to.deep.equal([]);
  });
});

describe('Measures over time', () => {
  it('come with date, source and the change between whole scores', () => {
    const run = (id: string, at: string, value: number, complete = true) =>
      runOf('phq-9', id, at, { 'phq9.q1': 1 }, { scores: { phq9: scoreOf('phq9', value, complete) } });
    const [course] = measureCourses([run('r3', D3, 9), run('r1', D1, 14), run('r2', D2, 4, false)]);
    expect(course?.values).to.deep.equal([
      { value: 14, at: D1, responseId: 'r1', linkId: 'phq9' },
      { value: 4, at: D2, responseId: 'r2', linkId: 'phq9', partial: { answered: 4, items: 9 } },
      { value: 9, at: D3, responseId: 'r3', linkId: 'phq9', change: -5 },
    ]);
  });

  it('take the own ratings from their items, without what was skipped', () => {
    const runs = [
      runOf('reflection', 'r1', D1, { 'r.hard': 3, 'r.safe': 'skip' }),
      runOf('reflection', 'r2', D2, { 'r.hard': 5, 'r.safe': 10 }),
    ];
    expect(
      measureCourses(runs).map(({ measure, values }) => [measure, ...values.map((v) => v.change ?? v.value)]),
    ).to.deep.equal([
      ['r.hard', 3, 2],
      ['r.safe', 10],
    ]);
  });
});

describe('The story of a session', () => {
  const sessions = [sessionOf('s1', D1), sessionOf('s2', D3)];
  const stories = (runs: ResponseRecord[], findings: Finding[] = []) =>
    sessionStories(sessions, sessions, runs, findings).map(({ happened, firstWords, stayed, flagged }) => ({
      told: [...happened, ...firstWords, ...stayed].map(({ responseId, answer }) => `${responseId} ${answer.linkId}`),
      flagged: flagged.map(({ code }) => code),
    }));

  it('tells how it was, the first words, and what stayed, each from its own point', () => {
    const runs = [
      runOf('reflection', 'e0', D1, { 'r.hard': 3, 'r.safe': 9, 'e0.1': 'Blue.' }, { sessionId: 's1', points: ['E0'] }),
      runOf('reflection', 'd1', D2, { 'd1.1': 'The kitchen.' }, { sessionId: 's1', points: ['D1'] }),
    ];
    expect(stories(runs)[0]?.told).to.deep.equal(['e0 r.safe', 'e0 r.hard', 'e0 e0.1', 'd1 d1.1']);
    expect(stories(runs)[1]?.told).to.deep.equal([]);
  });

  it('takes apart a run of two sessions, and what is carried in to the session before', () => {
    const run = runOf(
      'reflection',
      'both',
      D2,
      { 'd7.1': 'The quiet.', 'pre.1': 'Patience.' },
      { sessionId: 's1', points: ['D7', 'PRE'], sessions: { D7: 's1', PRE: 's2' } },
    );
    expect(stories([run]).map(({ told }) => told)).to.deep.equal([['both d7.1', 'both pre.1'], []]);
  });

  it('names what its checks raised, but nothing that was replaced or is of another run', () => {
    const run = runOf('reflection', 'd1', D2, { 'ae.dissociation': 5 }, { sessionId: 's1', points: ['D1'] });
    const findings = [
      findingOf('AE_DISSOCIATION', { responseId: 'd1' }),
      findingOf('AE_SLEEP', { responseId: 'd1', state: 'superseded' }),
      findingOf('PREG', { responseId: 'other', at: D4 }),
    ];
    expect(stories([run], findings).map(({ flagged }) => flagged)).to.deep.equal([['AE_DISSOCIATION'], []]);
  });
});
