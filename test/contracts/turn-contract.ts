import { expect } from 'chai';
import type { Turn } from '../../src/domain/turn.ts';
import { aTurn, ODD_DATA, timeOf } from './a-turn.ts';
import type { Handles } from './store-contract.ts';

const numbers = (turns: Turn[]) => turns.map((turn) => turn.n);

/** What every log of turns promises. */
export function turnContract(handles: Handles): void {
  const turns = () => handles()[0].turns;
  const commitAll = async (...all: Turn[]) => {
    for (const turn of all) expect(await turns().commit(turn)).to.equal('committed');
  };

  it('gives back a turn exactly as it was committed', async () => {
    const inbound = { type: 'message', id: 'odd', channelData: ODD_DATA };
    const turn = aTurn('c', 1, { inbound, outbound: [inbound], effects: [] });
    await commitAll(turn);
    const { latest } = await handles()[1].turns.load('c');
    expect(latest).to.deep.equal(JSON.parse(JSON.stringify(turn)));
    expect(latest?.inbound).not.to.have.nested.property('channelData.absent');
  });

  it('knows nothing of a new conversation', async () => {
    await commitAll(aTurn('other', 1));
    expect(await turns().load('c', 'in-1')).to.deep.equal({ latest: undefined, duplicate: undefined });
  });

  it('loads the newest turn, and the one that holds an inbound id', async () => {
    await commitAll(aTurn('c', 1), aTurn('c', 2), aTurn('c', 10), aTurn('d', 11));
    const { latest, duplicate } = await turns().load('c', 'in-1');
    expect([latest?.n, duplicate?.n]).to.deep.equal([10, 1]);
    expect((await turns().load('c', 'in-3')).duplicate).to.equal(undefined);
    expect((await turns().load('c')).duplicate).to.equal(undefined);
  });

  it('takes one turn of a number and one of an inbound id, in each conversation', async () => {
    await commitAll(aTurn('c', 1), aTurn('d', 1));
    const other = { type: 'message', id: 'another' };
    expect(await turns().commit(aTurn('c', 1, { inbound: other }))).to.equal('taken');
    expect(await turns().commit(aTurn('c', 2, { inbound: { type: 'message', id: 'in-1' } }))).to.equal('duplicate');
    expect(await turns().commit(aTurn('c', 1))).to.equal('duplicate');
    expect(numbers(await turns().since('c', 0, 10))).to.deep.equal([1]);
  });

  it('lets exactly one of many racers have the next number, and keeps that one', async () => {
    const race = Array.from({ length: 32 }, (_, i) =>
      aTurn('c', 1, { inbound: { type: 'message', id: `racer-${i}`, text: `words of ${i}` } }),
    );
    const results = await Promise.all(race.map((turn, i) => handles()[i % 2 === 0 ? 0 : 1].turns.commit(turn)));
    expect(results.filter((result) => result === 'taken')).to.have.lengthOf(31);
    const { latest } = await turns().load('c');
    expect(latest).to.deep.equal(race[results.indexOf('committed')]);
  });

  it('lets exactly one of many retries of a message in', async () => {
    const race = Array.from({ length: 32 }, (_, i) => aTurn('c', i + 1, { inbound: { type: 'message', id: 'same' } }));
    const results = await Promise.all(race.map((turn, i) => handles()[i % 2 === 0 ? 0 : 1].turns.commit(turn)));
    expect(results.filter((result) => result === 'duplicate')).to.have.lengthOf(31);
    expect(await turns().since('c', 0, 100)).to.have.lengthOf(1);
  });

  it('reads forwards after a number and backwards before one, up to a limit', async () => {
    for (let n = 1; n <= 12; n += 1) await commitAll(aTurn('c', n));
    await commitAll(aTurn('d', 1));
    expect(numbers(await turns().since('c', 9, 10))).to.deep.equal([10, 11, 12]);
    expect(numbers(await turns().since('c', 0, 2))).to.deep.equal([1, 2]);
    expect(await turns().since('c', 12, 10)).to.deep.equal([]);
    expect(numbers(await turns().before('c', 12, 3))).to.deep.equal([11, 10, 9]);
    expect(await turns().before('c', 1, 10)).to.deep.equal([]);
  });

  it('sets marks one by one and together, and never unsets one', async () => {
    const marks = async (n: number) => {
      const [turn] = await turns().since('c', n - 1, 1);
      return [turn?.delivered, turn?.projected];
    };
    await commitAll(aTurn('c', 1), aTurn('c', 2), aTurn('c', 3, { delivered: true }));
    await turns().mark('c', 1, { delivered: true });
    expect(await marks(1)).to.deep.equal([true, false]);
    await turns().mark('c', 1, { projected: true });
    await turns().mark('c', 1, {});
    expect(await marks(1)).to.deep.equal([true, true]);
    await turns().mark('c', 2, { delivered: true, projected: true });
    expect(await marks(2)).to.deep.equal([true, true]);
    expect(await marks(3)).to.deep.equal([true, false]);
    await turns().mark('c', 99, { delivered: true });
    expect(numbers(await turns().since('c', 0, 10))).to.deep.equal([1, 2, 3]);
  });

  it('finds the unfinished turns before a time, oldest first, up to a limit', async () => {
    await commitAll(aTurn('d', 5), aTurn('c', 1), aTurn('c', 2), aTurn('c', 3), aTurn('c', 4), aTurn('c', 9));
    await turns().mark('c', 1, { delivered: true, projected: true });
    await turns().mark('c', 2, { delivered: true });
    await turns().mark('c', 3, { projected: true });
    await turns().mark('c', 4, { projected: true });
    await turns().mark('c', 4, { delivered: true });
    await commitAll(aTurn('e', 6, { delivered: true, projected: true }));
    expect(numbers(await turns().unfinished(timeOf(9), 10))).to.deep.equal([2, 3, 5]);
    expect(numbers(await turns().unfinished(timeOf(10), 2))).to.deep.equal([2, 3]);
  });

  it('erases every turn of one conversation', async () => {
    await commitAll(aTurn('c', 1), aTurn('c', 2), aTurn('d', 1));
    await turns().erase('c');
    await turns().erase('c');
    expect(await turns().load('c', 'in-1')).to.deep.equal({ latest: undefined, duplicate: undefined });
    expect(numbers(await turns().unfinished(timeOf(99), 10))).to.deep.equal([1]);
    await commitAll(aTurn('c', 1));
  });

  it('keeps the turns that an erasure is told to keep, and goes on after the last', async () => {
    for (let n = 1; n <= 4; n += 1) await commitAll(aTurn('c', n));
    await commitAll(aTurn('d', 2));
    await turns().erase('c', [2, 4, 99]);
    expect(numbers(await turns().since('c', 0, 10))).to.deep.equal([2, 4]);
    expect(numbers(await turns().since('d', 0, 10))).to.deep.equal([2]);
    expect((await turns().load('c', 'in-1')).duplicate).to.equal(undefined);
    expect((await turns().load('c', 'in-2')).duplicate?.n).to.equal(2);
    await commitAll(aTurn('c', 5));
    await turns().erase('c', []);
    expect(await turns().since('c', 0, 10)).to.deep.equal([]);
  });
}
