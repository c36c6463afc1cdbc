import { expect } from 'chai';
import { allOf } from '../../src/domain/all-pages.ts';
import type { MedicineSession } from '../../src/domain/care/session.ts';
import { Chat } from '../support/chat.ts';
import { MARIA } from '../support/persona.ts';

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

/** Emphasis, a link, code, HTML and placeholders: none of it means anything in a person's own words. */
const HOSTILE = '*open* _to_ **it** [a](http://x) `now` <b>&amp; <img src=x onerror=alert(1)></b> {name} {{7*7}}';

describe('The card at the end of an intention', () => {
  const card = (chat: Chat) => chat.last.turn.outbound.find(({ text }) => text?.startsWith('Your intention card'));
  const whole = async (words = 'Help me see.') => {
    const chat = await screened();
    await enter(chat, 48);
    await chat.converse(['hi', 'due'], ["Yes, let's go", 'i.arrive']);
    const typed = (said: string) => ({ typed: said, tapped: {} });
    await chat.answerUntil(undefined, {
      persona: {
        ...MARIA,
        'i.intention': typed(words),
        'i.shorten': typed('See and stay'),
        'i.support': typed('a calm voice'),
        'i.return': typed('my feet'),
        'i.comfort': typed('None of these'),
      },
    });
    return chat;
  };

  it('shows the few words, then their own words, what helps and the way back; what was not named is left out', async () => {
    const chat = await whole();
    expect(card(chat)?.text).to.equal(
      [
        'Your intention card',
        'In a few words:\nSee and stay',
        'In your own words:\nHelp me see.',
        'If it gets hard, this helps:\na calm voice',
        'To come back:\nmy feet',
      ].join('\n\n'),
    );
    expect(chat.last.texts.at(-1)).to.match(/Your words are saved for your therapist/);
    expect(chat.last.data.map(({ kind }) => kind)).to.deep.equal(['summary', 'done']);
  });

  it('quotes whatever was written, as plain text', async () => {
    const chat = await whole(HOSTILE);
    expect(card(chat)).to.deep.include({ textFormat: 'plain' });
    expect(card(chat)?.text).to.contain(HOSTILE);
    expect(chat.last.data[0]).to.deep.include({ kind: 'summary' });
  });

  it('comes again when asked for, with the choice to change it, and a change keeps what was there', async () => {
    const chat = await whole();
    const shown = await chat.say('my intention');
    expect(shown.texts[0]).to.match(/^Your intention card[\s\S]*Help me see\./);
    expect(shown.asked).to.equal('due');
    expect((await chat.say('No, keep it')).asked).to.equal(undefined);
    await chat.say('my intention');
    await chat.converse(
      ["Yes, let's go", 'i.arrive'],
      ['Calmer.', 'i.arrive.calm'],
      ['7', 'i.why'],
      ['The same.', 'i.intention'],
    );
    await chat.say('Stay with it.');
    await chat.say('Stay');
    await chat.answerUntil();
    expect(card(chat)?.text).to.contain('Stay with it.');
    const before = await allOf(chat.store.records, 'responses', {
      index: 'byPatient',
      where: { patientId: chat.last.patientId },
    });
    expect(JSON.stringify(before)).to.contain('Help me see.');
  });

  it('is not there when everything was skipped', async () => {
    const chat = await screened();
    await enter(chat, 48);
    await chat.converse(['hi', 'due'], ["Yes, let's go", 'i.arrive']);
    for (let count = 0; count < 40 && chat.last.asked !== undefined; count += 1) await chat.say('skip');
    expect(card(chat)).to.equal(undefined);
    expect(chat.last.texts.at(-1)).to.match(/Your words are saved/);
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
