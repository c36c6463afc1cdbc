import { expect } from 'chai';
import { FinishTurn } from '../../src/turns/finish-turn.ts';
import { Recovery } from '../../src/turns/recovery.ts';
import { Chat } from '../support/chat.ts';
import { silentLog } from '../support/silent-log.ts';
import { closeAlert } from '../support/staff-acts.ts';

describe('Recovery', () => {
  it('finishes what a crash left after a commit', async () => {
    const { chat, recovery } = await crashedInCrisis();
    expect(await chat.alerts(), 'before').to.deep.equal([]);
    expect(await recovery.recover()).to.equal(1);
    expect((await chat.alerts()).map(({ closed }) => closed)).to.deep.equal([undefined]);
    expect((await chat.patient()).openAlerts).to.have.length(1);
    expect(await recovery.recover(), 'once').to.equal(0);
  });

  it('does not repeat an old turn after a newer one that was faster', async () => {
    const { chat, recovery } = await crashedInCrisis();
    const { turns } = chat.store;
    const unfinished = turns.unfinished.bind(turns);
    turns.unfinished = async (...query) => {
      const found = await unfinished(...query);
      // Between the look and the act the person writes again, and a therapist closes the alert.
      await chat.say('hello?');
      await closeAlert(chat);
      return found;
    };
    await recovery.recover();
    expect((await chat.patient()).openAlerts, 'the closed alert stays closed').to.deep.equal([]);
  });
});

/** The process died between the commit of a cry for help and all that follows it. */
async function crashedInCrisis() {
  const chat = new Chat();
  await chat.answerUntil('phq9.q4');
  const { finish } = chat.store;
  chat.store.finish = () => Promise.reject(new Error('the process died'));
  await chat.say('I have a plan to end my life');
  chat.store.finish = finish;
  chat.clock.advance(10_000);
  const parts = { store: chat.store, clock: chat.clock, log: silentLog };
  const recovery = new Recovery({ ...parts, finish: new FinishTurn(chat.store, {}, silentLog), holder: 'test' });
  return { chat, recovery };
}
