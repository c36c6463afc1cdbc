import { expect } from 'chai';
import type { Clinic } from '../../../src/domain/clinic.ts';
import { accusedIn } from '../../../src/domain/escalation/accused.ts';
import type { Target } from '../../../src/domain/escalation/ladder.ts';
import { type PagedAlert, recipientsOf } from '../../../src/domain/escalation/recipients.ts';
import { staffed } from '../../support/paging/paged-chat.ts';

const AT = new Date('2026-03-02T15:00:00.000Z');
const PASSIVE: PagedAlert = { tiers: ['PASSIVE'], marks: [] };
const who = (target: Target, alert: Partial<PagedAlert> = {}, clinic: Clinic = staffed) => {
  const { members, clinicWide } = recipientsOf(target, { ...PASSIVE, ...alert }, clinic, AT);
  return [...members.map(({ id }) => id), ...(clinicWide ? ['clinic'] : [])];
};

describe('recipientsOf', () => {
  it('finds the people a target stands for', () => {
    expect(who('on-call')).to.deep.equal(['ruth', 'clinic']);
    expect(who('clinical-lead')).to.deep.equal(['lena', 'clinic']);
    expect(who('everyone')).to.deep.equal(['ruth', 'lena', 'ben', 'clinic']);
    expect(who('safeguarding-contact')).to.deep.equal(['ben', 'clinic']);
  });

  it('has nobody where nobody is on call, and the clinic alone where it lists no staff', () => {
    expect(who('on-call', {}, { ...staffed, onCall: [] })).to.deep.equal([]);
    expect(who('on-call', {}, { ...staffed, staff: undefined, onCall: undefined })).to.deep.equal(['clinic']);
  });

  const accusation = (accused?: string): Partial<PagedAlert> => ({
    tiers: ['ABUSE'],
    marks: ['STAFF'],
    ...(accused === undefined ? {} : { accused }),
  });

  it('keeps an accusation of staff to the clinical lead, and never tells the accused', () => {
    const targets = ['on-call', 'everyone', 'safeguarding-contact', 'prescriber'] as const;
    for (const target of targets) expect(who(target, accusation()), target).to.deep.equal([]);
    for (const accused of [undefined, 'ruth', 'ben', 'dora'])
      expect(who('clinical-lead', accusation(accused))).to.deep.equal(['lena']);
  });

  it('tells everybody but the accused once it is known whom it means, and not the pager that they may hold', () => {
    expect(who('on-call', accusation('ben'))).to.deep.equal(['ruth']);
    expect(who('on-call', accusation('ruth'))).to.deep.equal([]);
    expect(who('everyone', accusation('ruth'))).to.deep.equal(['lena', 'ben']);
  });

  it('stays with the second contact where the lead is accused, until it is released', () => {
    const lead = { ...accusation('lena'), entrustedTo: 'ben' };
    expect(who('on-call', lead)).to.deep.equal([]);
    expect(who('on-call', { ...lead, released: true })).to.deep.equal(['ruth']);
    expect(who('clinical-lead', { ...lead, released: true })).to.deep.equal(['ben']);
  });

  it('is as any other alert once the lead released it and named nobody', () => {
    expect(who('on-call', { ...accusation(), released: true })).to.deep.equal(['ruth', 'clinic']);
  });

  it('puts the second contact in the place of an accused lead, or the other leads where there is none', () => {
    expect(who('clinical-lead', accusation('lena'))).to.deep.equal(['ben']);
    const { safeguardingContact: _none, ...without } = staffed;
    expect(who('clinical-lead', accusation('lena'), without)).to.deep.equal([]);
    const second = { id: 'mia', name: 'Mia Roe', roles: ['clinical-lead' as const] };
    expect(
      who('clinical-lead', accusation('lena'), { ...without, staff: [...(without.staff ?? []), second] }),
    ).to.deep.equal(['mia']);
  });

  it('pages the person on call for a higher tier, unless they are the accused', () => {
    const higher = (accused?: string) => ({ ...accusation(accused), tiers: ['IMMINENT' as const, 'ABUSE' as const] });
    expect(who('on-call', higher())).to.deep.equal(['ruth']);
    expect(who('on-call', higher('ruth'))).to.deep.equal([]);
  });
});

describe('accusedIn', () => {
  const named = (words: string) => accusedIn(staffed, words)?.id;

  it('is the one person whom the words name', () => {
    const words = ['Dr. Adler touched me', 'it was RUTH!', 'lo hizo Ortíz', 'Ben Cole did it'];
    expect(words.map(named)).to.deep.equal(['ruth', 'ruth', 'lena', 'ben']);
  });

  it('is nobody where the words name none, several, or only sound alike', () => {
    const words = [
      'the guide touched me',
      'Ruth and Ben',
      'my therapist, the doctor',
      'the truth is bad',
      'Dr. did it',
    ];
    expect(words.map(named)).to.deep.equal([undefined, undefined, undefined, undefined, undefined]);
  });
});
