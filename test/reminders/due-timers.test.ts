import { expect } from 'chai';
import { DueTimers } from '../../src/reminders/due-timers.ts';
import { eraseRefused } from '../../src/reminders/erase-refused.ts';
import { Chat } from '../support/chat.ts';
import { silentLog } from '../support/silent-log.ts';

const MINUTE = 60_000;
const timersOf = (chat: Chat, holder: string) =>
  new DueTimers({ store: chat.store, runner: chat.runner, clock: chat.clock, log: silentLog, holder });

describe('DueTimers', () => {
  it('tells the patient once that nobody could be reached, on whichever server', async () => {
    const chat = new Chat();
    await chat.start();
    await chat.say('I want to die');
    chat.clock.advance(9 * MINUTE);
    expect(await timersOf(chat, 'one').run()).to.equal(0);
    chat.clock.advance(2 * MINUTE);
    await Promise.all([timersOf(chat, 'one').run(), timersOf(chat, 'two').run()]);
    chat.clock.advance(MINUTE);
    await timersOf(chat, 'two').run();
    const turns = await chat.store.turns.since('chat', 0, 100);
    const said = turns.flatMap(({ outbound }) => outbound.map(({ text }) => text ?? ''));
    expect(said.filter((text) => text.startsWith("I couldn't reach your team just now"))).to.have.length(1);
  });
});

describe('eraseRefused', () => {
  async function refused(words: string[]): Promise<Chat> {
    const chat = new Chat();
    await chat.start();
    for (const text of ['I understand', 'no', ...words]) await chat.say(text);
    return chat;
  }
  const DAY = 24 * 60 * MINUTE;

  it('deletes everything 24 h after the last turn, not before', async () => {
    const chat = await refused([]);
    chat.clock.advance(DAY - MINUTE);
    expect(await eraseRefused(chat.store, chat.clock, silentLog)).to.equal(0);
    chat.clock.advance(2 * MINUTE);
    expect(await eraseRefused(chat.store, chat.clock, silentLog)).to.equal(1);
    expect(await chat.store.turns.since('chat', 0, 100)).to.deep.equal([]);
    const patients = await chat.store.records.list('patients', { index: 'byClinic', where: { clinicId: 'demo' } });
    expect(patients.items).to.deep.equal([]);
  });

  it('keeps an alert and the message that raised it', async () => {
    const chat = await refused(['I want to kill myself']);
    chat.clock.advance(2 * DAY);
    await eraseRefused(chat.store, chat.clock, silentLog);
    const kept = await chat.store.turns.since('chat', 0, 100);
    expect(kept.map(({ inbound }) => inbound.text)).to.deep.equal(['I want to kill myself']);
    const alerts = await chat.store.records.list('alerts', { index: 'byClinic', where: { clinicId: 'demo' } });
    expect(alerts.items).to.have.length(1);
  });
});
