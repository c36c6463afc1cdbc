import { expect } from 'chai';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import { type FollowUp, followUpStep } from '../../../src/domain/safety/follow-ups.ts';
import { outline, situation } from '../../support/situations.ts';

const AT = '2026-11-22T08:00:00.000Z';
const ACT = { by: 'Dr. Rivera', role: 'therapist', at: AT };
const alert = (changes: Partial<Alert> = {}) => ({
  tiers: ['ACTIVE' as const],
  marks: [],
  blocks: true,
  told: true,
  ...changes,
});
const said = (kind: FollowUp, changes: Partial<Alert> = {}, quiet = false, openBlocking = true) =>
  outline(followUpStep(kind, alert(changes), situation({ quiet, openBlocking }), 'therapist'));

describe('followUpStep', () => {
  it('says what became of the alert', () => {
    expect(said('sent')).to.equal('sent →stay');
    expect(said('seen')).to.equal('seen →stay');
    expect(said('unreached')).to.equal('unreached# →stay');
    expect(said('unseen', { acceptedAt: AT })).to.equal('unreached# →stay');
    expect(followUpStep('unreached', alert(), situation()).say[0]?.status).to.equal('unreached');
  });

  it('goes on at the open question once the last blocking alert is closed', () => {
    expect(said('closed', { closed: ACT }, false, false)).to.equal('closed →resume');
    expect(said('closed', { closed: ACT }, false, true)).to.equal('closed →stay');
    expect(said('closed', { closed: ACT, tiers: ['PASSIVE'], blocks: false }, false, false)).to.equal('closed →stay');
  });

  it('says nothing of an alert that was not announced', () => {
    for (const kind of ['sent', 'seen', 'unreached', 'closed'] as const) {
      expect(said(kind, { told: false })).to.equal('→stay');
    }
    expect(said('closed', { told: false, closed: ACT }, false, false)).to.equal('→resume');
  });

  it('says nothing but "closed" once a person has seen it', () => {
    for (const kind of ['sent', 'unreached', 'unseen'] as const) {
      expect(said(kind, { acknowledged: ACT, acceptedAt: AT })).to.equal('→stay');
    }
    expect(said('seen', { acknowledged: ACT, closed: ACT })).to.equal('→stay');
    expect(said('closed', { acknowledged: ACT, closed: ACT })).to.equal('closed →stay');
  });

  it('does not claim that nobody was reached once the alert was taken', () => {
    expect(said('unreached', { acceptedAt: AT })).to.equal('→stay');
    expect(said('unseen')).to.equal('→stay');
  });

  it('does not say that an accusation of staff was sent', () => {
    expect(said('sent', { tiers: ['ABUSE'], marks: ['STAFF'], blocks: false })).to.equal('→stay');
    expect(said('seen', { tiers: ['ABUSE'], marks: ['STAFF'], blocks: false })).to.equal('seen →stay');
  });

  it('says nothing of abuse in quiet mode; after closing it only asks how to go on', () => {
    const abuse = { tiers: ['ABUSE' as const], blocks: false };
    for (const kind of ['sent', 'seen', 'unreached'] as const) expect(said(kind, abuse, true)).to.equal('→stay');
    expect(said('closed', abuse, true, false)).to.equal('?goon');
    expect(said('closed', abuse, true, true)).to.equal('→stay');
    expect(said('unreached', {}, true)).to.equal('unreached~ →stay');
  });

  it('names the role that has seen it', () => {
    const role = (name: string | undefined) =>
      followUpStep('seen', alert(), situation(), name).say[0]?.text.params?.role;
    expect(['therapist', 'prescriber', 'clinical-lead', undefined].map(role)).to.deep.equal([
      'therapist',
      'prescriber',
      'lead',
      'other',
    ]);
  });
});
