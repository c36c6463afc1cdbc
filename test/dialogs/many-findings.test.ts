import { expect } from 'chai';
import { Chat } from '../support/chat.ts';

describe('A patient with more findings than a page holds', () => {
  it('keeps the disposition that an old, open finding calls for', async () => {
    const chat = new Chat();
    await chat.answerUntil('s3.aneurysm');
    await chat.say('Yes');
    expect((await chat.patient()).disposition).to.equal('HOLD_FOR_PRESCRIBER');
    const [first] = await chat.findings();
    if (first === undefined) throw new Error('Nothing was found.');
    for (let count = 0; count < 250; count += 1) {
      const at = new Date(chat.clock.now().getTime() + count).toISOString();
      const id = `later_${count}`;
      await chat.store.records.update('findings', id, () => ({ ...first, id, at, state: 'superseded' }));
    }
    chat.clock.advance(1_000);
    await chat.say('No');
    expect((await chat.patient()).disposition).to.equal('HOLD_FOR_PRESCRIBER');
  });
});
