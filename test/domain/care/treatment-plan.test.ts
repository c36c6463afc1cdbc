import { expect } from 'chai';
import { assignedStaff, isOwn } from '../../../src/domain/care/is-own.ts';
import { planForPatient, planTexts } from '../../../src/domain/care/plan-for-patient.ts';
import { suggestSessions } from '../../../src/domain/care/suggest-sessions.ts';
import { planSchema, type TreatmentPlan } from '../../../src/domain/care/treatment-plan.ts';
import { rosterFaults, writePlan } from '../../../src/domain/care/write-plan.ts';
import { planOf } from '../../support/a-plan.ts';
import { sessionOf } from '../../support/care-record.ts';
import { content } from '../../support/chat.ts';

const NOW = '2026-03-02T15:00:00.000Z';
const faultsOf = (plan: object) =>
  planSchema.safeParse({ ...planOf(), ...plan }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('A treatment plan', () => {
  const WRONG: [plan: object, field: string][] = [
    [{ route: 'intranasal_esketamine', setting: 'home_with_observer' }, 'setting'],
    [{ route: 'intranasal_esketamine', setting: 'clinic' }, 'setting'],
    [{ preparationVisits: { planned: 1, minBeforeFirst: 2 } }, 'preparationVisits.minBeforeFirst'],
    [{ induction: { sessions: 0, perWeek: 2, weeks: 3 } }, 'induction.sessions'],
    [{ status: 'approved' }, 'status'],
    [{ measures: ['mood'] }, 'measures.0'],
    [{ dose: '50 mg' }, ''],
  ];
  for (const [plan, field] of WRONG) {
    it(`refuses ${JSON.stringify(plan)}`, () => expect(faultsOf(plan)).to.deep.equal([field]));
  }

  it('is one version more each time, with all before it kept', () => {
    const patient = { id: 'patient_1', clinicId: 'demo' };
    const write = (before: ReturnType<typeof writePlan> | undefined, version: number, plan: TreatmentPlan) =>
      writePlan(before, patient, { plan, version, by: `by ${version}`, at: NOW });
    const first = write(undefined, 0, planOf('im'));
    const second = write(first, 1, planOf('im', { status: 'active' }));
    const third = write(second, 2, planOf('im', { status: 'paused' }));
    expect(third.earlier.map(({ version, by, plan }) => [version, by, plan.status])).to.deep.equal([
      [1, 'by 0', 'draft'],
      [2, 'by 1', 'active'],
    ]);
    expect([third.version, third.plan.status]).to.deep.equal([3, 'paused']);
    expect(() => write(third, 2, planOf('iv')))
      .to.throw(/version 3, by by 2. Read it again/)
      .with.property('code', 'state-conflict');
    expect(() => write(undefined, 1, planOf('iv')))
      .to.throw()
      .with.property('code', 'state-conflict');
  });

  it('names staff of the clinic’s list, in roles that are theirs', () => {
    const staff = [
      { id: 'ana', name: 'Ana', roles: ['prescriber' as const] },
      { id: 'ben', name: 'Ben', roles: ['therapist' as const] },
    ];
    const faults = (rosterOfRoles: TreatmentPlan['rosterOfRoles'], list: typeof staff | undefined = staff) =>
      rosterFaults(planOf('im', { rosterOfRoles }), { staff: list });
    expect(faults({ prescriber: 'ana', therapist: 'ben', monitor: 'ana' })).to.deep.equal([]);
    expect(faults({ prescriber: 'ben' })).to.deep.equal(['rosterOfRoles.prescriber: is no prescriber']);
    expect(faults({ monitor: 'eve' })).to.deep.equal(["rosterOfRoles.monitor: is nobody on the clinic's staff list"]);
    expect(rosterFaults(planOf('im', { rosterOfRoles: { monitor: 'eve' } }), {})).to.deep.equal([]);
  });
});

describe('Whose patient somebody is', () => {
  const assigned = planOf('im', { rosterOfRoles: { therapist: 'ben', monitor: 'ben', prescriber: 'ana' } });
  const TABLE: [
    what: string,
    plan: TreatmentPlan | undefined,
    who: string,
    onCall: boolean,
    open: boolean,
    own: boolean,
  ][] = [
    ['assigned', assigned, 'ben', false, false, true],
    ['not assigned', assigned, 'eve', false, false, false],
    ['on call, no alert open', assigned, 'eve', true, false, false],
    ['on call while an alert is open', assigned, 'eve', true, true, true],
    ['an alert open, but not on call', assigned, 'eve', false, true, false],
    ['nobody assigned yet', planOf(), 'eve', false, false, true],
    ['no plan yet', undefined, 'eve', false, false, true],
  ];
  for (const [what, plan, who, onCall, hasOpenAlert, own] of TABLE) {
    it(`is ${own ? '' : 'not '}theirs: ${what}`, () => {
      expect(isOwn(plan, who, { onCall, hasOpenAlert })).to.equal(own);
    });
  }

  it('counts the psychotherapist of the plan, and each once', () => {
    const psychotherapy = { modality: 'ACT', frequency: 'weekly', therapistId: 'kim' };
    expect(assignedStaff({ ...assigned, psychotherapy })).to.deep.equal(['ana', 'ben', 'kim']);
  });
});

describe('Suggested sessions', () => {
  const from = (perWeek: number, sessions = 6, start = '2026-03-02T16:00:00.000Z') =>
    suggestSessions(planOf('im', { induction: { sessions, perWeek, weeks: 3 } }), { start, zone: 'America/Denver' });
  const days = (perWeek: number, sessions?: number) =>
    from(perWeek, sessions).map(({ start }) =>
      Math.round((Date.parse(start) - Date.parse('2026-03-02')) / 86_400_000 - 0.6),
    );

  it('spread over the weeks', () => {
    expect(days(2)).to.deep.equal([0, 3, 7, 10, 14, 17]);
    expect(days(3)).to.deep.equal([0, 2, 4, 7, 9, 11]);
    expect(days(0.5, 3)).to.deep.equal([0, 14, 28]);
  });

  it('keep the time of day where the clocks change', () => {
    const hours = from(2).map(({ start, plannedEnd = '', zone }) =>
      [start, plannedEnd].map((at) =>
        new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: zone }).format(new Date(at)),
      ),
    );
    expect(new Set(hours.map(String))).to.deep.equal(new Set(['09,12']));
  });
});

