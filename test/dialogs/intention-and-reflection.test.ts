import { expect } from 'chai';
import type { MedicineSession } from '../../src/domain/care/session.ts';
import { Chat } from '../support/chat.ts';

const HOUR_MS = 3_600_000;

describe('An intention', () => {
  it('is offered within 72 hours of the session, and closes with thanks', async () => {
    const chat = await screened();
    await enter(chat, 48);
    const offer = await chat.say('hi');
    expect(offer.asked).to.equal('due');
    expect(offer.text).to.match(/set an intention/);
    await chat.converse(["Yes, let's go", 'i.arrive']);
    await chat.answerUntil();
    expect(chat.last.text).to.match(/Your words are saved for your therapist/);
    const { intention } = await chat.responses();
    expect(intention).to.deep.include({ status: 'completed', sessionId: 'session_1' });
  });

  it('is not offered earlier, but taken when asked for', async () => {
    const chat = await screened();
    await enter(chat, 200);
    expect((await chat.say('hi')).asked).to.equal('menu');
    await chat.converse(['intention', 'i.arrive'], ['Tired.', 'i.arrive.calm']);
  });

  it('needs a session', async () => {
    const chat = await screened();
    const reply = await chat.say('set my intention');
    expect(reply.asked).to.equal(undefined);
    expect(reply.text).to.match(/no session in your calendar/);
  });
});

describe('A reflection', () => {
  for (const words of [
    'kinder to myself',
    '*open* to **it** — [a](http://x) `now` _ok_',
    '🦋 volar, “sin miedo” <b>& amar</b> 👩‍👩‍👧',
    "{name} isn't '{here}' #1 | {count, plural, other {x}}",
  ]) {
    it(`quotes the intention word for word: ${words}`, async () => {
      const chat = await withIntention(words);
      await release(chat);
      await chat.converse(['hi', 'due'], ["Yes, let's go", 'd1.notice']);
      const reply = await chat.answerUntil('d1.back');
      expect(reply.text).to.contain(words);
      expect(reply.effects).not.to.include('turn-failed');
    });
  }

  it('says "what you hoped for" where no intention was recorded', async () => {
    const chat = await screened();
    await enter(chat, 48);
    await release(chat);
    await chat.converse(['hi', 'due'], ["Yes, let's go", 'd1.notice']);
    expect((await chat.answerUntil('d1.back')).text).to.contain('what you hoped for');
  });

  it('asks about safety first, and is not offered twice', async () => {
    const chat = await withIntention('rest');
    await release(chat);
    const offer = await chat.say('hi');
    expect(offer.text).to.match(/safety and body first/);
    await chat.converse(["Yes, let's go", 'd1.notice'], ['OK', 'ae.body']);
    await chat.answerUntil();
    expect(chat.last.text).to.match(/Thank you for writing this down/);
    expect((await chat.say('hi')).asked).to.equal('menu');
  });

  it('treats a bodily sign as an emergency at once', async () => {
    const chat = await withIntention('rest');
    await release(chat);
    await chat.converse(['hi', 'due'], ["Yes, let's go", 'd1.notice'], ['OK', 'ae.body']);
    const reply = await chat.say('chest pain or fainting');
    expect(reply.text).to.match(/Call 911 now/);
    expect((await chat.alerts()).map(({ tiers }) => tiers)).to.deep.include(['MEDICAL']);
  });
});

async function screened(): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('s9.readback');
  await chat.converse(['yes', undefined]);
  return chat;
}

async function withIntention(words: string): Promise<Chat> {
  const chat = await screened();
  await enter(chat, 48);
  await chat.converse(['hi', 'due'], ["Yes, let's go", 'i.arrive']);
  await chat.answerUntil('i.intention');
  await chat.say(words);
  if (chat.last.asked === 'i.shorten') await chat.say(words);
  await chat.answerUntil();
  chat.clock.advance(52 * HOUR_MS);
  return chat;
}

/** Staff enter a session. */
async function enter(chat: Chat, inHours: number): Promise<void> {
  const now = chat.clock.now().getTime();
  const at = (hours: number) => new Date(now + hours * HOUR_MS).toISOString();
  const session: MedicineSession = {
    id: 'session_1',
    clinicId: 'demo',
    patientId: chat.last.patientId,
    state: 'confirmed',
    start: at(inHours),
    plannedEnd: at(inHours + 3),
    zone: 'America/New_York',
    route: 'im',
    createdBy: 'T',
    createdAt: at(0),
    updatedAt: at(0),
  };
  await chat.store.records.update('sessions', session.id, () => session);
}

async function release(chat: Chat): Promise<void> {
  const releasedAt = new Date(chat.clock.now().getTime() - HOUR_MS).toISOString();
  await chat.store.records.update('sessions', 'session_1', (session) =>
    session === undefined ? undefined : { ...session, state: 'released', start: releasedAt, releasedAt },
  );
  chat.clock.advance(24 * HOUR_MS);
}
