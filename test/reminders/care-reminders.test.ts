import { expect } from 'chai';
import { newPatient } from '../../src/domain/care/new-patient.ts';
import { CareReminders } from '../../src/reminders/care-reminders.ts';
import { Chat, content } from '../support/chat.ts';
import { screenedChat } from '../support/course/screened.ts';
import { change, plan } from '../support/course/staff.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson } from '../support/turn-parts.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** 10:00 in New York, where the clock of a chat begins. */
const START = '2026-03-02T15:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(START) + hours * HOUR_MS).toISOString();

const careOf = (chat: Chat, holder = 'one') =>
  new CareReminders({
    ...{ store: chat.store, runner: chat.runner, clock: chat.clock, log: silentLog, holder },
    plan: { nameOf: content.library.nameOf, timing: content.careTiming },
  });

/** Moves the clock on in small steps, a server looking at each; returns what the patient was sent, with its hour. */
async function pass(chat: Chat, hours: number): Promise<string[]> {
  const before = (await chat.transcript()).length;
  const said: string[] = [];
  let known = before;
  for (let step = 0; step < hours * 6; step += 1) {
    chat.clock.advance(10 * MINUTE_MS);
    await careOf(chat).run();
    const transcript = await chat.transcript();
    for (const text of transcript.slice(known)) if (text !== '') said.push(`${hourOf(chat)} ${text}`);
    known = transcript.length;
  }
  return said;
}

function hourOf(chat: Chat): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(chat.clock.now())
    .replace(',', '');
}

const OFFER = /set an intention/;
const EVENING = /quick checks/;
const codes = async (chat: Chat) => (await chat.alerts()).map(({ code }) => code);