describe('A plan in the patient’s words', () => {
  const said = (
    plan: TreatmentPlan | undefined,
    sessions = [] as ReturnType<typeof sessionOf>[],
    language: 'en' | 'es' = 'en',
  ) => planTexts(planForPatient(plan, sessions, NOW), language).map((text) => content.texts.format(language, text));
  const PARTS =
    'Your plan has three parts: getting ready, medicine sessions, and making sense of them. How many and how often is decided with you, and can change.';

  it('says the three parts, how far it is, and the sessions ahead with day and time in their zone', () => {
    const sessions = [
      sessionOf('s1', '2026-02-20T16:00:00.000Z', { state: 'closed' }),
      sessionOf('s2', '2026-02-24T16:00:00.000Z', { state: 'released', releasedAt: '2026-02-24T18:00:00.000Z' }),
      sessionOf('s4', '2026-03-12T15:00:00.000Z'),
      sessionOf('s3', '2026-03-05T16:00:00.000Z', { state: 'confirmed' }),
      sessionOf('s5', '2026-03-06T16:00:00.000Z', { state: 'cancelled' }),
    ];
    expect(said(planOf('im', { status: 'active' }), sessions)).to.deep.equal([
      PARTS,
      'Your plan is under way.',
      '2 medicine sessions are behind you.',
      'Your next session is on Thursday, March 5 at 9:00 AM MST.',
      'Then: Thursday, March 12 at 9:00 AM MDT (not confirmed yet).',
    ]);
    expect(said(planOf('im', { status: 'active' }), sessions, 'es').slice(2)).to.deep.equal([
      'Ya tuviste 2 sesiones con medicina.',
      'Tu próxima sesión: jueves, 5 de marzo, 9:00 a.m. GMT-7.'.replace('9:00 a.m. GMT-7', '9:00 GMT-7'),
      'Después: jueves, 12 de marzo, 9:00 GMT-6 (aún sin confirmar).',
    ]);
  });

  it('says nothing of a draft, and never a dose, a product or a note', () => {
    const plan = planOf('im', {
      product: 'ketamine 50 mg/ml',
      psychotherapy: { modality: 'IFS', frequency: 'weekly' },
    });
    const none = [PARTS, 'Your care team has not shared a plan here yet. They will talk it over with you.'];
    const calendar = 'No session is in your calendar right now. Your clinic enters it.';
    expect(said(undefined)).to.deep.equal([...none, calendar]);
    expect(said(plan)).to.deep.equal([...none, calendar]);
    expect(said({ ...plan, status: 'active' }).join(' ')).not.to.match(/mg|ketamine|IFS|\bim\b/);
  });
});
