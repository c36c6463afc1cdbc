import { expect } from 'chai';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import { ROLES, type Role } from '../../../src/domain/staff.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { at, StaffApi } from '../../support/staff-api.ts';
import { testClinic } from '../../support/turn-parts.ts';

/** As the tokens of this clinic name them. */
const member = (name: string, ...roles: Role[]) => ({ id: `staff-${name}`, name, roles });
const clinic = {
  ...testClinic,
  staff: [
    member('Lena', 'clinical-lead'),
    member('Ruth', 'therapist'),
    member('Ben', 'prescriber'),
    member('Ana', 'auditor'),
  ],
  onCall: [],
  safeguardingContact: { who: 'staff-Ben', title: { en: 'the medical director', es: 'la dirección médica' } },
};
const REASON = { reason: 'She told me whom she means.' };

describe('An accusation of staff', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi(new SeededClinic(new MemoryStore(), clinic)).open();
  });
  afterEach(() => api.close());

  const raise = (alert: Partial<Alert> = {}) =>
    api.clinic.say('conversation_james', 'The guide touched me.', {
      effects: (scope) => [
        api.clinic.raised(scope, { id: 'alert_guide', tiers: ['ABUSE'], marks: ['STAFF'], ...alert }),
      ],
    });
  const as = async (role: Role, name: string) => ({ token: await api.clinic.token(role, name) });
  const lena = () => as('clinical-lead', 'Lena');
  const ben = () => as('prescriber', 'Ben');
  const ruth = () => as('therapist', 'Ruth');
  const release = async (who: { token: string }, body: unknown = REASON) =>
    api.call(who, 'POST /alerts/alert_guide/release', body);
  const sees = async (who: { token: string }) => {
    const { status } = await api.call(who, 'GET /alerts/alert_guide');
    const { body } = await api.call(who, `GET /patients/${api.people.james}/transcript`);
    const isWhole = !(at(body, 'items.*.withheld') as unknown[]).includes(true);
    return { alert: status === 200, turn: isWhole };
  };
  const WHOLE = { alert: true, turn: true };
  const NOTHING = { alert: false, turn: false };

  it('is for the clinical lead alone until it is released, then for everybody entitled', async () => {
    await raise();
    expect(await sees(await ruth())).to.deep.equal(NOTHING);
    const { status, body } = await release(await lena());
    expect(status).to.equal(200);
    expect(at(body, 'released')).to.include({ by: 'Lena', role: 'clinical-lead', ...REASON });
    expect(await sees(await ruth())).to.deep.equal(WHOLE);
    expect(await sees(await ben())).to.deep.equal(WHOLE);
  });

  it('is for everybody but the person whom the lead names', async () => {
    await raise();
    await release(await lena(), { ...REASON, accused: 'staff-Ruth' });
    expect(await sees(await ruth())).to.deep.equal(NOTHING);
    expect(await sees(await ben())).to.deep.equal(WHOLE);
    expect((await api.clinic.store.records.get('alerts', 'alert_guide'))?.accused).to.equal('staff-Ruth');
  });

  it('is for everybody but the accused where the words named them', async () => {
    await raise({ accused: 'staff-Ruth' });
    expect(await sees(await ruth())).to.deep.equal(NOTHING);
    expect(await sees(await ben())).to.deep.equal(WHOLE);
  });

  it('is released once: the first name, time, reason and person stay', async () => {
    await raise();
    const first = await release(await lena(), { ...REASON, accused: 'staff-Ruth' });
    api.clinic.clock.advance(60_000);
    const again = await release(await as('clinical-lead', 'Mia'), { reason: 'Another.', accused: 'staff-Ben' });
    expect([again.status, at(again.body, 'released')]).to.deep.equal([200, at(first.body, 'released')]);
    expect(at(again.body, 'accused')).to.equal('staff-Ruth');
    const audited = (await api.audited()).filter(({ action }) => action === 'alert.released');
    expect(audited).to.have.length(1);
    expect(audited[0]).to.include({ by: 'Lena', role: 'clinical-lead', patientId: api.people.james, ...REASON });
  });

  it('is released by the second contact where the clinical lead is accused, and by no lead who is', async () => {
    await raise({ accused: 'staff-Lena', entrustedTo: 'staff-Ben' });
    expect(await sees(await ruth())).to.deep.equal(NOTHING);
    expect((await release(await lena())).status).to.equal(404);
    expect((await release(await ben())).status).to.equal(200);
    expect(await sees(await ruth())).to.deep.equal(WHOLE);
    expect(await sees(await lena())).to.deep.equal(NOTHING);
  });

  it('is not the second contact’s to release while no lead is accused', async () => {
    await raise({ accused: 'staff-Ruth' });
    const { status, body } = await release(await ben());
    expect([status, at(body, 'code')]).to.deep.equal([403, 'role-forbidden']);
  });

  for (const role of ROLES.filter((one) => one !== 'clinical-lead')) {
    it(`is not released by a ${role}`, async () => {
      await raise();
      const { status, body } = await release(await as(role, 'Somebody'));
      expect([status, at(body, 'code')]).to.deep.equal([403, 'role-forbidden']);
    });
  }

  it('needs a reason, and a person of the staff list', async () => {
    await raise();
    for (const body of [{}, { reason: ' ' }, { ...REASON, accused: 'staff-Nobody' }, { ...REASON, who: 1 }]) {
      const reply = await release(await lena(), body);
      expect([reply.status, at(reply.body, 'code')]).to.deep.equal([400, 'request.invalid']);
    }
    expect((await api.clinic.store.records.get('alerts', 'alert_guide'))?.released).to.equal(undefined);
  });

  it('is what alone can be released, and only in its own clinic', async () => {
    const { status, body } = await api.call(await lena(), 'POST /alerts/alert_danger/release', REASON);
    expect([status, at(body, 'code')]).to.deep.equal([409, 'state-conflict']);
    await raise();
    const stranger = { token: await api.clinic.token('clinical-lead', 'Lena', 'elsewhere') };
    expect((await release(stranger)).status).to.equal(404);
    expect((await api.call(await lena(), 'POST /alerts/none/release', REASON)).status).to.equal(404);
  });

  it('tells the patient nothing, and stands even when the bot fails or the conversation is gone', async () => {
    await raise();
    api.clinic.bot.broken = true;
    expect(at((await release(await lena(), { ...REASON, accused: 'staff-Ruth' })).body, 'accused')).to.equal(
      'staff-Ruth',
    );
    await raise({ id: 'alert_gone' });
    await api.clinic.store.turns.erase('conversation_james');
    const gone = await api.call(await lena(), 'POST /alerts/alert_gone/release', REASON);
    expect(at(gone.body, 'released.by')).to.equal('Lena');
  });

  it('keeps the reason of its release from whom it accuses, and what the lead did about it from an auditor', async () => {
    await raise({ id: 'alert_kept' });
    await api.call(await lena(), 'POST /alerts/alert_kept/close', { reason: 'Spoke with her.' });
    await raise();
    await release(await lena(), { ...REASON, accused: 'staff-Ana' });
    const reasons = async (who: { token: string }) => at((await api.call(who, 'GET /audit')).body, 'items.*.reason');
    expect(await reasons(await as('auditor', 'Ana')))
      .not.to.include(REASON.reason)
      .and.not.include('Spoke with her.');
    expect(await reasons(await as('auditor', 'Otto')))
      .to.include(REASON.reason)
      .and.not.include('Spoke with her.');
    expect(await reasons(await lena())).to.include.members([REASON.reason, 'Spoke with her.']);
  });

  it('is described for clients', async () => {
    const { body } = await api.call(await lena(), 'GET /openapi.json');
    const post = at(body, 'paths./alerts/{id}/release.post');
    expect(at(post, 'description')).to.equal('Roles: clinical-lead.');
    expect(JSON.stringify(at(post, 'requestBody')))
      .to.contain('"accused"')
      .and.contain('"reason"');
  });
});
