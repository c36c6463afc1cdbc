import { expect } from 'chai';
import { dueNow, intentionOnRequest } from '../../../src/domain/care/due.ts';
import type { Patient } from '../../../src/domain/care/patient.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';

const NOW = '2026-03-02T12:00:00.000Z';
const hours = (n: number) => new Date(Date.parse(NOW) + n * 3_600_000).toISOString();
const patient = { id: 'p' } as Patient;
const nameOf = (canonical: string) => canonical;

function session(id: string, startsIn: number, more: Partial<MedicineSession> = {}): MedicineSession {
  const start = hours(startsIn);
  return { id, start, state: 'planned', route: 'iv', zone: 'UTC', ...more } as MedicineSession;
}
function run(questionnaire: string, status: ResponseRecord['status'], sessionId?: string): ResponseRecord {
  return {
    id: `${questionnaire}-${status}`,
    questionnaire,
    status,
    ...(sessionId === undefined ? {} : { sessionId }),
  } as ResponseRecord;
}
const due = (responses: ResponseRecord[], sessions: MedicineSession[], of = patient) =>
  dueNow({ patient: of, responses, sessions, now: NOW }, nameOf).map(
    ({ step, sessionId }) => `${step}:${sessionId ?? ''}`,
  );
const screened = run('prescreening', 'completed');

describe('dueNow', () => {
  it('begins with the pre-screening', () => {
    expect(due([], [])).to.deep.equal(['prescreening:']);
  });

  it('goes on with a run that was begun', () => {
    const [first] = dueNow(
      { patient, responses: [run('prescreening', 'in-progress')], sessions: [], now: NOW },
      nameOf,
    );
    expect(first).to.include({ responseId: 'prescreening-in-progress' });
  });

  it('asks nothing of somebody under 18', () => {
    expect(due([], [session('s', 24)], { ...patient, disposition: 'OUT_OF_SCOPE' })).to.deep.equal([]);
  });

  for (const [startsIn, expected] of [
    [73, []],
    [72, ['intention:s']],
    [1, ['intention:s']],
    [-1, []],
  ] as const) {
    it(`${expected.length === 0 ? 'does not offer' : 'offers'} the intention ${startsIn} h before the session`, () => {
      expect(due([screened], [session('s', startsIn)])).to.deep.equal(expected);
    });
  }

  it('looks back once the session is released, before the next intention', () => {
    const sessions = [session('next', 48), session('last', -30, { state: 'released', releasedAt: hours(-24) })];
    expect(due([screened], sessions)).to.deep.equal(['reflection-d1:last', 'intention:next']);
  });

  it('offers what staff assigned last, until it was finished once', () => {
    const assignments = [
      { id: 'first', questionnaire: 'sleep', by: 'x', at: NOW },
      { id: 'second', questionnaire: 'pain', by: 'x', at: NOW },
    ];
    const of = { ...patient, assignments };
    const answers = (status: ResponseRecord['status']) => ({ ...run('sleep', status), assignmentId: 'first' });
    expect(due([], [], of)).to.deep.equal(['prescreening:', 'assigned:', 'assigned:']);
    expect(due([screened], [session('s', 24)], of)).to.deep.equal(['intention:s', 'assigned:', 'assigned:']);
    expect(due([screened, answers('completed')], [], of)).to.deep.equal(['assigned:']);
    const input = { patient: of, responses: [screened, answers('in-progress')], sessions: [], now: NOW };
    expect(dueNow(input, nameOf)[0]).to.include({ responseId: 'sleep-in-progress', assignment: assignments[0] });
  });

  it('asks neither twice, nor for a session that is off', () => {
    const done = [screened, run('intention', 'completed', 's')];
    expect(due(done, [session('s', 24)])).to.deep.equal([]);
    expect(due([screened], [session('s', 24, { state: 'cancelled' })])).to.deep.equal([]);
    expect(due([screened], [session('s', -200, { state: 'released', releasedAt: hours(-24 * 8) })])).to.deep.equal([]);
  });
});

describe('intentionOnRequest', () => {
  it('takes the next session, however far away', () => {
    const known = { responses: [screened], sessions: [session('later', 900), session('next', 200)], now: NOW };
    expect(intentionOnRequest(known, nameOf)).to.deep.equal({ step: 'intention', sessionId: 'next' });
  });

  it('has nothing to offer without a session ahead', () => {
    expect(intentionOnRequest({ responses: [], sessions: [session('past', -5)], now: NOW }, nameOf)).to.equal(
      undefined,
    );
  });
});
