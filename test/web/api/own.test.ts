import { expect } from 'chai';
import { newPatient } from '../../../src/domain/care/new-patient.ts';
import type { Role } from '../../../src/web/api/roles.ts';
import { aboutPatients, named, OwnPatients } from '../../support/own-patients.ts';
import { at } from '../../support/staff-api.ts';

const EIGHT_HOURS = 8 * 3_600_000;
const REASON = 'Covering for Dr. Adler, who is ill today.';

describe('Whose patient somebody is', () => {
  let clinic: OwnPatients;
  let maria: string;
  beforeEach(async () => {
    clinic = await new OwnPatients().open();
    maria = clinic.api.people.maria;
    await clinic.alarm();
    await clinic.assign(maria, { therapist: 'staff-Tess' });
  });
  afterEach(() => clinic.api.close());

  const close = () =>
    clinic.as({ name: 'Lead', roles: 'clinical-lead' }, 'POST /alerts/alert_maria/close', { reason: 'We talked.' });

  it('is asked by every route that names something of a patient', () => {
    const routes = aboutPatients(clinic.clinic);
    expect(routes.filter(({ of }) => of === undefined).map(named)).to.deep.equal([]);
    expect(clinic.routes('therapist')).to.have.length.above(20);
    expect(clinic.routes('prescriber').map(named)).to.include('PUT /patients/:id/clearance');
  });

  for (const roles of ['therapist', 'prescriber'] satisfies Role[]) {
    describe(`for a ${roles}`, () => {
      const all = () => clinic.routes(roles).map(named);
      const refusals = (name: string) => clinic.refusals({ name, roles });

      it('keeps every route from somebody who is not assigned, and says what to do', async () => {
        expect(await refusals('Nia')).to.deep.equal(all());
        const { body } = await clinic.as({ name: 'Nia', roles }, 'GET /responses/response_maria');
        expect(at(body, 'title')).to.contain('Ask the clinical lead').and.contain('with a reason');
        expect(at(body, 'patientId')).to.equal(maria);
      });

      it('opens every route to whoever is assigned, whatever they are in the plan', async () => {
        expect(await refusals('Tess')).to.deep.equal([]);
        await clinic.assign(maria, { prescriber: 'staff-Pia', monitor: 'staff-Mo' });
        expect(await refusals('Pia')).to.deep.equal([]);
        expect(await refusals('Mo')).to.deep.equal([]);
        expect(await refusals('Tess')).to.deep.equal(all());
      });

      it('opens every route to everybody while nobody is assigned', async () => {
        await clinic.assign(maria, {});
        expect(await refusals('Nia')).to.deep.equal([]);
      });

      it('opens every route to who is on call as long as an alert is open', async () => {
        expect(await refusals('Ona')).to.deep.equal([]);
        await close();
        expect(await refusals('Ona')).to.deep.equal(all());
      });

      it('opens every route to who was paged for an alert that is open', async () => {
        await clinic.clinic.store.records.update(
          'escalations',
          'alert_maria',
          (one) =>
            one && {
              ...one,
              notices: [{ id: 'n', target: 'everyone', channel: 'email', to: 'staff-Nia', attempts: 1 }],
            },
        );
        expect(await refusals('Nia')).to.deep.equal([]);
        expect(await refusals('Nobody')).to.deep.equal(all());
        await close();
        expect(await refusals('Nia')).to.deep.equal(all());
      });

      it('opens every route for eight hours to who gives a reason, and no longer', async () => {
        const who = { name: 'Nia', roles };
        const { status, body } = await clinic.as(who, `POST /patients/${maria}/break-glass`, { reason: REASON });
        expect([status, at(body, 'by')]).to.deep.equal([200, 'Nia']);
        expect(await refusals('Nia')).to.deep.equal([]);
        expect(await refusals('Somebody else')).to.deep.equal(all());
        const { clock } = clinic.clinic;
        clock.advance(EIGHT_HOURS - 1);
        expect(await refusals('Nia')).to.deep.equal([]);
        clock.advance(1);
        expect(await refusals('Nia')).to.deep.equal(all());
      });
    });
  }

  it('is told by the plan of a record that became part of another', async () => {
    const { records } = clinic.clinic.store;
    await clinic.assign(maria, {});
    await clinic.assign('patient_old', { therapist: 'staff-Tess' });
    await records.update('patients', maria, (one) => one && { ...one, mergedFrom: ['patient_old'] });
    const read = async (name: string) =>
      (await clinic.as({ name, roles: 'therapist' }, `GET /patients/${maria}`)).status;
    expect([await read('Tess'), await read('Nia')]).to.deep.equal([200, 403]);
    await clinic.assign(maria, { therapist: 'staff-Nia' });
    expect([await read('Tess'), await read('Nia')]).to.deep.equal([403, 200]);
  });

  it('does not matter to the clinical lead and the front desk', async () => {
    expect((await clinic.as({ name: 'Lena', roles: 'clinical-lead' }, `GET /patients/${maria}/brief`)).status).to.equal(
      200,
    );
    expect((await clinic.as({ name: 'Finn', roles: 'front-desk' }, `GET /patients/${maria}`)).status).to.equal(200);
  });

  it('leaves who is the front desk too with the logistics, and with no more', async () => {
    const both = { name: 'Fay', roles: ['therapist', 'front-desk'] satisfies Role[] };
    const one = await clinic.as(both, `GET /patients/${maria}`);
    expect(one.status).to.equal(200);
    expect(one.body).not.to.have.property('clearance');
    expect(at((await clinic.as(both, 'GET /patients')).body, 'items.*.id')).to.include(maria);
    expect((await clinic.as(both, `GET /patients/${maria}/transcript`)).code).to.equal('not-own-patient');
    expect((await clinic.as(both, 'GET /alerts/alert_maria')).code).to.equal('not-own-patient');
    const { session } = clinic.api.people;
    expect((await clinic.as(both, `PATCH /sessions/${session}`, { place: 'Room 9' })).status).to.equal(200);
    const release = { releasedAt: '2026-02-26T18:45:00Z' };
    expect((await clinic.as(both, `PATCH /sessions/${session}`, release)).code).to.equal('not-own-patient');
    const lead = { name: 'Lea', roles: ['prescriber', 'clinical-lead'] satisfies Role[] };
    const override = { override: { reason: 'Seen in person.' } };
    expect((await clinic.as(lead, `PATCH /sessions/${session}`, override)).code).to.equal('not-own-patient');
  });

  it('comes after the clinic, a merged record and what accuses staff', async () => {
    const { records } = clinic.clinic.store;
    const known = { id: 'patient_old', clinicId: 'demo', userId: 'user-old', language: 'en' as const };
    const tombstone = { ...newPatient(known, [], '2026-03-01T00:00:00.000Z'), mergedInto: maria };
    await records.update('patients', 'patient_old', () => tombstone);
    const nia = { name: 'Nia', roles: 'therapist' as const };
    expect((await clinic.as(nia, 'GET /patients/patient_old')).code).to.equal('patient-merged');
    expect((await clinic.as(nia, 'POST /patients/patient_old/break-glass', { reason: REASON })).code).to.equal(
      'patient-merged',
    );
    expect((await clinic.as(nia, 'GET /patients/patient_none')).status).to.equal(404);
    const accusation = { tiers: ['ABUSE' as const], marks: ['STAFF' as const], entrustedTo: 'staff-Ben' };
    await clinic.clinic.say('conversation_maria', 'words', {
      effects: (scope) => [clinic.clinic.raised(scope, { id: 'alert_accusation', ...accusation })],
    });
    expect((await clinic.as(nia, 'GET /alerts/alert_accusation')).status).to.equal(404);
    const ben = { name: 'Ben', roles: 'therapist' as const };
    expect((await clinic.as(ben, 'GET /alerts/alert_accusation')).status).to.equal(200);
    expect((await clinic.as(ben, `GET /patients/${maria}/transcript`)).code).to.equal('not-own-patient');
    await clinic.as(nia, `POST /patients/${maria}/break-glass`, { reason: REASON });
    expect((await clinic.as(nia, 'GET /alerts/alert_accusation')).status).to.equal(404);
    const { body } = await clinic.as(nia, `GET /patients/${maria}/transcript`);
    expect(at(body, 'items.*.withheld')).to.include(true);
  });

  it('counts for the person on call only by alerts that they may see', async () => {
    await close();
    const accusation = { tiers: ['ABUSE' as const], marks: ['STAFF' as const], accused: 'staff-Ona' };
    await clinic.clinic.say('conversation_maria', 'words', {
      effects: (scope) => [clinic.clinic.raised(scope, { id: 'alert_accusation', ...accusation })],
    });
    expect((await clinic.as({ name: 'Ona', roles: 'therapist' }, `GET /patients/${maria}`)).code).to.equal(
      'not-own-patient',
    );
  });
});
