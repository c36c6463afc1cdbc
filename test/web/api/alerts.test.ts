import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

describe('Alerts of the staff API', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi().open();
  });
  afterEach(() => api.close());

  const turns = () => api.clinic.store.turns.since('conversation_james', 0, 50);
  const alert = async () => (await api.call('therapist', 'GET /alerts/alert_danger')).body;

  it('are listed while open, with the patient, the clock and the notes in words', async () => {
    const { body } = await api.call('therapist', 'GET /alerts');
    expect(at(body, 'items.*.id')).to.deep.equal(['alert_danger']);
    expect(at(body, 'items.0')).to.deep.include({ tiers: ['ACTIVE_PLAN'], blocks: true, patientId: api.people.james });
    expect(at(body, 'items.0.patientLabel')).to.match(/^Patient /);
    expect(at(body, 'items.0.notes.0.text')).to.equal('Not safe for the next few hours, or alone.');
    await api.call('therapist', 'POST /alerts/alert_danger/close', { reason: 'Seen in person.' });
    expect(at((await api.call('therapist', 'GET /alerts?state=open')).body, 'items')).to.deep.equal([]);
    expect(at((await api.call('therapist', 'GET /alerts?state=all')).body, 'items.*.id')).to.deep.equal([
      'alert_danger',
    ]);
  });

  it('are acknowledged once: the first name and time stay, and the patient is told once', async () => {
    const first = await api.call('therapist', 'POST /alerts/alert_danger/acknowledge');
    expect(at(first.body, 'acknowledged')).to.include({ by: 'Dr. Ruth Adler', role: 'therapist' });
    api.clinic.clock.advance(60_000);
    const other = { token: await api.clinic.token('prescriber', 'Dr. Kim') };
    const second = await api.call(other, 'POST /alerts/alert_danger/acknowledge');
    expect([second.status, at(second.body, 'acknowledged')]).to.deep.equal([200, at(first.body, 'acknowledged')]);
    const said = (await turns()).flatMap(({ outbound }) => outbound.map(({ text }) => text));
    expect(said.filter((text) => text === 'A person has seen it.')).to.have.length(1);
  });

  it('are acknowledged once when two people do it at the same time', async () => {
    const names = ['Ann', 'Ben', 'Cy'];
    const replies = await Promise.all(
      names.map(async (name) =>
        api.call({ token: await api.clinic.token('therapist', name) }, 'POST /alerts/alert_danger/acknowledge'),
      ),
    );
    const by = new Set(replies.map(({ body }) => at(body, 'acknowledged.by')));
    expect([...by]).to.have.length(1);
    expect((await turns()).filter(({ inbound }) => inbound.type === 'event')).to.have.length(1);
  });

  it('are closed with a reason by who is named; that counts as acknowledged and ends the crisis', async () => {
    const closed = await api.call('prescriber', 'POST /alerts/alert_danger/close', { reason: '  Spoke by phone.  ' });
    expect(at(closed.body, 'closed')).to.include({
      by: 'Dr. Ruth Adler',
      role: 'prescriber',
      reason: 'Spoke by phone.',
    });
    expect(at(closed.body, 'acknowledged.by')).to.equal('Dr. Ruth Adler');
    const again = await api.call('therapist', 'POST /alerts/alert_danger/close', { reason: 'Another.' });
    expect(at(again.body, 'closed.reason')).to.equal('Spoke by phone.');
    const patient = await api.clinic.store.records.get('patients', api.people.james);
    expect(patient?.openAlerts).to.deep.equal([]);
    expect((await turns()).at(-1)?.outbound.at(0)?.text).to.equal('Your care team has looked at it.');
  });

  it('stay open without a reason', async () => {
    for (const body of [
      undefined,
      {},
      { reason: '' },
      { reason: '   ' },
      { reason: 5 },
      { reason: 'x', who: 'me' },
      [],
    ]) {
      const reply = await api.call('therapist', 'POST /alerts/alert_danger/close', body);
      expect([reply.status, at(reply.body, 'code')]).to.deep.equal([400, 'request.invalid']);
    }
    const reply = await api.call('therapist', 'POST /alerts/alert_danger/close', {});
    expect(at(reply.body, 'title')).to.contain('reason:');
    expect((await api.call('therapist', 'POST /alerts/alert_danger/close', '{"reason":')).status).to.equal(400);
    expect(at(await alert(), 'closed')).to.equal(undefined);
  });

  it('record the act even when the bot fails on telling the patient', async () => {
    api.clinic.bot.broken = true;
    const reply = await api.call('therapist', 'POST /alerts/alert_danger/acknowledge');
    expect(at(reply.body, 'acknowledged.by')).to.equal('Dr. Ruth Adler');
    const patient = await api.clinic.store.records.get('patients', api.people.james);
    expect(patient?.openAlerts.at(0)?.acknowledged).to.equal(true);
  });

  it('can be closed when their conversation was erased', async () => {
    await api.clinic.store.turns.erase('conversation_james');
    const reply = await api.call('therapist', 'POST /alerts/alert_danger/close', { reason: 'Called him.' });
    expect(at(reply.body, 'closed.reason')).to.equal('Called him.');
  });

  it('show a crisis that comes with an accusation of staff, but not the accusation', async () => {
    const { clinic } = api;
    await clinic.say('conversation_james', 'words', {
      effects: (scope) => [
        clinic.raised(scope, {
          ...{ id: 'alert_both', tiers: ['IMMINENT', 'ABUSE'], marks: ['STAFF', 'DANGER'], blocks: true },
          notes: [{ key: 'safety.note.call.yes', at: scope.now }],
        }),
      ],
    });
    const { body } = await api.call('therapist', 'GET /alerts/alert_both');
    expect(body).to.deep.include({ tiers: ['IMMINENT'], marks: ['DANGER'], notes: [] });
    expect((await api.call('clinical-lead', 'GET /alerts/alert_both')).body).to.deep.include({
      tiers: ['IMMINENT', 'ABUSE'],
    });
  });

  it('are never shown to the person they accuse; the second contact stands in for an accused lead', async () => {
    const { clinic } = api;
    const accusation = {
      tiers: ['ABUSE' as const],
      marks: ['STAFF' as const],
      accused: 'staff-Lena',
      entrustedTo: 'staff-Ben',
    };
    await clinic.say('conversation_james', 'words', {
      effects: (scope) => [clinic.raised(scope, { id: 'alert_lead', ...accusation })],
    });
    const status = async (role: 'clinical-lead' | 'therapist', name: string) => {
      const token = await clinic.token(role, name);
      return (await api.call({ token }, 'GET /alerts/alert_lead')).status;
    };
    expect(await status('clinical-lead', 'Lena')).to.equal(404);
    expect(await status('therapist', 'Ben')).to.equal(200);
    expect(await status('therapist', 'Ruth')).to.equal(404);
    const lena = { token: await clinic.token('clinical-lead', 'Lena') };
    const transcript = await api.call(lena, `GET /patients/${api.people.james}/transcript`);
    expect(at(transcript.body, 'items.*.withheld')).to.include(true);
  });

  it('show the front desk those about rides and releases alone, which it may acknowledge', async () => {
    const { clinic } = api;
    await clinic.say('conversation_maria', 'words', {
      effects: (scope) => [clinic.raised(scope, { id: 'alert_ride', tiers: [], code: 'PRAC_NO_RIDE' })],
    });
    expect(at((await api.call('front-desk', 'GET /alerts')).body, 'items.*.id')).to.deep.equal(['alert_ride']);
    expect((await api.call('front-desk', 'POST /alerts/alert_ride/acknowledge')).status).to.equal(200);
    expect((await api.call('front-desk', 'POST /alerts/alert_danger/acknowledge')).status).to.equal(403);
  });

  it('leave who acknowledged and who closed, and why, in the audit log', async () => {
    await api.call('therapist', 'POST /alerts/alert_danger/acknowledge');
    await api.call('clinical-lead', 'POST /alerts/alert_danger/close', { reason: 'Seen.' });
    const newest = await api.call('auditor', 'GET /audit?limit=1');
    const older = await api.call('auditor', `GET /audit?limit=1&next=${at(newest.body, 'next')}`);
    expect(at(newest.body, 'items.0')).to.include({ action: 'alert.closed', reason: 'Seen.', role: 'clinical-lead' });
    expect(at(older.body, 'items.0')).to.include({ action: 'alert.acknowledged', patientId: api.people.james });
  });
});
