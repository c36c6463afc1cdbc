import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { bodyOf, headerOf, Mailbox } from '../support/mailbox.ts';
import { PagerEndpoint } from '../support/pager-endpoint.ts';
import { ChatClient } from '../support/storm/chat-client.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

const CRY = 'I have the pills in my hand and I am going to take them';
const KEY = Buffer.alloc(32, 7);
const CLINICS = `
clinics:
  - id: demo
    name: Juniper Clinic
    phone: "+1 555 0100"
    region: US
    zone: America/New_York
    noticeUrl: https://clinic.example/privacy
    staff:
      - { id: ruth, name: Dr. Ruth Adler, roles: [therapist], email: ruth@clinic.example }
      - { id: lena, name: Lena Ortiz, roles: [clinical-lead], email: lena@clinic.example }
      - { id: ben, name: Ben Cole, roles: [prescriber], email: ben@clinic.example }
    onCall:
      - { who: ruth, days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }
    escalation:
      IMMINENT: { everyone: 0.05 }
`;

describe('an alert', () => {
  const folder = temporaryFolder();
  let mailbox: Mailbox;
  let endpoint: PagerEndpoint;
  let companion: ComposedServer;
  let staff: (what: string, body?: unknown) => Promise<{ items: { id: string; patientId: string }[] }>;
  before(async () => {
    mailbox = await Mailbox.open();
    endpoint = await PagerEndpoint.open();
    const file = folder.path('clinics.yaml');
    await writeFile(file, CLINICS);
    companion = await startComposed(folder.path('alerts'), {
      CLINICS_FILE: file,
      SMTP_URL: mailbox.url,
      ALERT_WEBHOOK_URL: endpoint.url,
      ALERT_WEBHOOK_SECRET: `whsec_${KEY.toString('base64')}`,
    });
    const token = await companion.staffTokens.issue({
      ...{ staffId: 'ruth', name: 'Dr. Ruth Adler', roles: ['therapist'], clinicId: 'demo' },
    });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    staff = async (what, body) => {
      const [method = 'GET', path = ''] = what.split(' ');
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      return (await fetch(`${companion.url}/api/v1${path}`, init)).json() as never;
    };
  });
  after(async () => {
    await companion?.close();
    await Promise.all([mailbox?.close(), endpoint?.close()]);
  });

  const chat = async () => {
    const client = new ChatClient(companion.url, { streams: true });
    await client.begin();
    return client;
  };
  const heard = (client: ChatClient, words: string) => client.seen.some(({ text }) => text?.includes(words) ?? false);

  it('reaches people at once, and the patient reads what became of it', async () => {
    const client = await chat();
    await client.say(CRY, false);
    await until(() => heard(client, 'Your message has gone to the person on call.'));
    const { items } = await staff('GET /alerts');
    await staff(`POST /alerts/${items[0]?.id}/acknowledge`);
    await until(() => heard(client, 'A therapist has seen your message'));
    await until(() => mailbox.of('lena').length > 0 && endpoint.posts.length > 0);
    expect(mailbox.of('ruth')).to.have.length(1);
    expect(mailbox.of('lena')).to.have.length(1);
    client.close();
  });

  it('says clinic, tier, time and a link, and nothing of the patient or their words', async () => {
    const { items } = await staff('GET /alerts');
    const [mail] = mailbox.of('ruth');
    if (mail === undefined) throw new Error('No mail came.');
    expect(headerOf(mail, 'Subject')).to.equal('Juniper Clinic: please look at the console');
    for (const words of ['Juniper Clinic', 'Suicidal now', `${companion.url}/console/`]) {
      expect(bodyOf(mail)).to.contain(words);
    }
    const { body } = endpoint.posts[0] ?? { body: '{}' };
    const { data } = JSON.parse(body) as { data: object };
    expect(data).to.have.all.keys('alertId', 'clinic', 'tiers', 'target', 'raisedAt', 'url');
    for (const leaving of [bodyOf(mail), mail.raw, body]) {
      for (const secret of ['pills', 'going to take', items[0]?.patientId ?? '?'])
        expect(leaving).not.to.contain(secret);
    }
  });

  it('is signed for the pager as Standard Webhooks has it', async () => {
    const { headers, body } = endpoint.posts[0] ?? { headers: {}, body: '' };
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const signature = createHmac('sha256', KEY).update(signed).digest('base64');
    expect(headers['webhook-signature']).to.equal(`v1,${signature}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).to.be.lessThan(60);
  });

  it('is paged to nobody else once somebody has seen it', async () => {
    await wait(4_000);
    expect(mailbox.of('ben')).to.deep.equal([]);
    expect(mailbox.mails).to.have.length(2);
  });

  it('goes on to everybody while nobody has seen it', async () => {
    const client = await chat();
    await client.say(CRY, false);
    await until(() => mailbox.of('ben').length > 0 && mailbox.of('lena').length === 3);
    client.close();
  });

  it('is tried again under the same id while the mail server refuses, and holds up no other channel', async () => {
    mailbox.behaviour = 451;
    const [mails, posts] = [mailbox.mails.length, endpoint.posts.length];
    const client = await chat();
    await client.say(CRY, false);
    await until(() => heard(client, 'Your message has gone to the person on call.'));
    expect(endpoint.posts.length).to.be.greaterThan(posts);
    await until(() => mailbox.refused > 2);
    expect(mailbox.mails).to.have.length(mails);
    mailbox.behaviour = 'accept';
    await until(() => mailbox.mails.length > mails + 1);
    const ids = mailbox.mails.map((mail) => headerOf(mail, 'Message-ID'));
    expect(new Set(ids).size).to.equal(ids.length);
    client.close();
  });
});
