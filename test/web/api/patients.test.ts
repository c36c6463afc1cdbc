import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

describe('Patients of the staff API', () => {
  let api: StaffApi;
  before(async () => {
    api = await new StaffApi().open();
  });
  after(() => api.close());

  it('come with the newest open alert first', async () => {
    const { body } = await api.call('therapist', 'GET /patients');
    expect(at(body, 'items.*.id')).to.deep.equal([api.people.james, api.people.maria]);
    expect(at(body, 'items.0')).to.deep.include({ disposition: 'CRISIS_NOW', channel: 'directline' });
    expect(at(body, 'items.0.openAlerts.*.tiers')).to.deep.equal([['ACTIVE_PLAN']]);
    expect(at(body, 'items.1')).to.deep.include({ name: 'Maria Lopez', label: 'Maria Lopez', openAlerts: [] });
  });

  it('have a neutral label while they have no name', async () => {
    const { body } = await api.call('therapist', `GET /patients/${api.people.james}`, undefined, {
      'accept-language': 'es-MX,es;q=0.9',
    });
    expect(at(body, 'label')).to.equal(`Paciente ${api.people.james.slice(-6).toUpperCase()}`);
    expect(at(body, 'zone')).to.equal('America/New_York');
    expect((await api.call('therapist', `GET /patients/${api.people.maria}`)).body).to.include({
      zone: 'America/Denver',
    });
  });

  it('come page by page, each once', async () => {
    const first = await api.call('therapist', 'GET /patients?limit=1');
    const second = await api.call('therapist', `GET /patients?limit=1&next=${at(first.body, 'next')}`);
    expect([at(first.body, 'items.*.id'), at(second.body, 'items.*.id')]).to.deep.equal([
      [api.people.james],
      [api.people.maria],
    ]);
    expect(at(second.body, 'next')).to.equal(undefined);
  });

  it('refuse a cursor, a limit and a parameter that are not theirs', async () => {
    for (const query of ['next=abc', 'limit=0', 'limit=many', 'sort=name', 'limit[x]=1']) {
      const { status, body } = await api.call('therapist', `GET /patients?${query}`);
      expect([query, status, at(body, 'code')]).to.deep.equal([query, 400, 'request.invalid']);
    }
  });

  it('are audited when they are opened', async () => {
    await api.call('prescriber', `GET /patients/${api.people.maria}`);
    const last = (await api.audited()).at(-1);
    expect(last).to.include({ action: 'patient.read', by: 'Dr. Ruth Adler', role: 'prescriber' });
    expect(last?.patientId).to.equal(api.people.maria);
  });
});
