import { expect } from 'chai';
import { AppError } from '../../src/domain/errors.ts';
import { unsavedReply } from '../../src/domain/safety/unsaved.ts';
import type { StoredActivity } from '../../src/domain/turn.ts';
import type { Arrival, TurnRunner } from '../../src/turns/arrival.ts';
import { CryingTurnRunner } from '../../src/turns/crying-turn-runner.ts';
import { Chat, content } from '../support/chat.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson, testClinic } from '../support/turn-parts.ts';

/** The whole bot on a store that can be taken away. */
function setUp() {
  const chat = new Chat();
  const away = { now: false };
  const commit = chat.store.turns.commit.bind(chat.store.turns);
  chat.store.turns.commit = async (turn) => {
    if (away.now) throw new AppError('store.unavailable', 'The database cannot be reached.');
    return commit(turn);
  };
  const announced: StoredActivity[] = [];
  const waits: (() => void)[] = [];
  const runner: TurnRunner = new CryingTurnRunner({
    runner: chat.runner,
    reply: ({ activity, start }) => unsavedReply(content, activity, testClinic, start?.language),
    announce: (_conversationId, activities) => announced.push(...activities),
    wait: () => new Promise((resolve) => waits.push(() => resolve())),
    log: silentLog,
  });
  const say = (id: string, text: string) => {
    const arrival: Arrival = { conversationId: 'chat', activity: { type: 'message', id, text }, start: aPerson };
    return runner.run(arrival).catch((error: unknown) => error);
  };
  return { chat, away, announced, waits, say };
}

describe('CryingTurnRunner', () => {
  it('gives the numbers uncommitted when the store is away and a message raises a tier', async () => {
    const { away, announced, say } = setUp();
    away.now = true;
    const error = (await say('a', 'I am going to kill myself tonight')) as AppError;
    expect(error).to.include({ code: 'store.unavailable' });
    expect(error.facts.companion).to.include({ kind: 'crisis', status: 'unsaved' });
    expect(error.message).to.contain("I couldn't save your message").and.contain('988').and.contain('911');
    expect(announced.map(({ text }) => text)).to.deep.equal([error.message]);
  });

  it('records and alerts once when the store is back', async () => {
    const { chat, away, waits, say } = setUp();
    away.now = true;
    await say('a', 'I am going to kill myself tonight');
    away.now = false;
    waits.shift()?.();
    await chat.runner.drain();
    await new Promise((resolve) => setImmediate(resolve));
    await chat.runner.drain();
    expect(await say('a', 'I am going to kill myself tonight')).to.include({ duplicate: true });
    const alerts = await chat.store.records.list('alerts', { index: 'byClinic', where: { clinicId: 'demo' } });
    expect(alerts.items.map(({ tiers }) => tiers[0])).to.deep.equal(['IMMINENT']);
  });

  it('leaves an ordinary message to the channel to retry', async () => {
    const { away, announced, waits, say } = setUp();
    away.now = true;
    expect(await say('a', 'hello'))
      .to.include({ code: 'store.unavailable' })
      .and.not.have.property('companion');
    expect([announced, waits]).to.deep.equal([[], []]);
  });
});
