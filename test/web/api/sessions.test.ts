import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

const START = '2026-04-01T16:00:00.000Z';

describe('Sessions of the staff API', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi().open();
  });
  afterEach(() => api.close());

  const plan = (body: object = {}) =>
    api.call('therapist', `POST /patients/${api.people.maria}/sessions`, {
      ...{ start: START, zone: 'America/Denver', route: 'im' },
      ...body,
    });
  const change = (id: unknown, body: unknown, role: 'therapist' | 'prescriber' | 'front-desk' = 'therapist') =>
    api.call(role, `PATCH /sessions/${id}`, body);
  const clear = (status = 'cleared') =>
    api.call('prescriber', `PUT /patients/${api.people.maria}/clearance`, {
      status,
      reason: 'ECG fine.',
      licence: 'CO-12',
    });

  it('are planned at any clearance, for three hours unless told', async () => {
    const { status, body } = await plan({ start: '2026-04-01T10:00:00-06:00' });
    expect(status).to.equal(201);
    expect(body).to.include({
      state: 'planned',
      start: START,
      plannedEnd: '2026-04-01T19:00:00.000Z',
      createdBy: 'Dr. Ruth Adler',
    });
    const list = await api.call('front-desk', `GET /patients/${api.people.maria}/sessions`);
    expect(at(list.body, 'items.0.id')).to.equal(at(body, 'id'));
  });

  it('refuse times and zones that cannot be, and say which field', async () => {
    const wrong: [object, RegExp][] = [
      [{ start: '2026-02-30T10:00:00Z' }, /start/],
      [{ start: 'tomorrow' }, /start/],
      [{ start: '2026-04-01T10:00:00' }, /start/],
      [{ zone: 'Denver' }, /zone/],
      [{ route: 'nose' }, /route/],
      [{ plannedEnd: START }, /plannedEnd/],
      [{ route: 'intranasal_esketamine', plannedEnd: '2026-04-01T17:59:00Z' }, /plannedEnd.*2 hours/],
      [{ dose: '50 mg' }, /dose/],
    ];
    for (const [body, field] of wrong) {
      const reply = await plan(body);
      expect(reply.status, JSON.stringify(body)).to.equal(400);
      expect(at(reply.body, 'title')).to.match(field);
    }
    expect((await plan({ route: 'intranasal_esketamine', plannedEnd: '2026-04-01T18:00:00Z' })).status).to.equal(201);
  });

  it('are confirmed only with clearance', async () => {
    const id = at((await plan()).body, 'id');
    const refused = await change(id, { state: 'confirmed' });
    expect([refused.status, at(refused.body, 'code')]).to.deep.equal([409, 'clearance-required']);
    await clear();
    expect(at((await change(id, { state: 'confirmed' })).body, 'state')).to.equal('confirmed');
  });

  it('are confirmed by a prescriber’s override, which is audited and shown with its reason', async () => {
    const id = at((await plan()).body, 'id');
    const override = { reason: 'Cleared by phone with cardiology.', licence: 'CO-12' };
    const { body } = await change(id, { state: 'confirmed', override }, 'prescriber');
    expect(at(body, 'override')).to.deep.include({ ...override, by: 'Dr. Ruth Adler' });
    expect((await api.audited()).at(-1)).to.include({ action: 'session.overridden', reason: override.reason });
  });

  it('go their way step by step', async () => {
    await clear();
    const id = at((await plan()).body, 'id');
    for (const state of ['started', 'released', 'closed']) {
      expect(at((await change(id, { state })).body, 'code'), state).to.equal('state-conflict');
    }
    for (const state of ['confirmed', 'started', 'released', 'closed', 'closed']) {
      expect(at((await change(id, { state })).body, 'state')).to.equal(state);
    }
    expect(at((await change(id, { state: 'planned' })).body, 'code')).to.equal('state-conflict');
  });

  it('are cancelled or missed before they start, and not after', async () => {
    const id = at((await plan()).body, 'id');
    expect((await change(id, { state: 'cancelled' }, 'front-desk')).status).to.equal(200);
    expect((await change(id, { state: 'confirmed' })).status).to.equal(409);
    expect((await change(api.people.session, { state: 'missed' })).status).to.equal(409);
  });

  it('take a release as it happened, confirmed or not', async () => {
    const releasedAt = '2026-03-02T14:30:00.000Z';
    const planned = at((await plan()).body, 'id');
    expect((await change(planned, { releasedAt })).body).to.include({
      state: 'released',
      releasedAt,
      unconfirmed: true,
    });
    const missed = at((await plan()).body, 'id');
    await change(missed, { state: 'missed' });
    expect((await change(missed, { releasedAt })).body).to.include({ state: 'missed', releasedAt });
    expect((await api.audited()).at(-1)).to.include({
      action: 'session.released',
      reason: 'The session was never confirmed.',
    });
  });

  it('show that their clearance is to be looked at again, until a prescriber writes it anew', async () => {
    await clear();
    const id = at((await plan()).body, 'id');
    await change(id, { state: 'confirmed' });
    const shown = async (role: 'therapist' | 'front-desk' = 'therapist') => {
      const { body } = await api.call(role, `GET /patients/${api.people.maria}/sessions`);
      const session = (at(body, 'items') as { id: string }[]).find((one) => one.id === id);
      return [at(session, 'state'), at(session, 'lookAgain')];
    };
    expect(await shown()).to.deep.equal(['confirmed', undefined]);
    const effects = [
      { kind: 'clearance.look-again' as const, patientId: api.people.maria, at: '2027-01-01T00:00:00Z' },
    ];
    await api.clinic.say('maria', 'Something new.', { effects: () => effects });
    expect(await shown()).to.deep.equal(['confirmed', true]);
    expect(await shown('front-desk')).to.deep.equal(['confirmed', undefined]);
    const patient = await api.call('prescriber', `GET /patients/${api.people.maria}`);
    expect(at(patient.body, 'clearance')).to.include({ status: 'cleared', lookAgain: true });
    await clear();
    expect(await shown()).to.deep.equal(['confirmed', undefined]);
  });

  it('take no release that is still to come', async () => {
    const reply = await change(api.people.session, { releasedAt: '2026-03-03T15:00:00Z' });
    expect([reply.status, at(reply.body, 'title')]).to.deep.equal([400, 'releasedAt: is still to come.']);
  });

  it('keep their length when they are moved', async () => {
    const id = at((await plan()).body, 'id');
    const { body } = await change(id, { start: '2026-04-02T16:00:00Z' });
    expect(body).to.include({ start: '2026-04-02T16:00:00.000Z', plannedEnd: '2026-04-02T19:00:00.000Z' });
    expect((await change(id, { plannedEnd: '2026-04-02T15:00:00Z' })).status).to.equal(400);
  });

  it('show the intention and the reflection side by side', async () => {
    const { body } = await api.call('therapist', `GET /patients/${api.people.maria}/sessions`);
    const session = (at(body, 'items') as { id: string }[]).find(({ id }) => id === api.people.session);
    expect(at(session, 'intention.0.answers.*.linkId')).to.deep.equal([
      'i.why',
      'i.intention',
      'i.shorten',
      'i.boundaries',
    ]);
    expect(at(session, 'intention.0.answers.1.answer')).to.equal('Help me see what I am afraid of.');
    expect(at(session, 'reflection.0.title')).to.equal('Looking back at a session (D1)');
    expect(at(session, 'reflection.0.answers.*.answer')).to.include('My grandmother’s kitchen, very bright.');
    expect((await api.audited()).at(-1)).to.include({ action: 'sessions.read' });
  });

  it('need a clearance with a reason, which the patient then shows', async () => {
    for (const body of [{ status: 'cleared' }, { status: 'maybe', reason: 'x' }, { status: 'cleared', reason: ' ' }]) {
      expect((await api.call('prescriber', `PUT /patients/${api.people.maria}/clearance`, body)).status).to.equal(400);
    }
    await clear('deferred');
    const { body } = await api.call('therapist', `GET /patients/${api.people.maria}`);
    expect(at(body, 'clearance')).to.include({
      status: 'deferred',
      by: 'Dr. Ruth Adler',
      licence: 'CO-12',
      lookAgain: false,
    });
  });
});
