import { expect } from 'chai';
import { findingOf, runOf, sessionOf } from '../../support/care-record.ts';
import { at, StaffApi } from '../../support/staff-api.ts';

const NEXT = '2026-03-04T16:00:00.000Z';

describe('The brief', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi().open();
  });
  afterEach(() => api.close());

  const brief = async (role: 'therapist' | 'clinical-lead' = 'therapist', language = 'en') =>
    (await api.call(role, `GET /patients/${api.people.maria}/brief`, undefined, { 'accept-language': language })).body;
  const put = async (...[name, id, time, said, more]: Parameters<typeof runOf>) => {
    const run = { ...runOf(name, id, time, said, more), patientId: api.people.maria };
    await api.clinic.store.records.update('responses', id, () => run);
  };
  const plan = async () => {
    const session = { ...sessionOf('session_next', NEXT), patientId: api.people.maria };
    await api.clinic.store.records.update('sessions', session.id, () => session);
  };

  it('is one page in the person’s own words, each with its response and item', async () => {
    const body = await brief();
    expect(at(body, 'patient')).to.deep.include({
      label: 'Maria Lopez',
      language: 'en',
      disposition: 'CLINICIAN_REVIEW',
    });
    expect(at(body, 'patient.clearance')).to.deep.equal({ status: 'pending', lookAgain: false });
    expect(at(body, 'intention.title')).to.equal('See and stay.');
    expect(at(body, 'intention.parts.boundaries.0')).to.include({
      ...{ responseId: 'response_intention', linkId: 'i.boundaries', starred: true },
      answer: 'Please ask before touching my hand.',
    });
    expect(at(body, 'sessions.0.hopedFor.title')).to.equal('See and stay.');
    expect(at(body, 'sessions.0.firstWords.0')).to.include({
      ...{ responseId: 'response_reflection', linkId: 'd1.1' },
      answer: 'My grandmother’s kitchen, very bright.',
    });
    expect(at(body, 'measures.*.title')).to.include('PHQ-9');
    expect(at(body, 'measures.0.values.0')).to.include({ value: 13, responseId: 'response_maria', linkId: 'phq9' });
    expect(at(body, 'findings.*.code')).to.deep.equal(['SI_PASSIVE', 'BP_HISTORY']);
    expect(at(body, 'findings.0.source.0.id')).to.equal('I1');
    expect(at(body, 'withheld')).to.deep.equal({ answers: 0, scores: 0, findings: 0 });
    expect((await api.audited()).at(-1)).to.include({ action: 'brief.read', patientId: api.people.maria });
  });

  it('asks its questions in the reader’s language', async () => {
    expect(at(await brief('therapist', 'es'), 'sessions.0.firstWords.0.question')).to.equal(
      '¿Qué es lo que más resalta hoy?',
    );
  });

  it('shows what is open before the session ahead, and what alerted', async () => {
    await plan();
    expect(at(await brief(), 'nextSession')).to.include({ id: 'session_next', state: 'planned' });
    expect(at(await brief(), 'checklist.items.*.linkId')).to.include('p.ride');
    const about = { sessionId: 'session_next', points: ['24'] };
    await put(
      'checklist',
      'response_day',
      '2026-03-03T16:00:00.000Z',
      { 'p.person': 'skip', 'p.substances': 'yes' },
      about,
    );
    const answerSnapshot = { 'p.substances': { state: 'answered' as const, values: [] } };
    const alert = { sameDay: true as const };
    const finding = { ...findingOf('SUD_USED_SINCE', { responseId: 'response_day', alert, answerSnapshot }) };
    await api.clinic.store.records.update('findings', finding.id, () => ({ ...finding, patientId: api.people.maria }));
    const body = await brief();
    expect(at(body, 'checklist.items.*.linkId')).to.deep.equal(['p.substances', 'p.person']);
    expect(at(body, 'checklist.items.*.state')).to.deep.equal(['alerted', 'open']);
    expect(at(body, 'checklist.items.0.told')).to.include({ responseId: 'response_day', answer: 'Yes' });
    expect(at(body, 'skipped.*.linkId')).to.deep.equal(['p.person']);
  });

  it('keeps a low rating of safety with the clinical lead, and says that something is left out', async () => {
    const about = { sessionId: api.people.session, points: ['E0'] };
    await api.clinic.say('conversation_maria', '2', {
      effects: (scope) => [
        api.clinic.begun(scope, 'reflection#response_evening', about.sessionId, about.points),
        ...api.clinic.answered(scope, 'reflection#response_evening', 'r.safe', '2'),
        api.clinic.found(scope, { code: 'STAFF_UNSAFE', severity: 'relative', responseId: 'response_evening' }),
        api.clinic.raised(scope, { id: 'alert_unsafe', tiers: [], code: 'STAFF_UNSAFE', to: ['clinical-lead'] }),
      ],
    });
    const lead = await brief('clinical-lead');
    expect(at(lead, 'sessions.0.happened.*.linkId')).to.deep.equal(['r.safe']);
    expect(at(lead, 'findings.*.code')).to.include('STAFF_UNSAFE');
    const therapist = await brief();
    expect(JSON.stringify(therapist)).not.to.match(/STAFF_UNSAFE|r\.safe/);
    expect(at(therapist, 'withheld')).to.deep.equal({ answers: 1, scores: 0, findings: 1 });
    expect((await api.call('therapist', 'GET /alerts/alert_unsafe')).status).to.equal(404);
  });

  it('is there for a patient of whom nothing is known yet', async () => {
    const { status, body } = await api.call('prescriber', `GET /patients/${api.people.james}/brief`);
    expect(status).to.equal(200);
    expect(at(body, 'intention')).to.equal(undefined);
    expect(at(body, 'measures')).to.deep.equal([]);
    expect(at(body, 'patient.openAlerts.0.tiers')).to.deep.equal(['ACTIVE_PLAN']);
  });
});
