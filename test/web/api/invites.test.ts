import { expect } from 'chai';
import { createPatientMail } from '../../../src/notifiers/patient-ways.ts';
import { bodyOf, Mailbox } from '../../support/mailbox.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { at, StaffApi } from '../../support/staff-api.ts';

const DAY = 24 * 3_600_000;

describe('Patients whom staff enter', () => {
  let api: StaffApi;
  let mailbox: Mailbox;
  before(async () => {
    mailbox = await Mailbox.open();
    const clinic = new SeededClinic();
    const mail = { smtpUrl: mailbox.url, from: 'companion@here.example', domain: 'here.example' };
    Object.assign(clinic.parts, { ways: [createPatientMail(mail)] });
    api = await new StaffApi(clinic).open();
  });
  after(async () => {
    await api.close();
    await mailbox.close();
  });

  const enter = async (known: object = {}): Promise<string> => {
    const { body, status } = await api.call('front-desk', 'POST /patients', { language: 'en', ...known });
    expect(status).to.equal(201);
    return String(at(body, 'id'));
  };
  const secretOf = (url: unknown) => String(url).split('#link=')[1] ?? '';
  const opened = (url: unknown, nonce = 'a-browser-made-this') =>
    api.clinic.parts.links.redeem(secretOf(url), 'demo', nonce);

  it('are in the list at once, with a name or without', async () => {
    const ids = [await enter({ name: 'Ana Ruiz', language: 'es' }), await enter()];
    const { body } = await api.call('therapist', 'GET /patients?limit=200');
    expect(at(body, 'items.*.id')).to.include.members(ids);
    const ana = await api.call('therapist', `GET /patients/${ids[0]}`);
    expect(ana.body).to.include({ name: 'Ana Ruiz', language: 'es' });
    expect(at((await api.call('therapist', `GET /patients/${ids[1]}/transcript`)).body, 'items')).to.deep.equal([]);
  });

  it('are refused with what no patient can have', async () => {
    for (const wrong of [
      {},
      { language: 'de' },
      { language: 'en', email: 'nobody' },
      { language: 'en', phone: 'call me' },
    ])
      expect((await api.call('therapist', 'POST /patients', wrong)).status, JSON.stringify(wrong)).to.equal(400);
  });

  it('can be written to where staff say, apart from what the patients said', async () => {
    const id = await enter({ email: 'ana@mail.example' });
    const set = (reminderContact: object) => api.call('front-desk', `PATCH /patients/${id}`, { reminderContact });
    const contact = { phone: '+1 555 0188', permission: 'yes' };
    const { records } = api.clinic.store;
    await records.update('patients', id, (patient) => patient && { ...patient, contact, callbackPhone: '+1 555 0199' });
    const { body } = await set({ phone: '+1 555 0177' });
    expect(at(body, 'reminderContact')).to.include({ email: 'ana@mail.example', phone: '+1 555 0177' });
    await set({ email: null });
    const patient = await records.get('patients', id);
    expect(patient?.reminderContact)
      .to.include({ phone: '+1 555 0177', by: 'Dr. Ruth Adler' })
      .and.not.to.have.key('email');
    expect(patient).to.deep.include({ contact, callbackPhone: '+1 555 0199' });
    await set({ phone: null });
    expect(await records.get('patients', id)).not.to.have.property('reminderContact');
    expect((await set({ email: 'nobody' })).status).to.equal(400);
  });

  it('are led by an invitation to a chat of their own, once, within a week', async () => {
    const id = await enter({ name: 'Ana Ruiz' });
    const { status, body } = await api.call('front-desk', `POST /patients/${id}/invite`);
    expect(status).to.equal(201);
    expect(at(body, 'url')).to.match(/^https:\/\/clinic\.example\/chat\?clinic=demo#link=[\w-]{43}$/);
    expect(Date.parse(String(at(body, 'expiresAt'))) - api.clinic.clock.now().getTime()).to.equal(7 * DAY);
    const claims = await opened(at(body, 'url'));
    expect(claims).to.include({ patientId: id, clinicId: 'demo', language: 'en' });
    expect(await opened(at(body, 'url'), 'another-browser-here')).to.equal(undefined);
    const turn = await api.clinic.runner.run({
      conversationId: claims?.conversationId ?? '',
      activity: { type: 'message', id: 'm-1', text: 'Here I am' },
      start: {
        channel: 'directline',
        userId: 'dl_1',
        clinicId: 'demo',
        language: 'en',
        patientId: id,
        userName: 'Other',
      },
    });
    expect(turn.turn.state.conversation.patientId).to.equal(id);
    const patient = await api.clinic.store.records.get('patients', id);
    expect(patient).to.deep.include({ name: 'Ana Ruiz', conversations: [claims?.conversationId] });
  });

  it('are invited anew by a link that ends the one before', async () => {
    const id = await enter();
    const invite = async () => at((await api.call('therapist', `POST /patients/${id}/invite`, {})).body, 'url');
    const [first, second] = [await invite(), await invite()];
    expect(await opened(first)).to.equal(undefined);
    api.clinic.clock.advance(7 * DAY);
    expect(await opened(second)).to.equal(undefined);
  });

  it('get their invitation by mail, with no name in it', async () => {
    const id = await enter({ name: 'Ana Ruiz', email: 'ana@mail.example' });
    const { body } = await api.call('front-desk', `POST /patients/${id}/invite`, { send: 'email' });
    expect(body).to.include({ sent: true });
    const [mail] = mailbox.of('ana');
    const raw = mail?.raw ?? '';
    expect(bodyOf({ to: [], raw })).to.contain(at(body, 'url'));
    expect(raw).not.to.match(/Ana Ruiz|Demo Clinic|therap|session|ketamin/i);
    mailbox.behaviour = 550;
    expect((await api.call('front-desk', `POST /patients/${id}/invite`, { send: 'email' })).body).to.include({
      sent: false,
    });
    mailbox.behaviour = 'accept';
  });

  it('get none by a way that is not theirs', async () => {
    const id = await enter();
    const send = async (way: string) => {
      const { status, body } = await api.call('therapist', `POST /patients/${id}/invite`, { send: way });
      return [status, at(body, 'code')];
    };
    expect(await send('email')).to.deep.equal([409, 'state-conflict']);
    expect(await send('webhook')).to.deep.equal([409, 'state-conflict']);
    expect((await send('pigeon'))[0]).to.equal(400);
    await api.call('therapist', `PATCH /patients/${id}`, { reminderContact: { email: 'me@mail.example' } });
    await api.clinic.store.records.update('patients', id, (one) => one && { ...one, safeToText: 'unsafe' as const });
    expect(await send('email')).to.deep.equal([409, 'state-conflict']);
  });

  it('leave a trace in the audit log, without addresses and links', async () => {
    const entries = (await api.audited()).filter(({ action }) => /^patient\.(entered|contact|invited)$/.test(action));
    expect(new Set(entries.map(({ action }) => action)).size).to.equal(3);
    expect(JSON.stringify(entries)).not.to.match(/mail\.example|555|#link|Ana/);
  });
});
