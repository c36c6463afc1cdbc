import { expect } from 'chai';
import timingData from '../../../src/content/care-timing.json' with { type: 'json' };
import { careTimingSchema } from '../../../src/domain/care/care-timing.ts';
import { dueNow, intentionOnRequest } from '../../../src/domain/care/due.ts';
import type { Patient } from '../../../src/domain/care/patient.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import { asRun, type SessionPoint } from '../../../src/domain/care/session-point.ts';
import type { ResponseRecord } from '../../../src/domain/questionnaire/response.ts';

const NOW = '2026-03-02T12:00:00.000Z';
const hours = (n: number) => new Date(Date.parse(NOW) + n * 3_600_000).toISOString();
const patient = { id: 'p', consent: { status: 'agreed' } } as Patient;
const plan = { nameOf: (canonical: string) => canonical, timing: careTimingSchema.parse(timingData) };

function session(id: string, startsIn: number, more: Partial<MedicineSession> = {}): MedicineSession {
  const times = { start: hours(startsIn), plannedEnd: hours(startsIn + 3) };
  return { id, ...times, state: 'planned', route: 'iv', zone: 'UTC', ...more } as MedicineSession;
}
const released = (id: string, hoursAgo: number) =>
  session(id, -hoursAgo - 3, { state: 'released', releasedAt: hours(-hoursAgo) });
/** `points` as `D1 a`. */
function run(questionnaire: string, status: ResponseRecord['status'], ...points: string[]): ResponseRecord {
  const asked = points.map((name): SessionPoint => {
    const [point = '', sessionId = ''] = name.split(' ');
    return { point, sessionId };
  });
  return { id: `${questionnaire}-${status}`, questionnaire, status, ...asRun(asked) } as ResponseRecord;
}
const due = (responses: ResponseRecord[], sessions: MedicineSession[], of = patient) =>
  dueNow({ patient: of, responses, sessions, now: NOW }, plan).map(({ step, points = [] }) =>
    [step, ...points.map(({ point, sessionId }) => `${point} ${sessionId}`)].join(': '),
  );
const screened = run('prescreening', 'completed');

describe('dueNow', () => {
  it('begins with the pre-screening', () => {
    expect(due([], [])).to.deep.equal(['prescreening']);
  });

  it('goes on with a run that was begun', () => {
    const begun = [run('prescreening', 'in-progress'), run('reflection', 'in-progress', 'D1 a')];
    const known = { patient, responses: begun, sessions: [released('a', 24)], now: NOW };
    expect(dueNow(known, plan).map(({ responseId }) => responseId)).to.deep.equal([
      'reflection-in-progress',
      'prescreening-in-progress',
    ]);
  });

  it('asks nothing of somebody under 18', () => {
    expect(due([], [session('s', 24)], { ...patient, disposition: 'OUT_OF_SCOPE' })).to.deep.equal([]);
  });

  for (const [startsIn, expected] of [
    [73, []],
    [72, ['intention: intention s']],
    [24, ['checklist: 24 s', 'intention: intention s']],
    [1, ['checklist: 24 s: 2 s', 'intention: intention s']],
    [-1, []],
  ] as const) {
    it(`${startsIn} h before a session asks for ${expected.join(' and ') || 'nothing'}`, () => {
      expect(due([screened], [session('s', startsIn)])).to.deep.equal(expected);
    });
  }

  for (const [since, expected] of [
    [2, []],
    [4, ['reflection: E0 s']],
    [24, ['reflection: D1 s']],
    [70, ['reflection: D3 s']],
    [24 * 8, ['reflection: D7 s']],
    [24 * 15, []],
    [24 * 31, ['reflection: M1 s']],
    [24 * 91, ['reflection: M3 s']],
  ] as const) {
    it(`${since} h after a session asks for ${expected.join() || 'nothing'}`, () => {
      expect(due([screened], [released('s', since)])).to.deep.equal(expected);
    });
  }

  it('asks how the person is after a session before anything else, once they agreed to be asked', () => {
    const sessions = [session('next', 30), released('last', 24)];
    expect(due([], sessions)).to.deep.equal([
      'reflection: PRE next: D1 last',
      'prescreening',
      'intention: intention next',
    ]);
    const before = { ...patient, consent: undefined } as unknown as Patient;
    expect(due([], sessions, before)[0]).to.equal('prescreening');
  });

  it('asks what is left of a sitting of which a part was answered', () => {
    const sessions = [session('next', 30), released('last', 24)];
    const done = [screened, run('reflection', 'completed', 'D1 last'), run('intention', 'completed', 'intention next')];
    expect(due(done, sessions)).to.deep.equal(['reflection: PRE next']);
  });

  it('offers what staff assigned last, until it was finished once', () => {
    const assignments = [
      { id: 'first', questionnaire: 'sleep', by: 'x', at: NOW },
      { id: 'second', questionnaire: 'pain', by: 'x', at: NOW },
    ];
    const of = { ...patient, assignments };
    const answers = (status: ResponseRecord['status']) => ({ ...run('sleep', status), assignmentId: 'first' });
    expect(due([], [], of)).to.deep.equal(['prescreening', 'assigned', 'assigned']);
    expect(due([screened, answers('completed')], [], of)).to.deep.equal(['assigned']);
    const input = { patient: of, responses: [screened, answers('in-progress')], sessions: [], now: NOW };
    expect(dueNow(input, plan)[0]).to.include({ responseId: 'sleep-in-progress', assignment: assignments[0] });
  });

  it('asks neither twice, nor for a session that is off', () => {
    const done = [screened, run('intention', 'completed', 'intention s')];
    expect(due(done, [session('s', 48)])).to.deep.equal([]);
    expect(due([screened], [session('s', 24, { state: 'cancelled' })])).to.deep.equal([]);
  });
});

describe('intentionOnRequest', () => {
  it('takes the next session, however far away', () => {
    const known = { responses: [screened], sessions: [session('later', 900), session('next', 200)], now: NOW };
    expect(intentionOnRequest(known, plan)).to.deep.equal({
      step: 'intention',
      sessionId: 'next',
      points: [{ point: 'intention', sessionId: 'next' }],
    });
  });

  it('has nothing to offer without a session ahead', () => {
    expect(intentionOnRequest({ responses: [], sessions: [session('past', -5)], now: NOW }, plan)).to.equal(undefined);
  });
});
