import { expect } from 'chai';
import { ROLES } from '../../../src/domain/staff.ts';
import type { Role } from '../../../src/web/api/roles.ts';
import { at, StaffApi } from '../../support/staff-api.ts';

/** The table of the contract: what each role gets from each route. */
const TABLE: [route: string, body: unknown, allowed: Role[]][] = [
  ['GET /patients', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['GET /patients/:patient', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['POST /patients/:patient/merge-code', undefined, ['therapist', 'clinical-lead', 'front-desk']],
  ['GET /patients/:patient/transcript', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /patients/:patient/responses', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /patients/:patient/brief', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /patients/:patient/findings', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /responses/response_maria', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /responses/response_maria/fhir', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /responses/response_maria/observations', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /patients/:patient/alerts', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['GET /alerts', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['GET /alerts/:alert', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['POST /alerts/:alert/acknowledge', undefined, ['therapist', 'prescriber', 'clinical-lead']],
  ['POST /alerts/:alert/close', { reason: 'Spoke with him.' }, ['therapist', 'prescriber', 'clinical-lead']],
  ['POST /alerts/:accusation/release', { reason: 'She told me whom she means.' }, ['clinical-lead']],
  ['GET /patients/:patient/sessions', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  [
    'POST /patients/:patient/sessions',
    { start: '2026-04-01T16:00:00Z', zone: 'America/Denver', route: 'im' },
    ['therapist', 'prescriber', 'clinical-lead', 'front-desk'],
  ],
  ['PATCH /sessions/:session', { place: 'Room 3' }, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['PATCH /sessions/:session', { releasedAt: '2026-02-26T18:40:00Z' }, ['therapist', 'prescriber', 'clinical-lead']],
  ['PATCH /sessions/:session', { override: { reason: 'Seen in person.' } }, ['prescriber']],
  ['PUT /patients/:patient/clearance', { status: 'pending', reason: 'Waiting for an ECG.' }, ['prescriber']],
  ['GET /plan-templates', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['GET /patients/:patient/plan', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['PUT /patients/:patient/episode-severity', { term: 'moderate' }, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /questionnaires', undefined, ['therapist', 'prescriber', 'clinical-lead', 'admin']],
  ['GET /questionnaires/gad-7', undefined, ['therapist', 'prescriber', 'clinical-lead', 'admin']],
  ['GET /patients/:patient/questionnaires', undefined, ['therapist', 'prescriber', 'clinical-lead', 'front-desk']],
  ['POST /patients', { language: 'en' }, ['therapist', 'clinical-lead', 'front-desk']],
  [
    'PATCH /patients/:patient',
    { reminderContact: { email: 'maria@mail.example' } },
    ['therapist', 'clinical-lead', 'front-desk'],
  ],
  ['POST /patients/:patient/invite', undefined, ['therapist', 'clinical-lead', 'front-desk']],
  ['POST /patients/:patient/break-glass', { reason: 'Covering for a colleague.' }, ['therapist', 'prescriber']],
  ['POST /patients/find', { name: 'Maria Lopez' }, ['therapist', 'prescriber', 'clinical-lead']],
  ['GET /break-glass', undefined, ['clinical-lead', 'auditor']],
  ['GET /audit', undefined, ['clinical-lead', 'auditor']],
  ['GET /me', undefined, [...ROLES]],
];

describe('Roles', () => {
  let api: StaffApi;
  before(async () => {
    api = await new StaffApi().open();
    await api.clinic.say('conversation_maria', 'The guide touched me.', {
      effects: (scope) => [api.clinic.raised(scope, { id: 'alert_accusation', tiers: ['ABUSE'], marks: ['STAFF'] })],
    });
  });
  after(() => api.close());

  const fill = (route: string) =>
    route
      .replace(':patient', api.people.maria)
      .replace(':alert', api.people.danger)
      .replace(':accusation', 'alert_accusation')
      .replace(':session', api.people.session);

  for (const [route, body, allowed] of TABLE) {
    for (const role of ROLES) {
      const may = allowed.includes(role);
      it(`${may ? 'let' : 'keep'} a ${role} ${may ? 'use' : 'from'} ${route} ${body === undefined ? '' : JSON.stringify(body)}`, async () => {
        const reply = await api.call(role, fill(route), body);
        if (may) expect(reply.status).to.be.oneOf([200, 201]);
        else expect([reply.status, at(reply.body, 'code')]).to.deep.equal([403, 'role-forbidden']);
        expect(reply.headers.get('cache-control')).to.equal('no-store');
      });
    }

    it(`hide ${route} from everybody without a token, and from another clinic`, async () => {
      const [method = '', path = ''] = fill(route).split(' ');
      const bare = await fetch(`${api.url}/api/v1${path}`, { method, headers: { 'content-type': 'application/json' } });
      expect(bare.status).to.equal(401);
      if (!route.includes(':') && !route.includes('response_')) return;
      const stranger = { token: await api.clinic.token([...ROLES], 'Stranger', 'elsewhere') };
      expect((await api.call(stranger, fill(route), body)).status).to.equal(404);
    });
  }

  it('add up when a person has several', async () => {
    const reply = await api.call(['front-desk', 'therapist'], `GET /patients/${api.people.maria}/transcript`);
    expect(reply.status).to.equal(200);
  });

  it('show the front desk names and times, and no answer, score, finding, tier or word', async () => {
    const replies = await Promise.all([
      api.call('front-desk', 'GET /patients'),
      api.call('front-desk', `GET /patients/${api.people.james}`),
      api.call('front-desk', 'GET /alerts?state=all'),
      api.call('front-desk', `GET /patients/${api.people.maria}/sessions`),
    ]);
    const text = JSON.stringify(replies.map(({ body }) => body));
    expect(text).to.contain('Maria Lopez').and.contain('Room');
    expect(text).not.to.match(
      /ACTIVE_PLAN|CRISIS_NOW|disposition|clearance|openAlerts|intention|afraid|Seen in person/,
    );
  });
});