describe('CareReminders', () => {
  it('offers an intention when its time has come, and once more when nothing came back', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(96) }, at(0));
    const said = await pass(chat, 70);
    expect(said.filter((text) => OFFER.test(text)).map((text) => text.slice(0, 9))).to.deep.equal([
      'Tue 10:00',
      'Tue 14:00',
    ]);
    expect(said.filter((text) => /short reminder/.test(text))).to.have.length(1);
  });

  it('sends each once, whichever of two servers looks, also after one that died', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    chat.clock.advance(HOUR_MS);
    await Promise.all([careOf(chat, 'one').run(), careOf(chat, 'two').run()]);
    const clock = await chat.store.records.get('careClocks', chat.last.patientId);
    // It died after the turn, before it could note what it had sent.
    await chat.store.records.update(
      'careClocks',
      chat.last.patientId,
      () => clock && { ...clock, wakeAt: at(0), done: {} },
    );
    await careOf(chat, 'one').run();
    expect((await chat.transcript()).filter((text) => OFFER.test(text))).to.have.length(1);
  });

  it('begins what it offers, and goes back to what was open', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    chat.clock.advance(HOUR_MS);
    await careOf(chat).run();
    await chat.say("Yes, let's go");
    expect(chat.last.asked).to.match(/^i\./);
  });

  it('keeps an offer that waits when another comes, the more pressing first', async () => {
    const chat = await screenedChat();
    await chat.say('stop');
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(20) }, at(0));
    chat.clock.advance(15 * MINUTE_MS);
    expect(await careOf(chat).run()).to.equal(2);
    expect((await chat.transcript()).at(-1))
      .to.match(/practical questions/)
      .and.match(/Set an intention/);
    await chat.converse(['Set an intention', 'i.arrive']);
  });

  it('asks again when the person wanted it, and not before', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    await pass(chat, 1);
    expect((await chat.say('Later today')).text).to.match(/ask again at about 2:00\sPM/);
    const said = (await pass(chat, 9)).filter((text) => OFFER.test(text));
    expect(said.map((text) => text.slice(0, 9))).to.deep.equal(['Mon 14:00']);
  });

  it('puts off as often as it is asked to', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    await pass(chat, 1);
    await chat.say('Later today');
    await pass(chat, 3.5);
    await chat.say('Later today');
    expect((await pass(chat, 5)).filter((text) => OFFER.test(text))).to.have.length(1);
  });

  it('offers no "later today" where that would be in the night', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    await chat.say('stop');
    chat.clock.advance(9 * HOUR_MS);
    const offer = await chat.say('hi');
    expect(offer.text).to.match(OFFER);
    expect(JSON.stringify(offer.data)).not.to.match(/Later today/);
  });

  it('says nothing after a stop, and speaks again when asked to', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    expect((await chat.say('stop reminders')).text).to.match(/no more reminders/);
    expect(await pass(chat, 20)).to.deep.equal([]);
    await chat.say('start reminders');
    expect((await pass(chat, 8)).some((text) => OFFER.test(text))).to.equal(true);
  });

  it('waits for the end of a crisis', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(60) }, at(0));
    await chat.say('I want to kill myself tonight');
    expect(await pass(chat, 3)).to.deep.equal([]);
    const [alert] = await chat.alerts();
    const act = { alertId: alert?.id ?? '', by: 'T', role: 'therapist', at: at(4), reason: 'called' };
    await chat.event('closed', 'alert.closed', act);
    expect((await pass(chat, 2)).some((text) => OFFER.test(text))).to.equal(true);
  });

  describe('after a session', () => {
    async function released(): Promise<Chat> {
      const chat = await screenedChat();
      const { patientId } = chat.last;
      await plan(chat.store, patientId, { id: 's', start: at(-3), state: 'released', releasedAt: at(0) }, at(0));
      return chat;
    }

    it('asks the same evening, once more after half an hour, and calls a person after an hour', async () => {
      const chat = await released();
      const said = await pass(chat, 4);
      expect(said.filter((text) => EVENING.test(text)).map((text) => text.slice(0, 9))).to.deep.equal([
        'Mon 13:00',
        'Mon 13:30',
      ]);
      expect(await codes(chat)).to.deep.equal(['E0_UNANSWERED']);
    });

    it('gives the person an hour to answer also where the release was entered late', async () => {
      const chat = await screenedChat();
      const entered = { id: 's', start: at(-8), state: 'released' as const, releasedAt: at(-5) };
      await plan(chat.store, chat.last.patientId, entered, at(0));
      expect((await pass(chat, 0.5)).some((text) => EVENING.test(text))).to.equal(true);
      expect(await codes(chat)).to.deep.equal([]);
      await pass(chat, 1);
      expect(await codes(chat)).to.deep.equal(['E0_UNANSWERED']);
    });

    it('calls a person also for who wants no reminders, and at once in a crisis', async () => {
      const chat = await released();
      await chat.say('stop reminders');
      await pass(chat, 5);
      expect(await codes(chat)).to.deep.equal(['E0_UNANSWERED']);
      const other = await released();
      await other.say('I want to kill myself tonight');
      await pass(other, 3.5);
      expect(await codes(other)).to.include('E0_UNANSWERED');
    });
  });

  it('tells staff once that a release is missing', async () => {
    const chat = await screenedChat();
    await plan(chat.store, chat.last.patientId, { id: 's', start: at(1) }, at(0));
    await pass(chat, 4.5);
    expect(await codes(chat)).to.deep.equal([]);
    await pass(chat, 2);
    expect(await codes(chat)).to.deep.equal(['RELEASE_MISSING']);
  });

  it('calls staff also about a person who was entered by hand and never came, and greets them when they do', async () => {
    const chat = new Chat({
      conversationId: 'conversation_entered',
      start: { ...aPerson, patientId: 'patient_entered' },
    });
    const known = { id: 'patient_entered', clinicId: 'demo', userId: 'dl_1', language: 'en' as const, name: 'Ana' };
    await chat.store.records.update('patients', known.id, () => newPatient(known, [], at(0)));
    await plan(chat.store, known.id, { id: 's', start: at(-6) }, at(0));
    await careOf(chat).run();
    await careOf(chat, 'two').run();
    const where = { patientId: known.id };
    const { items } = await chat.store.records.list('alerts', { index: 'byPatient', where });
    expect(items.map(({ code }) => code)).to.deep.equal(['RELEASE_MISSING']);
    expect((await chat.start()).asked).to.equal('s0.ai_disclosure');
    expect(await chat.patient()).to.include({ id: 'patient_entered', name: 'Ana' });
  });

  it('moves with the session', async () => {
    const chat = await screenedChat();
    const { patientId } = chat.last;
    await plan(chat.store, patientId, { id: 's', start: at(80) }, at(0));
    await change(
      chat.store,
      's',
      patientId,
      (session) => session && { ...session, start: at(200), plannedEnd: at(203) },
      at(0),
    );
    expect(await pass(chat, 100)).to.deep.equal([]);
  });
});
