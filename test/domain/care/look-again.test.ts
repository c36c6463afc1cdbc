import { expect } from 'chai';
import { lookAgainCause, markedLookAgain, sessionLooksAgain } from '../../../src/domain/care/look-again.ts';
import type { Clearance, Patient } from '../../../src/domain/care/patient.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import { changeSession } from '../../../src/domain/care/session-change.ts';
import type { Finding, Severity } from '../../../src/domain/triage/finding.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const EARLIER = '2026-02-01T09:00:00.000Z';
const LATER = '2026-03-02T15:00:00.001Z';
const cleared = (more: Partial<Clearance> = {}): Clearance => ({
  ...{ status: 'cleared', at: EARLIER, lookAgain: false },
  ...more,
});
const patient = (clearance: Clearance) => ({ id: 'patient_1', clearance }) as Patient;
const found = (...severities: Severity[]) => severities.map((severity) => ({ severity }) as Finding);

describe('Looking at a clearance again', () => {
  const CALLS: [what: string, clearance: Clearance | undefined, found: Finding[], calls: boolean][] = [
    ['absolute, cleared', cleared(), found('caution', 'absolute'), true],
    ['absolute once more, later', cleared({ lookAgain: true, lookAgainAt: EARLIER }), found('absolute'), true],
    ['absolute, told in this turn', cleared({ lookAgain: true, lookAgainAt: NOW }), found('absolute'), false],
    ['nothing new', cleared(), [], false],
    ['relative, caution, info', cleared(), found('relative', 'caution', 'info'), false],
    ['a crisis has its own way', cleared(), found('critical'), false],
    ['pending', cleared({ status: 'pending' }), found('absolute'), false],
    ['deferred', cleared({ status: 'deferred' }), found('absolute'), false],
    ['declined', cleared({ status: 'declined' }), found('absolute'), false],
    ['no patient yet', undefined, found('absolute'), false],
  ];
  for (const [what, clearance, raised, calls] of CALLS) {
    it(`${calls ? 'is called for' : 'is not called for'}: ${what}`, () => {
      expect(lookAgainCause(clearance, raised, NOW) !== undefined).to.equal(calls);
    });
  }

  it('marks the clearance and nothing else, the same however often it is done', () => {
    const once = markedLookAgain(patient(cleared({ reason: 'ECG fine.' })), NOW);
    expect(once.clearance).to.deep.equal(cleared({ reason: 'ECG fine.', lookAgain: true, lookAgainAt: NOW }));
    expect(markedLookAgain(once, NOW)).to.deep.equal(once);
    expect(markedLookAgain(once, EARLIER)).to.deep.equal(once);
  });

  it('does not mark a clearance that was written after the finding', () => {
    const anew = patient(cleared({ at: LATER }));
    expect(markedLookAgain(anew, NOW)).to.equal(anew);
  });

  const SHOWN: [session: Partial<MedicineSession>, shown: boolean][] = [
    [{ state: 'planned' }, false],
    [{ state: 'confirmed' }, true],
    [{ state: 'started' }, true],
    [{ state: 'released', confirmedAt: EARLIER }, true],
    [{ state: 'released', unconfirmed: true }, false],
    [{ state: 'confirmed', override: { by: 'P', reason: 'r', at: EARLIER } }, false],
  ];
  for (const [session, shown] of SHOWN) {
    it(`shows ${shown ? 'the mark' : 'no mark'} on a session that is ${JSON.stringify(session)}`, () => {
      expect(sessionLooksAgain(session as MedicineSession, { lookAgain: true })).to.equal(shown);
      expect(sessionLooksAgain(session as MedicineSession, { lookAgain: false })).to.equal(false);
    });
  }
});

describe('A release of a session', () => {
  const changer = { by: 'T', now: NOW, clearance: cleared() };
  const session = (state: MedicineSession['state'], more: Partial<MedicineSession> = {}) =>
    ({ state, start: EARLIER, plannedEnd: NOW, route: 'im', ...more }) as MedicineSession;

  const RELEASES: [session: MedicineSession, unconfirmed: boolean][] = [
    [session('planned'), true],
    [session('cancelled'), true],
    [session('missed'), true],
    [session('cancelled', { confirmedAt: EARLIER }), false],
    [session('confirmed', { confirmedAt: EARLIER }), false],
    [session('started'), false],
    [session('released'), false],
    [session('closed'), false],
  ];
  for (const [before, unconfirmed] of RELEASES) {
    const was = before.confirmedAt === undefined ? '' : ', once confirmed';
    it(`${unconfirmed ? 'is for the prescriber to see' : 'is nothing new'}: ${before.state}${was}`, () => {
      expect(changeSession(before, { releasedAt: NOW }, changer).unconfirmed).to.equal(unconfirmed ? true : undefined);
    });
  }

  it('remembers that it was confirmed, and when', () => {
    const confirmed = changeSession(session('planned'), { state: 'confirmed' }, changer);
    expect(confirmed.confirmedAt).to.equal(NOW);
    expect(changeSession(confirmed, { state: 'cancelled' }, changer).confirmedAt).to.equal(NOW);
  });
});
