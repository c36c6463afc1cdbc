import { expect } from 'chai';
import type { Patient } from '../../src/domain/care/patient.ts';
import type { WayOut } from '../../src/domain/care/way-out.ts';
import { createPatientMail, createPatientWebhook } from '../../src/notifiers/patient-ways.ts';
import { CareReminders } from '../../src/reminders/care-reminders.ts';
import { Outreaches } from '../../src/reminders/outreaches.ts';
import { createPatientLinks } from '../../src/web/widget/patient-links.ts';
import { type Chat, content } from '../support/chat.ts';
import { screenedChat } from '../support/course/screened.ts';
import { plan } from '../support/course/staff.ts';
import { bodyOf, headerOf, Mailbox } from '../support/mailbox.ts';
import { PagerEndpoint } from '../support/pager-endpoint.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson, testClinic } from '../support/turn-parts.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 10:00 in New York, where the clock of a chat begins. */
const START = '2026-03-02T15:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(START) + hours * HOUR).toISOString();

const CARE = { nameOf: content.library.nameOf, timing: content.careTiming };
/** What a message may never say; the words of the patient and their name are in the chat below. */
const NOT_SAID = /ketamin|session|sesi[oó]n|therap|terap|clinical|health|salud|medic|dose|reminder|Maria|violet/i;

