import { expect } from 'chai';
import fc from 'fast-check';
import { ROUTES, SESSION_STATES } from '../../../src/domain/care/session.ts';
import { MARKS, TIERS } from '../../../src/domain/safety/tiers.ts';
import { ROLES } from '../../../src/domain/staff.ts';
import { BASES, DISPOSITIONS, SEVERITIES } from '../../../src/domain/triage/finding.ts';
import { hashOf, linkToken, placeIn } from '../../../src/web/console/browser/place.ts';
import en from '../../../src/web/console/browser/texts/en.json' with { type: 'json' };
import es from '../../../src/web/console/browser/texts/es.json' with { type: 'json' };
import { speechIn } from '../../../src/web/console/browser/texts.ts';
import { dateText, instantOf, timeText, wallOf } from '../../../src/web/console/browser/times.ts';
import { urgency } from '../../../src/web/console/browser/urgency.ts';

describe('times of the console', () => {
  it('are those of the clocks of a place', () => {
    expect(instantOf('2026-03-02', '09:30', 'America/Los_Angeles')).to.equal('2026-03-02T17:30:00.000Z');
    expect(instantOf('2026-07-02', '09:30', 'America/Los_Angeles')).to.equal('2026-07-02T16:30:00.000Z');
    expect(instantOf('2026-07-02', '23:45', 'Asia/Kolkata')).to.equal('2026-07-02T18:15:00.000Z');
    expect(wallOf('2026-03-02T17:30:00.000Z', 'America/Los_Angeles')).to.deep.equal({
      date: '2026-03-02',
      time: '09:30',
    });
  });

  it('survive a change of the clocks', () => {
    // On 8 March 2026 the clocks of New York go from 2 to 3; on 1 November the hour from 1 to 2 comes twice.
    expect(instantOf('2026-03-08', '01:59', 'America/New_York')).to.equal('2026-03-08T06:59:00.000Z');
    expect(instantOf('2026-03-08', '02:30', 'America/New_York')).to.equal('2026-03-08T07:30:00.000Z');
    expect(instantOf('2026-03-08', '03:00', 'America/New_York')).to.equal('2026-03-08T07:00:00.000Z');
    expect(instantOf('2026-11-01', '01:30', 'America/New_York')).to.equal('2026-11-01T05:30:00.000Z');
  });

  it('come back as they were entered, in every zone, on every ordinary day', () => {
    const zones = fc.constantFrom('America/New_York', 'Europe/Madrid', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC');
    const days = fc.date({ min: new Date('2024-05-01'), max: new Date('2024-08-30'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const [date = '', rest = ''] = day.toISOString().split('T');
        const wall = { date, time: rest.slice(0, 5) };
        expect(wallOf(instantOf(wall.date, wall.time, zone), zone)).to.deep.equal(wall);
      }),
    );
  });

  it('name their zone', () => {
    expect(timeText('2026-03-02T17:30:00.000Z', 'en', 'America/Denver'))
      .to.contain('10:30')
      .and.contain('MST');
    expect(dateText('1980', 'en')).to.equal('1980');
    expect(dateText('1980-03-04', 'es')).to.match(/4 de marzo de 1980/);
  });

  it('say how long is left, and what is overdue', () => {
    const { say } = speechIn('en');
    const now = Date.parse('2026-03-02T15:00:00Z');
    expect(urgency('2026-03-02T15:14:30Z', now, say)).to.deep.equal({ text: 'in 15 min', overdue: false });
    expect(urgency('2026-03-02T14:57:00Z', now, say)).to.deep.equal({ text: 'overdue by 3 min', overdue: true });
    expect(urgency('2026-03-03T15:00:00Z', now, say)).to.deep.equal({ text: 'in 24 h', overdue: false });
  });
});

describe('addresses of the console', () => {
  it('lead back to where they came from', () => {
    const place = { page: 'patient', id: 'patient_01/x', tab: 'sessions' } as const;
    const form = { page: 'questionnaire', id: 'questionnaire_0a' } as const;
    for (const one of [place, form, { page: 'questionnaires' } as const])
      expect(placeIn(hashOf(one))).to.deep.equal(one);
    for (const hash of ['', '#', '#/nowhere', '#/patients/']) expect(placeIn(hash)).to.deep.equal({ page: 'patients' });
  });

  it('give up a login link, whole or pasted', () => {
    expect(linkToken('https://x.example/console/#login=a.b-c.d_e')).to.equal('a.b-c.d_e');
    expect(linkToken('  a.b-c.d_e ')).to.equal('a.b-c.d_e');
    expect(linkToken('#/patients')).to.equal(undefined);
  });
});

describe('words of the console', () => {
  it('are there in both languages, with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const spanish: Record<string, string> = es;
    expect(Object.keys(es).sort()).to.deep.equal(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) expect(blanks(spanish[key] ?? ''), key).to.deep.equal(blanks(text));
  });

  it('name every code of the domain', () => {
    const codes: [string, readonly string[]][] = [
      ['tier', TIERS],
      ['mark', MARKS],
      ['disposition', DISPOSITIONS],
      ['severity', SEVERITIES],
      ['basis', BASES],
      ['role', ROLES],
      ['session', SESSION_STATES],
      ['route', ROUTES],
    ];
    const { word } = speechIn('es');
    const missing = codes.flatMap(([kind, all]) => all.filter((code) => word(kind, code) === code));
    expect(missing).to.deep.equal([]);
    expect(word('tier', 'NEW_TIER')).to.equal('NEW_TIER');
  });
});
