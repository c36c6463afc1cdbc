import { expect } from 'chai';
import { OwnPatients } from '../../support/own-patients.ts';
import { at } from '../../support/staff-api.ts';

const REASON = 'Covering for Dr. Adler, who is ill today.';
const NIA = { name: 'Nia', roles: 'therapist' as const };
const LEAD = { name: 'Lena', roles: 'clinical-lead' as const };

describe('A record that is opened with a reason', () => {
  let clinic: OwnPatients;
  let maria: string;
  beforeEach(async () => {
    clinic = await new OwnPatients().open();
    maria = clinic.api.people.maria;
    await clinic.assign(maria, { therapist: 'staff-Tess' });
  });
  afterEach(() => clinic.api.close());

  const open = (who: Parameters<OwnPatients['as']>[0] = NIA, reason: unknown = REASON) =>
    clinic.as(who, `POST /patients/${maria}/break-glass`, { reason });

  it('says until when, keeps the first reason while it is open, and begins anew afterwards', async () => {
    const first = (await open()).body;
    expect(Date.parse(String(at(first, 'until'))) - Date.parse(String(at(first, 'at')))).to.equal(8 * 3_600_000);
    clinic.clinic.clock.advance(3_600_000);
    expect((await open(NIA, 'Another reason, later.')).body).to.deep.equal(first);
    clinic.clinic.clock.advance(7 * 3_600_000);
    expect(at((await open(NIA, 'Another reason, later.')).body, 'until')).not.to.equal(at(first, 'until'));
    const reasons = (await clinic.api.audited()).filter(({ action }) => action === 'patient.break-glass');
    expect(reasons.map(({ reason }) => reason)).to.deep.equal([REASON, 'Another reason, later.']);
  });

  it('is one record when it is opened twice at once', async () => {
    const both = await Promise.all([open(), open(NIA, 'The same moment, another tab.')]);
    expect(both[0]?.body).to.deep.equal(both[1]?.body);
    expect(at((await clinic.as(LEAD, 'GET /break-glass')).body, 'items')).to.have.length(1);
  });

  it('takes a reason of some words, and repeats none of a wrong one', async () => {
    for (const reason of ['', 'too short', `   ${'x'.repeat(9)}   `, 'x'.repeat(501), 7, null]) {
      const { status, code, body } = await open(NIA, reason);
      expect([status, code], String(reason)).to.deep.equal([400, 'request.invalid']);
      if (reason === 'too short') expect(at(body, 'title')).not.to.contain(reason);
    }
    expect((await open(NIA, `  ${'x'.repeat(10)}  `)).status).to.equal(200);
    expect(at((await clinic.as(LEAD, 'GET /break-glass')).body, 'items.0.reason')).to.equal('x'.repeat(10));
  });

  it('is for those who have patients of their own', async () => {
    for (const roles of ['clinical-lead', 'front-desk', 'admin', 'auditor'] as const)
      expect((await open({ name: 'Ann', roles })).code).to.equal('role-forbidden');
    expect((await open({ name: 'Pia', roles: 'prescriber' })).status).to.equal(200);
    const foreign = { token: await clinic.clinic.token('therapist', 'Nia', 'elsewhere') };
    const reply = await clinic.api.call(foreign, `POST /patients/${maria}/break-glass`, { reason: REASON });
    expect(reply.status).to.equal(404);
  });

  it('leaves each use in the audit log, whatever is read', async () => {
    await open();
    const paths = ['transcript', 'alerts', 'plan', 'brief', 'sessions'];
    for (const path of paths) await clinic.as(NIA, `GET /patients/${maria}/${path}`);
    await clinic.as(NIA, 'GET /responses/response_maria');
    const used = (await clinic.api.audited()).filter(({ action }) => action === 'break-glass.used');
    expect(used).to.have.length(paths.length + 1);
    for (const entry of used) expect(entry).to.include({ by: 'Nia', role: 'therapist', patientId: maria });
  });

  it('leaves no such entry of who is assigned', async () => {
    const tess = { name: 'Tess', roles: 'therapist' as const };
    await open(tess);
    expect((await clinic.as(tess, `GET /patients/${maria}`)).body).not.to.have.property('breakGlass');
    expect((await clinic.api.audited()).map(({ action }) => action)).not.to.include('break-glass.used');
  });

  it('says in the record until when, and stands in the list while it is open', async () => {
    const ids = async () => at((await clinic.as(NIA, 'GET /patients')).body, 'items.*.id');
    expect(await ids()).not.to.include(maria);
    const { body } = await open();
    const read = (await clinic.as(NIA, `GET /patients/${maria}`)).body;
    expect(at(read, 'breakGlass')).to.deep.equal({ until: at(body, 'until') });
    expect(await ids()).to.include(maria);
  });

  it('is shown to the clinical lead and the auditor, who learns no name', async () => {
    await open();
    const seen = (await clinic.as(LEAD, 'GET /break-glass')).body;
    expect(at(seen, 'items.0')).to.include({
      patientId: maria,
      patientLabel: 'Maria Lopez',
      by: 'Nia',
      reason: REASON,
    });
    const audited = (await clinic.as({ name: 'Ann', roles: 'auditor' }, 'GET /break-glass')).body;
    expect(JSON.stringify(audited)).to.contain(REASON).and.not.contain('Maria');
    expect((await clinic.as(NIA, 'GET /break-glass')).code).to.equal('role-forbidden');
  });
});