describe('Outreaches', () => {
  let mailbox: Mailbox;
  let gateway: PagerEndpoint;
  let chat: Chat;
  beforeEach(async () => {
    mailbox = await Mailbox.open();
    gateway = await PagerEndpoint.open();
  });
  afterEach(() => Promise.all([mailbox.close(), gateway.close()]));

  const linksOf = () =>
    createPatientLinks({
      ...{ records: chat.store.records, key: new Uint8Array(32), clock: chat.clock },
      publicUrl: () => 'https://here.example',
    });
  const waysOut = (): WayOut[] => [
    createPatientMail({ smtpUrl: mailbox.url, from: 'companion@here.example', domain: 'here.example' }),
    createPatientWebhook({ url: gateway.url, key: Buffer.alloc(32), clock: chat.clock }),
  ];
  const outreachesOf = (ways = waysOut()) =>
    new Outreaches({
      ...{ store: chat.store, clock: chat.clock, log: silentLog, plan: CARE, texts: content.texts, ways },
      ...{ links: linksOf(), random: () => 0.5, clinic: () => testClinic },
    });

  /** A patient of a web chat whom the clinic may write to, and what is different about them. */
  async function webChat(known: Partial<Patient> = {}): Promise<Chat> {
    chat = await screenedChat({ start: { ...aPerson, channel: 'directline' } });
    await chat.say('I think of violet curtains');
    const reminderContact = { email: 'me@mail.example', phone: '+1 555 0177', by: 'Dora Fox', at: START };
    await change({ name: 'Maria Lopez', reminderContact, ...known });
    return chat;
  }
  const change = (known: Partial<Patient>) =>
    chat.store.records.update('patients', chat.last.patientId, (patient) => patient && { ...patient, ...known });

  /** The first evening's check-in was said in the chat, at the hour of the clock. */
  async function prompted(known: Partial<Patient> = {}): Promise<void> {
    await webChat(known);
    await plan(
      chat.store,
      chat.last.patientId,
      { id: 's', start: at(-6), state: 'released', releasedAt: at(-3) },
      at(0),
    );
    chat.clock.advance(20 * MINUTE);
    await remind();
  }
  async function remind(): Promise<void> {
    const care = { store: chat.store, runner: chat.runner, clock: chat.clock, log: silentLog, holder: 'one' };
    await new CareReminders({ ...care, plan: CARE }).run();
  }
  async function pass(minutes: number, outreaches = outreachesOf()): Promise<void> {
    for (let step = 0; step < minutes; step += 1) {
      chat.clock.advance(MINUTE);
      await outreaches.run();
    }
  }
  const outreach = async () => (await chat.store.records.list('outreaches', { index: 'byDue' })).items;
  const sentBody = () => JSON.parse(gateway.posts[0]?.body ?? '{}') as Record<string, string>;

  it('tells who is not there by mail and by the gateway, once each, with a link to that chat', async () => {
    await prompted();
    await pass(20);
    expect(mailbox.mails.map(({ to }) => to)).to.deep.equal([['me@mail.example']]);
    expect(gateway.posts).to.have.length(1);
    const body = sentBody();
    expect(body).to.include({ kind: 'patient-link', patientId: chat.last.patientId, phone: '+1 555 0177' });
    expect(body.text).to.contain(body.url);
    const [mail] = mailbox.mails;
    if (mail === undefined) throw new Error('There is no mail.');
    expect(bodyOf(mail)).to.contain(body.url);
    const secret = body.url?.split('#link=')[1] ?? '';
    const claims = await linksOf().redeem(secret, 'demo', 'a-browser-made-this');
    expect(claims?.conversationId).to.equal(chat.conversationId);
    expect(chat.last.turn.conversationId).to.equal(chat.conversationId);
    expect((await chat.transcript()).at(-1)).to.match(/quick checks/);
  });

  const SAFETY = {
    safe: { safeToText: 'safe', quiet: false },
    'seen by others': { safeToText: 'seen', quiet: true },
    unknown: { safeToText: undefined, quiet: false },
  } as const;
  for (const language of ['en', 'es'] as const)
    for (const [safety, known] of Object.entries(SAFETY))
      it(`says nothing of what it is, in ${language}, where messages are ${safety}`, async () => {
        await prompted({ language, ...known });
        await pass(2);
        const mail = mailbox.mails[0] ?? { to: [], raw: '' };
        expect(headerOf(mail, 'Subject')).to.equal({ en: 'You have a message', es: 'Tienes un mensaje' }[language]);
        const said = [mail.raw, bodyOf(mail), JSON.stringify(gateway.posts)].join('\n');
        expect(said).not.to.match(NOT_SAID);
        expect(said.includes('Demo Clinic')).to.equal(safety === 'safe');
      });

  it('lets a link live as long as what waits behind it, and 72 hours at most', async () => {
    await prompted();
    await pass(2);
    const expiresAt = sentBody().expiresAt ?? '';
    expect(Date.parse(expiresAt))
      .to.be.greaterThan(Date.parse(at(1)))
      .and.at.most(Date.parse(at(73)));
    const secret = sentBody().url?.split('#link=')[1] ?? '';
    const [one] = await outreach();
    const kept = () => chat.store.records.get('settings', `patient-link-of/${one?.id}`);
    expect(await kept()).not.to.equal(undefined);
    chat.clock.advance(Date.parse(expiresAt) - chat.clock.now().getTime());
    await outreachesOf().run();
    expect([await outreach(), await kept()]).to.deep.equal([[], undefined]);
    expect(await linksOf().redeem(secret, 'demo', undefined)).to.equal(undefined);
  });

  it('sends nothing to whom an open chat has brought it, even when that is noted first', async () => {
    await prompted();
    const [one] = await outreach();
    if (one === undefined) throw new Error('There is nothing to send.');
    await outreachesOf().seen(one);
    await pass(10);
    await chat.store.records.update('outreaches', one.id, () => undefined);
    await outreachesOf().seen(one);
    await chat.store.records.updateAll([{ kind: 'outreaches', id: one.id, change: (known) => known ?? one }]);
    await pass(10);
    expect([mailbox.mails, gateway.posts]).to.deep.equal([[], []]);
  });

  const UNWANTED: [string, () => Promise<unknown>][] = [
    ['who has answered since', () => chat.say("Yes, let's go")],
    ['who has written since', () => chat.say('hello')],
    ['who wants no reminders', () => change({ reminders: 'off' })],
    ['whom it is not safe to write to', () => change({ safeToText: 'unsafe' })],
    ['who took their consent back', () => change({ consent: { status: 'refused', at: START, textVersion: '1' } })],
    ['who was erased', () => chat.store.records.update('patients', chat.last.patientId, () => undefined)],
    ['who is in a crisis', () => chat.say('I want to kill myself')],
    ['whose session was cancelled', () => cancel()],
    ['nobody can reach', () => change({ reminderContact: { by: 'Dora Fox', at: START } })],
  ];
  const cancel = () =>
    chat.store.records.update('sessions', 's', (session) => session && { ...session, state: 'cancelled' as const });
  for (const [who, happen] of UNWANTED)
    it(`sends no mail to ${who}`, async () => {
      await prompted();
      await happen();
      await pass(10);
      expect(mailbox.mails).to.deep.equal([]);
      if (!who.includes('nobody')) expect(gateway.posts).to.deep.equal([]);
    });

  it('writes to nobody whom Teams tells', async () => {
    chat = await screenedChat();
    await plan(
      chat.store,
      chat.last.patientId,
      { id: 's', start: at(-6), state: 'released', releasedAt: at(-3) },
      at(0),
    );
    chat.clock.advance(20 * MINUTE);
    await remind();
    expect((await chat.transcript()).at(-1)).to.match(/quick checks/);
    expect(await outreach()).to.deep.equal([]);
  });

  it('sends one mail, whichever of two servers looks', async () => {
    await prompted();
    const [one, two] = [outreachesOf(), outreachesOf()];
    for (let step = 0; step < 10; step += 1) {
      chat.clock.advance(MINUTE);
      await Promise.all([one.run(), two.run()]);
    }
    expect([mailbox.mails.length, gateway.posts.length]).to.deep.equal([1, 1]);
  });

  it('sends it once after the mail server was away, and the gateway no second time', async () => {
    await prompted();
    mailbox.behaviour = 451;
    await pass(20);
    expect([mailbox.mails.length, gateway.posts.length]).to.deep.equal([0, 1]);
    expect(mailbox.refused).to.be.greaterThan(2);
    mailbox.behaviour = 'accept';
    await pass(20);
    expect([mailbox.mails.length, gateway.posts.length]).to.deep.equal([1, 1]);
  });

  it('gives up an address that is refused for good', async () => {
    await prompted();
    mailbox.behaviour = 550;
    await pass(20);
    expect([mailbox.refused, gateway.posts.length]).to.deep.equal([1, 1]);
  });

  it('is over when the time for it is', async () => {
    await prompted();
    mailbox.behaviour = 451;
    gateway.behaviour = 503;
    const outreaches = outreachesOf();
    await pass(2, outreaches);
    for (let step = 0; step < 80; step += 1) {
      chat.clock.advance(HOUR);
      await outreaches.run();
    }
    expect(await outreach()).to.deep.equal([]);
    mailbox.behaviour = 'accept';
    await pass(5, outreaches);
    expect(mailbox.mails).to.deep.equal([]);
  });

  it('is sent again under the same id and with the same link by who takes over after a crash', async () => {
    await prompted();
    await pass(2);
    const [one] = await outreach();
    if (one === undefined) throw new Error('It is not there.');
    const { outcome: _outcome, linkUntil: _link, ...before } = one;
    const dueAt = chat.clock.now().toISOString();
    await chat.store.records.update('outreaches', one.id, () => ({ ...before, ways: {}, dueAt }));
    await pass(2);
    const [first, second] = mailbox.mails;
    if (first === undefined || second === undefined) throw new Error('There are not two mails.');
    expect(headerOf(second, 'Message-ID')).to.equal(headerOf(first, 'Message-ID'));
    expect(bodyOf(second)).to.equal(bodyOf(first));
  });

  it('leaves to the nudge what the nudge says again', async () => {
    await prompted();
    mailbox.behaviour = 451;
    gateway.behaviour = 503;
    const outreaches = outreachesOf();
    await pass(31, outreaches);
    await remind();
    expect((await chat.transcript()).some((text) => /short reminder/.test(text))).to.equal(true);
    mailbox.behaviour = 'accept';
    gateway.behaviour = 204;
    gateway.posts.length = 0;
    await pass(20, outreaches);
    expect([mailbox.mails.length, gateway.posts.length]).to.deep.equal([1, 1]);
  });

  it('waits for the morning, but on the first evening', async () => {
    await webChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(82.9) }, at(0));
    // 20:54 in New York: the prompt is sent before the quiet hours, its mail would fall into them.
    chat.clock.advance(10.9 * HOUR);
    await remind();
    mailbox.behaviour = 451;
    const outreaches = outreachesOf();
    await pass(10, outreaches);
    expect(mailbox.refused).to.be.greaterThan(0);
    mailbox.behaviour = 'accept';
    for (let step = 0; step < 10; step += 1) {
      chat.clock.advance(HOUR);
      await outreaches.run();
    }
    expect(mailbox.mails).to.deep.equal([]);
    await pass(60, outreaches);
    expect(mailbox.mails).to.have.length(1);
  });
});
