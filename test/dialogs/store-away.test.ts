import { expect } from 'chai';
import { AppError } from '../../src/domain/errors.ts';
import { Chat } from '../support/chat.ts';
import { MemoryStore } from '../support/memory-store.ts';

/** More than any turn reads. */
const MOST = 60;

describe('A store that goes away in the middle of a turn', () => {
  it('makes no failed turn at any of its reads: nothing is kept, and the message may be sent again', async () => {
    const { chat, failAt } = wavering();
    await chat.answerUntil('phq9.q4');
    const before = await chat.transcript();
    let refused = 0;
    for (let read = 0; read < MOST; read += 1) {
      failAt(read);
      const error = await chat.say('Several days').then(
        () => undefined,
        (fault: unknown) => fault,
      );
      if (error === undefined) break;
      refused += 1;
      expect(error, `read ${read}`).to.be.instanceOf(AppError).with.property('code', 'store.unavailable');
      expect(await chat.transcript(), `read ${read}`).to.deep.equal(before);
    }
    expect(refused).to.be.within(2, MOST - 1);
    expect(chat.last.asked).to.equal('phq9.q5');
    expect(chat.last.effects).not.to.include('turn-failed');
  });
});

/** A chat on a store that is away from one read of the next turn on. */
function wavering() {
  const store = new MemoryStore();
  const chat = new Chat({ store });
  let left = Number.POSITIVE_INFINITY;
  const { records } = store;
  const [get, list] = [records.get.bind(records), records.list.bind(records)];
  const reading = () => {
    left -= 1;
    if (left < 0) throw new AppError('store.unavailable', 'The database cannot be reached.');
  };
  records.get = async (...query) => {
    reading();
    return get(...query);
  };
  records.list = async (...query) => {
    reading();
    return list(...query);
  };
  const failAt = (read: number) => {
    left = read;
  };
  return { chat, failAt };
}