describe('Finding a patient by name', () => {
  let clinic: OwnPatients;
  beforeEach(async () => {
    clinic = await new OwnPatients().open();
    await clinic.assign(clinic.api.people.maria, { therapist: 'staff-Tess' });
  });
  afterEach(() => clinic.api.close());

  const find = (name: string, who: Parameters<OwnPatients['as']>[0] = NIA) =>
    clinic.as(who, 'POST /patients/find', { name });

  it('takes the whole name, without case and accents, and gives no more than who it is', async () => {
    const { maria } = clinic.api.people;
    for (const name of ['Maria Lopez', '  MARÍA   lópez ']) {
      const { body } = await find(name);
      expect(at(body, 'items')).to.deep.equal([{ id: maria, name: 'Maria Lopez', own: false }]);
    }
    for (const name of ['Maria', 'Lopez', 'Maria Lope', 'aria Lopez', '%'])
      expect(at((await find(name)).body, 'items')).to.deep.equal([]);
    const tess = { name: 'Tess', roles: 'therapist' as const };
    expect(at((await find('maria lopez', tess)).body, 'items.0.own')).to.equal(true);
  });

  it('is audited with whom it found, and without what was typed', async () => {
    await find('Maria Lopez');
    await find('Nobody Here');
    const entries = await clinic.api.audited();
    expect(entries.slice(-3).map(({ action, patientId }) => [action, patientId])).to.deep.equal([
      ['patients.searched', undefined],
      ['patient.found', clinic.api.people.maria],
      ['patients.searched', undefined],
    ]);
    expect(JSON.stringify(entries)).not.to.match(/Lopez|Nobody/);
  });

  it('finds at most twenty, and nobody of another clinic', async () => {
    const { store, newId } = clinic.clinic;
    const one = await store.records.get('patients', clinic.api.people.maria);
    for (let n = 0; n < 25; n += 1) {
      const id = newId('patient');
      await store.records.update('patients', id, () => one && { ...one, id });
    }
    expect(at((await find('Maria Lopez')).body, 'items')).to.have.length(20);
    const token = await clinic.clinic.token('therapist', 'Nia', 'elsewhere');
    const { body } = await clinic.api.call({ token }, 'POST /patients/find', { name: 'Maria Lopez' });
    expect(at(body, 'items')).to.deep.equal([]);
  });

  it('is for clinicians', async () => {
    for (const roles of ['front-desk', 'admin', 'auditor'] as const)
      expect((await find('Maria Lopez', { name: 'Ann', roles })).code).to.equal('role-forbidden');
  });
});
