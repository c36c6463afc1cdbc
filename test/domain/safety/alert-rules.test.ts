import { expect } from 'chai';
import { alertSpec, joins } from '../../../src/domain/safety/alert-rules.ts';
import { blocks, sortTiers } from '../../../src/domain/safety/tier-rules.ts';
import type { Mark, Tier } from '../../../src/domain/safety/tiers.ts';

const RAISED_AT = '2026-11-22T08:00:00.000Z';
const open = (tiers: Tier[], marks: Mark[] = []) => ({
  tiers: sortTiers(tiers, marks),
  blocks: blocks(tiers, marks),
  raisedAt: RAISED_AT,
});
const joined = (known: ReturnType<typeof open>, tiers: Tier[], marks: Mark[] = [], at = '2026-11-22T09:00:00.000Z') =>
  joins(known, { tiers, marks }, at);

describe('alertSpec', () => {
  it('takes the strictest clock and everybody who must be told', () => {
    expect(alertSpec(['ACTIVE', 'ABUSE'])).to.deep.equal({
      blocks: true,
      clockMinutes: 60,
      to: ['clinical-lead'],
      unreachedMinutes: 10,
    });
    expect(alertSpec(['IMMINENT', 'MEDICAL'])).to.deep.equal({
      blocks: true,
      clockMinutes: 5,
      to: ['clinical-lead'],
      unreachedMinutes: 2,
      unseenMinutes: 5,
    });
  });

  it('waits 2 minutes for somebody to take the gravest alerts, 10 for the others', () => {
    const waits = (tier: Tier, marks: Mark[] = []) => {
      const { unreachedMinutes, unseenMinutes } = alertSpec([tier], marks);
      return [unreachedMinutes, unseenMinutes];
    };
    expect(waits('MEDICAL')).to.deep.equal([2, 5]);
    for (const tier of ['HARM_OTHERS', 'ACTIVE_PLAN'] as const) expect(waits(tier)).to.deep.equal([2, 15]);
    expect(waits('ABUSE', ['DANGER'])).to.deep.equal([10, 15]);
    for (const tier of ['ACTIVE', 'PSYCH_ACUTE', 'PASSIVE', 'ABUSE', 'THIRD_PARTY'] as const) {
      expect(waits(tier)).to.deep.equal([10, undefined]);
    }
  });

  it('gives an alert that is no crisis the same day', () => {
    expect(alertSpec([])).to.deep.equal({ blocks: false, clockMinutes: 1440, to: [], unreachedMinutes: 10 });
  });
});

describe('joins', () => {
  it('adds the same or a lower tier to an open alert', () => {
    expect(joined(open(['ACTIVE']), ['ACTIVE'])).to.equal(true);
    expect(joined(open(['ACTIVE']), ['PASSIVE', 'ABUSE'])).to.equal(true);
    expect(joined(open(['PASSIVE']), ['PASSIVE'])).to.equal(true);
    expect(joined(open(['HARM_OTHERS']), ['ACTIVE_PLAN'])).to.equal(true);
    expect(joined(open(['IMMINENT', 'MEDICAL']), ['MEDICAL'])).to.equal(true);
    expect(joined(open(['ABUSE'], ['DANGER']), ['ABUSE'], ['DANGER'])).to.equal(true);
  });

  it('lets a higher tier make an alert of its own', () => {
    expect(joined(open(['ACTIVE']), ['ACTIVE_PLAN'])).to.equal(false);
    expect(joined(open(['ACTIVE']), ['PASSIVE', 'IMMINENT'])).to.equal(false);
    expect(joined(open(['ACTIVE']), ['ABUSE'], ['DANGER'])).to.equal(false);
    expect(joined(open(['ABUSE']), ['ABUSE'], ['DANGER'])).to.equal(false);
  });

  it('keeps an emergency of the body apart from suicide, and a shorter clock apart from a longer', () => {
    expect(joined(open(['IMMINENT']), ['MEDICAL'])).to.equal(false);
    expect(joined(open(['MEDICAL']), ['IMMINENT'])).to.equal(false);
    expect(joined(open(['THIRD_PARTY']), ['THIRD_PARTY'], ['DANGER'])).to.equal(false);
    expect(joined(open(['ACTIVE']), ['THIRD_PARTY'], ['DANGER'])).to.equal(false);
  });

  it('never lets what blocks vanish in an alert that does not', () => {
    const review = open(['HARM_OTHERS'], ['REVIEW']);
    expect(joined(review, ['ACTIVE'])).to.equal(false);
    expect(joined(review, ['HARM_OTHERS'])).to.equal(false);
    expect(joined(review, ['PASSIVE'])).to.equal(true);
  });

  it('reaches back 12 hours', () => {
    expect(joined(open(['ACTIVE']), ['PASSIVE'], [], '2026-11-22T20:00:00.000Z')).to.equal(true);
    expect(joined(open(['ACTIVE']), ['PASSIVE'], [], '2026-11-22T20:00:01.000Z')).to.equal(false);
  });

  it('leaves an accusation of staff, and alerts that are no crisis, alone', () => {
    expect(joined(open(['IMMINENT']), ['ABUSE'], ['STAFF'])).to.equal(false);
    const accusation = { ...open(['ABUSE']), staff: true as const };
    expect(joined(accusation, ['THIRD_PARTY'])).to.equal(false);
    expect(joined(open([]), ['PASSIVE'])).to.equal(false);
    expect(joined(open(['PASSIVE']), [])).to.equal(false);
  });
});
