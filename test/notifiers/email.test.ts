import { expect } from 'chai';
import type { Notice } from '../../src/domain/escalation/notifier.ts';
import { createEmailNotifier } from '../../src/notifiers/email.ts';
import { bodyOf, headerOf, Mailbox } from '../support/mailbox.ts';

const NOTICE: Notice = {
  ...{ id: 'alert_1.on-call.email.ruth', alertId: 'alert_1', clinic: { id: 'demo', name: 'Juniper Clinic' } },
  ...{
    tiers: ['ACTIVE'],
    target: 'on-call',
    raisedAt: '2026-03-02T15:00:00.000Z',
    url: 'https://clinic.example/console/',
  },
  subject: 'Juniper Clinic: por favor, mira la consola',
  text: 'Alguien pide hablar con una persona.\nÁbrela: https://clinic.example/console/',
  to: { id: 'ruth', name: 'Dra. Ruth Núñez', roles: ['therapist'], email: 'ruth@clinic.example' },
};

describe('e-mail', () => {
  let mailbox: Mailbox;
  const notifier = (smtpUrl = mailbox.url) =>
    createEmailNotifier({ smtpUrl, from: 'companion@clinic.example', domain: 'clinic.example' });
  const send = (ms = 60_000) => notifier().send(NOTICE, AbortSignal.timeout(ms));
  beforeEach(async () => {
    mailbox = await Mailbox.open();
  });
  afterEach(() => mailbox.close());

  it('is accepted when the server took the whole mail', async () => {
    expect(await send()).to.equal('accepted');
    const [mail] = mailbox.mails;
    if (mail === undefined) throw new Error('No mail came.');
    expect(mail.to).to.deep.equal(['ruth@clinic.example']);
    expect(bodyOf(mail).replace(/\r/g, '')).to.equal(NOTICE.text);
    expect(headerOf(mail, 'From')).to.equal('companion@clinic.example');
    expect(headerOf(mail, 'Auto-Submitted')).to.equal('auto-generated');
  });

  it('has one Message-ID over all tries', async () => {
    await send();
    await send();
    const ids = mailbox.mails.map((mail) => headerOf(mail, 'Message-ID'));
    expect(ids).to.deep.equal(Array(2).fill('<alert_1.on-call.email.ruth@clinic.example>'));
  });

  it('says why it was not taken', async () => {
    const outcomes = [];
    for (const behaviour of [421, 451, 550] as const) {
      mailbox.behaviour = behaviour;
      outcomes.push(await send());
    }
    expect(outcomes).to.deep.equal(['refused', 'refused', 'rejected']);
    expect(mailbox.mails).to.deep.equal([]);
  });

  it('gives up a server that does not answer', async () => {
    mailbox.behaviour = 'hang';
    expect(await send(200)).to.equal('timeout');
  });

  it('cannot reach a server that is not there', async () => {
    const gone = await Mailbox.open();
    const { url } = gone;
    await gone.close();
    expect(await notifier(url).send(NOTICE, AbortSignal.timeout(60_000))).to.equal('unreachable');
  });

  it('tells nothing to another machine that speaks no TLS', async () => {
    const { port } = new URL(mailbox.url);
    // By its host name this machine is another one.
    const outcome = await notifier(`smtp://[::ffff:127.0.0.1]:${port}`).send(NOTICE, AbortSignal.timeout(60_000));
    expect(outcome).not.to.equal('accepted');
    expect(mailbox.mails).to.deep.equal([]);
  });

  it('reaches those whose address is known', () => {
    const known = { id: 'x', name: 'X', roles: ['therapist' as const] };
    const reached = [known, { ...known, email: 'x@clinic.example' }, undefined].map((one) =>
      notifier().reaches(one, 'demo'),
    );
    expect(reached).to.deep.equal([false, true, false]);
  });
});
