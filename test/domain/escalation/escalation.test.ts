import { expect } from 'chai';
import fc from 'fast-check';
import { backOffMs } from '../../../src/domain/escalation/back-off.ts';
import {
  announced,
  beginEscalation,
  climb,
  isToAnnounce,
  settle,
  standDown,
} from '../../../src/domain/escalation/escalation.ts';
import type { Rung, Target } from '../../../src/domain/escalation/ladder.ts';
import { saidAgain, tellAgain } from '../../../src/domain/escalation/said-again.ts';
import type { Alert } from '../../../src/domain/safety/alert.ts';

const RAISED = '2026-03-02T15:00:00.000Z';
const plus = (minutes: number) => new Date(Date.parse(RAISED) + minutes * 60_000).toISOString();
const ALERT = {
  ...{
    id: 'alert_1',
    clinicId: 'demo',
    patientId: 'p',
    conversationId: 'c',
    turn: 1,
    tiers: ['MEDICAL'],
    marks: [],
    to: [],
  },
  ...{ blocks: true, clock: plus(5), told: true, raisedAt: RAISED, joined: [], notes: [] },
} as Alert;
const RUNGS: Rung[] = [
  { target: 'on-call', minutes: 0 },
  { target: 'clinical-lead', minutes: 2 },
  { target: 'everyone', minutes: 5 },
];
const PEOPLE: Partial<Record<Target, string[]>> = {
  'on-call': ['ruth'],
  'clinical-lead': ['lena'],
  everyone: ['ruth', 'lena', 'ben'],
};
const addresses =
  (people = PEOPLE) =>
  (target: Target) =>
    (people[target] ?? []).map((to) => ({ channel: 'email', to }));
const climbed = (minutes: number, people = PEOPLE, from = beginEscalation(ALERT)) =>
  climb(from, RUNGS, addresses(people), plus(minutes));
const ids = ({ notices }: { notices: { id: string }[] }) => notices.map(({ id }) => id.replace('alert_1.', ''));
const half = () => 0.5;

describe('an escalation', () => {
  it('opens each rung at its clock, once', () => {
    const first = climbed(0);
    expect(ids(first)).to.deep.equal(['on-call.email.ruth']);
    expect(first.nextRungAt).to.equal(plus(2));
    expect(climbed(1, PEOPLE, first)).to.equal(first);
    const second = climbed(2, PEOPLE, first);
    expect(ids(second)).to.deep.equal(['on-call.email.ruth', 'clinical-lead.email.lena']);
    expect(ids(climbed(5, PEOPLE, second))).to.have.length(5);
  });

  it('opens the rungs it missed together, and names each person once', () => {
    expect(ids(climbed(10))).to.deep.equal(['on-call.email.ruth', 'clinical-lead.email.lena', 'everyone.email.ben']);
  });

  it('goes straight to the next rung where nobody is on call', () => {
    const { 'on-call': _nobody, ...others } = PEOPLE;
    const first = climbed(0, others);
    expect(ids(first)).to.deep.equal(['clinical-lead.email.lena']);
    expect(first.nextRungAt).to.equal(plus(5));
    expect(climbed(0, {}).dueAt).to.equal(undefined);
  });

  it('tries a channel that failed again later, and one that took it never', () => {
    const failed = settle(climbed(0), 'alert_1.on-call.email.ruth', 'refused', plus(0), half);
    expect(failed.notices[0]).to.include({ attempts: 1, failure: 'refused', dueAt: '2026-03-02T15:00:00.750Z' });
    const taken = settle(failed, 'alert_1.on-call.email.ruth', 'accepted', plus(1), half);
    expect(taken.notices[0])
      .to.include({ attempts: 2, acceptedAt: plus(1) })
      .and.not.have.any.keys('dueAt', 'failure');
    // A copy's answer comes late.
    expect(settle(taken, 'alert_1.on-call.email.ruth', 'timeout', plus(2), half).notices).to.deep.equal(taken.notices);
  });

  it('announces the first acceptance of the person on call, until it was announced', () => {
    const taken = settle(climbed(0), 'alert_1.on-call.email.ruth', 'accepted', plus(1), half);
    expect(isToAnnounce(taken)).to.equal(true);
    expect(taken.dueAt).to.equal(plus(1));
    expect(announced(taken).dueAt).to.equal(plus(2));
  });

  it('does not take the clinical lead for the person on call, unless nobody is', () => {
    const lead = (alert: Alert) =>
      settle(climbed(2, PEOPLE, beginEscalation(alert)), 'alert_1.clinical-lead.email.lena', 'accepted', plus(2), half);
    expect(isToAnnounce(lead(ALERT))).to.equal(false);
    expect(isToAnnounce(lead({ ...ALERT, uncovered: true }))).to.equal(true);
  });

  it('stands down for good once somebody has seen it', () => {
    const down = standDown(settle(climbed(2), 'alert_1.on-call.email.ruth', 'refused', plus(2), half), false);
    expect(down.dueAt).to.equal(undefined);
    expect(standDown(down, true)).to.equal(down);
    expect(settle(down, 'alert_1.clinical-lead.email.lena', 'timeout', plus(2), half).dueAt).to.equal(undefined);
  });

  it('tells once of what was said again, and no more once it is closed', () => {
    const seen = saidAgain(standDown(climbed(0), false), 'c/7', plus(3));
    expect(saidAgain(seen, 'c/7', plus(3))).to.equal(seen);
    expect(seen.dueAt).to.equal(plus(3));
    const told = tellAgain(seen, [{ channel: 'email', to: 'ruth' }], plus(3));
    expect(ids(told)).to.deep.equal(['on-call.email.ruth', 'said-again-1.email.ruth']);
    expect(tellAgain(told, [{ channel: 'email', to: 'ruth' }], plus(4))).to.equal(told);
    expect(standDown(told, false)).to.equal(told);
    expect(standDown(told, true).dueAt).to.equal(undefined);
  });
});

describe('backOffMs', () => {
  it('doubles from a second to five minutes, with up to half of it as jitter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempts, random) => {
          const full = Math.min(1_000 * 2 ** (attempts - 1), 300_000);
          expect(backOffMs(attempts, () => random)).to.be.within(full / 2, full);
        },
      ),
    );
  });
});
