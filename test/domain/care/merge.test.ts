import { expect } from 'chai';
import { type Merge, merged, survivorOf, tombstoneOf } from '../../../src/domain/care/merge.ts';
import type { OpenAlert, Patient } from '../../../src/domain/care/patient.ts';
import { changesOf } from '../../../src/domain/projection.ts';

const EARLY = '2026-01-01T10:00:00.000Z';
const LATE = '2026-02-01T10:00:00.000Z';
const NOW = '2026-03-01T10:00:00.000Z';

describe('Two records of one person', () => {
  const agreed = { status: 'agreed', at: EARLY, textVersion: '1' } as const;
  const refused = { status: 'refused', at: LATE, textVersion: '1' } as const;
  const cleared = { status: 'cleared', by: 'Dr. P', lookAgain: false } as const;
  const spain = { country: 'ES', confirmed: true, at: LATE };
  const usa = { country: 'US', confirmed: false, at: EARLY };

  type Facts = Partial<Patient>;
  const TABLE: [what: string, known: Facts, other: Facts, one: Facts][] = [
    ['the known name stands', { name: 'Maria' }, { name: 'maria.g' }, { name: 'Maria' }],
    ['a name that was not known is added', {}, { name: 'maria.g' }, { name: 'maria.g' }],
    ['the known clearance stands', { clearance: cleared }, {}, { clearance: cleared }],
    [
      'a strong finding asks the prescriber to look again',
      { clearance: cleared },
      { disposition: 'HOLD_FOR_PRESCRIBER' },
      { clearance: { ...cleared, lookAgain: true }, disposition: 'HOLD_FOR_PRESCRIBER' },
    ],
    ['the known consent stands, agreed', { consent: agreed }, { consent: refused }, { consent: agreed }],
    ['the known consent stands, refused', { consent: refused }, { consent: agreed }, { consent: refused }],
    ['a consent that was not asked is added', {}, { consent: agreed }, { consent: agreed }],
    ['quiet stays on if the other has it', { quiet: false }, { quiet: true }, { quiet: true }],
    ['quiet stays on if the known one has it', { quiet: true }, { quiet: false }, { quiet: true }],
    ['the stricter rule of texting holds', { safeToText: 'safe' }, { safeToText: 'unsafe' }, { safeToText: 'unsafe' }],
    [
      'the stricter rule of texting holds, the other way',
      { safeToText: 'seen' },
      { safeToText: 'safe' },
      { safeToText: 'seen' },
    ],
    ['no reminders, if one of both wants none', { reminders: 'on' }, { reminders: 'off' }, { reminders: 'off' }],
    [
      'what was refused once is not shared',
      { sudConsent: { status: 'agreed', at: LATE } },
      { sudConsent: { status: 'refused', at: EARLY } },
      { sudConsent: { status: 'refused', at: EARLY } },
    ],
    ['a confirmed country stands before one that is not', { location: usa }, { location: spain }, { location: spain }],
    [
      'a confirmed country of the known one stands',
      { location: { ...usa, confirmed: true } },
      { location: spain },
      { location: { ...usa, confirmed: true } },
    ],
    [
      'the stronger disposition holds',
      { disposition: 'READY_FOR_CLINICIAN_INTAKE' },
      { disposition: 'CRISIS_NOW' },
      { disposition: 'CRISIS_NOW' },
    ],
    [
      'a stopped run does not make a finished one incomplete',
      { disposition: 'REVIEW_WITH_CAUTIONS' },
      { disposition: 'INCOMPLETE' },
      { disposition: 'REVIEW_WITH_CAUTIONS' },
    ],
    [
      "an unknown chat's age ends nobody's care",
      { disposition: 'REVIEW_WITH_CAUTIONS' },
      { disposition: 'OUT_OF_SCOPE' },
      { disposition: 'HOLD_FOR_PRESCRIBER' },
    ],
    [
      'the newer suicide screen is the last one',
      { suicideScreen: { at: EARLY, responseId: 'a' } },
      { suicideScreen: { at: LATE, responseId: 'b' } },
      { suicideScreen: { at: LATE, responseId: 'b' } },
    ],
    [
      'forms of both stay given',
      { assignments: [form('2', LATE)] },
      { assignments: [form('1', EARLY)] },
      { assignments: [form('1', EARLY), form('2', LATE)] },
    ],
    [
      'open alerts of both stay open, the newest last',
      { openAlerts: [alert('k', LATE)] },
      { openAlerts: [alert('o', EARLY)] },
      { openAlerts: [alert('o', EARLY), alert('k', LATE)], attention: `1|${LATE}` },
    ],
    [
      'the chat they write in comes first',
      { conversations: ['web'] },
      { conversations: ['old', 'teams'] },
      { conversations: ['teams', 'web', 'old'], lastSeenIn: 'teams' },
    ],
  ];
  for (const [what, known, other, one] of TABLE) {
    it(`become one: ${what}`, () => {
      const both = merged(person('known', known), mergeOf(person('other', other)));
      expect(both).to.deep.include(one);
      expect(both).to.include({ id: 'known', userId: 'user-known', lastSeenAt: NOW });
      expect(both.mergedFrom).to.deep.equal(['other']);
    });
  }

  it('become one once: done again, it brings back nothing that was closed since', () => {
    const merge = mergeOf(person('other', { openAlerts: [alert('o', EARLY)] }));
    const both = merged(person('known'), merge);
    const closed = { ...both, openAlerts: [] };
    expect(merged(closed, merge)).to.equal(closed);
  });

  it('leave a sign behind that is in no list, and stays so whatever is projected late', () => {
    const sign = tombstoneOf(person('other', { name: 'maria.g', openAlerts: [alert('o', EARLY)] }), 'known');
    expect(sign).to.include({ id: 'other', mergedInto: 'known', name: 'maria.g' });
    expect(sign).to.deep.include({ conversations: [], openAlerts: [] });
    const late = changesOf({ kind: 'patient.changed', patientId: 'other', set: { lastSeenAt: NOW } })[0];
    const after = (late?.change as ((current: Patient) => Patient) | undefined)?.(sign);
    expect([sign.attention, after?.attention]).to.deep.equal([undefined, undefined]);
  });

  it('go on in the record that the clinic has worked with, else in that of the code', () => {
    const [a, b] = [person('a'), person('b')];
    const known = person('k', { clearance: cleared });
    expect(survivorOf(a, b)).to.deep.equal({ into: a, from: b });
    expect(survivorOf(a, known)).to.deep.equal({ into: known, from: a });
    expect(survivorOf(known, a)).to.deep.equal({ into: known, from: a });
  });
});

function person(id: string, facts: Partial<Patient> = {}): Patient {
  return {
    ...{ id, clinicId: 'demo', userId: `user-${id}`, language: 'en', conversations: [], quiet: false, openAlerts: [] },
    ...{ clearance: { status: 'pending', lookAgain: false }, attention: '', createdAt: EARLY, lastSeenAt: EARLY },
    ...facts,
  };
}

function mergeOf(from: Patient): Merge {
  const nothing = { responses: [], findings: [], alerts: [], sessions: [] };
  return { from, into: 'known', ...nothing, auditId: 'audit_1', conversationId: 'teams', at: NOW };
}

function alert(id: string, raisedAt: string): OpenAlert {
  return { id, tiers: ['ACTIVE'], blocks: true, raisedAt, acknowledged: false, conversationId: 'c' };
}

function form(id: string, at: string) {
  return { id, questionnaire: 'urn:form|1', by: 'T', at };
}
