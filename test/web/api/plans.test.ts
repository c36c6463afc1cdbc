import { expect } from 'chai';
import type { TreatmentPlan } from '../../../src/domain/care/treatment-plan.ts';
import type { Role } from '../../../src/web/api/roles.ts';
import { planOf } from '../../support/a-plan.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { at, StaffApi } from '../../support/staff-api.ts';
import { testClinic } from '../../support/turn-parts.ts';

describe('Treatment plans of the staff API', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi().open();
  });
  afterEach(() => api.close());

  const read = async (role: Role = 'therapist') =>
    (await api.call(role, `GET /patients/${api.people.maria}/plan`)).body;
  const write = (version: number, plan: TreatmentPlan, role: Role = 'therapist') =>
    api.call(role, `PUT /patients/${api.people.maria}/plan`, { version, plan });

  it('begin with nothing, and with suggestions whose numbers name their sources', async () => {
    expect(await read()).to.deep.equal({ version: 0, earlier: [] });
    const { body } = await api.call('therapist', 'GET /plan-templates');
    expect(at(body, 'items.*.route')).to.include.members(['iv', 'intranasal_esketamine']);
    expect(at(body, 'items.0.notes.1.source')).to.deep.equal(['E1', 'E2', 'E3', 'E5']);
  });

  it('are written by clinicians alone', async () => {
    for (const role of ['front-desk', 'admin', 'auditor'] as const) {
      const { status, body } = await write(0, planOf(), role);
      expect([status, at(body, 'code')], role).to.deep.equal([403, 'role-forbidden']);
    }
    for (const [version, role] of (['therapist', 'prescriber', 'clinical-lead'] as const).entries())
      expect((await write(version, planOf(), role)).status, role).to.equal(200);
  });

  it('keep every version, and audit who wrote it', async () => {
    expect((await write(0, planOf())).status).to.equal(200);
    const { body } = await write(1, planOf('im', { status: 'active' }), 'prescriber');
    expect(body).to.deep.include({ version: 2, by: 'Dr. Ruth Adler' });
    expect((await api.audited()).at(-1)).to.include({
      action: 'plan.written',
      target: 'version 2',
      role: 'prescriber',
    });
    expect(at(await read(), 'earlier.*.plan.status')).to.deep.equal(['draft']);
    expect((await api.audited()).at(-1)).to.include({ action: 'plan.read' });
  });

  it('let nobody overwrite what they have not read, and say what to do', async () => {
    await write(0, planOf());
    const { status, body } = await write(0, planOf('iv'));
    expect([status, at(body, 'code')]).to.deep.equal([409, 'state-conflict']);
    expect(at(body, 'title')).to.match(/version 1, by Dr. Ruth Adler. Read it again/);
    const both = await Promise.all([write(1, planOf('iv')), write(1, planOf('oral'))]);
    expect(both.map((one) => one.status).sort()).to.deep.equal([200, 409]);
  });

  it('show the front desk the logistics and nothing else', async () => {
    await write(
      0,
      planOf('im', { product: 'Vial A', psychotherapy: { modality: 'IFS', frequency: 'weekly' }, consentRef: 'C-1' }),
    );
    const plan = at(await read('front-desk'), 'plan') as object;
    expect(Object.keys(plan)).to.have.members([
      ...['status', 'route', 'setting', 'rosterOfRoles', 'preparationVisits', 'induction', 'integrationVisits'],
      'maintenance',
    ]);
  });

  it('refuse what cannot be, and name the field', async () => {
    const wrong = { ...planOf(), route: 'intranasal_esketamine', setting: 'home_with_observer' } as TreatmentPlan;
    const { status, body } = await write(0, wrong);
    expect([status, at(body, 'title')]).to.deep.equal([
      400,
      'plan.setting: esketamine is given at a certified REMS site only: rems_site',
    ]);
  });

  it('name only people of the clinic’s staff list', async () => {
    const staff = [{ id: 'ben', name: 'Ben', roles: ['therapist' as const] }];
    const listed = await new StaffApi(new SeededClinic(new MemoryStore(), { ...testClinic, staff })).open();
    const put = (therapist: string) =>
      listed.call('therapist', `PUT /patients/${listed.people.maria}/plan`, {
        version: 0,
        plan: planOf('im', { rosterOfRoles: { therapist } }),
      });
    expect((await put('eve')).status).to.equal(400);
    expect((await put('ben')).status).to.equal(200);
    await listed.close();
  });

  it('suggest the dates of the induction, and enter none', async () => {
    const ask = async () =>
      api.call('front-desk', `POST /patients/${api.people.maria}/plan/suggested-sessions`, {
        ...{ start: '2026-04-01T16:00:00Z', zone: 'America/Denver' },
      });
    expect((await ask()).status).to.equal(404);
    await write(0, planOf());
    const { body } = await ask();
    expect(at(body, 'items.*.start')).to.have.length(6).and.include('2026-04-04T16:00:00.000Z');
    const { body: list } = await api.call('therapist', `GET /patients/${api.people.maria}/sessions`);
    expect(at(list, 'items.*.id')).to.deep.equal([api.people.session]);
  });

  it('give a new session of their route their setting, and stand in the brief as one line', async () => {
    await write(0, planOf('sublingual', { setting: 'home_with_observer', status: 'active' }));
    const session = (route: string) =>
      api.call('therapist', `POST /patients/${api.people.maria}/sessions`, {
        ...{ start: '2026-04-01T16:00:00Z', zone: 'America/Denver', route },
        staff: ['ben'],
      });
    expect((await session('sublingual')).body).to.deep.include({ setting: 'home_with_observer', staff: ['ben'] });
    expect(at((await session('im')).body, 'setting')).to.equal(undefined);
    const { body } = await api.call('therapist', `GET /patients/${api.people.maria}/brief`);
    expect(at(body, 'plan')).to.deep.include({ status: 'active', route: 'sublingual', done: 1, version: 1 });
    expect(at(body, 'plan')).not.to.have.property('psychotherapy');
  });
});
