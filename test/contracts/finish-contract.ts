import { expect } from 'chai';
import type { RecordChange } from '../../src/domain/ports.ts';
import { aTurn } from './a-turn.ts';
import type { Handles } from './store-contract.ts';

/** What every store promises of the work after a commit. */
export function finishContract(handles: Handles): void {
  const counted = (id: string, more: string): RecordChange => ({
    kind: 'settings',
    id,
    change: (current) => ({ id, at: '', value: `${String(current?.value ?? '')}${more}` }),
  });
  const settingOf = async (id: string) => (await handles()[1].records.get('settings', id))?.value;
  const marksOf = async (n: number) => {
    const [turn] = await handles()[1].turns.since('c', n - 1, 1);
    return [turn?.delivered, turn?.projected];
  };

  it('changes the read models in order and marks the turn', async () => {
    const [store] = handles();
    await store.turns.commit(aTurn('c', 1));
    await store.finish(aTurn('c', 1), [counted('a', '1'), counted('b', '1'), counted('a', '2')], { projected: true });
    expect([await settingOf('a'), await settingOf('b'), await marksOf(1)]).to.deep.equal(['12', '1', [false, true]]);
    await store.finish(aTurn('c', 1), [], { delivered: true, projected: true });
    expect([await settingOf('a'), await marksOf(1)]).to.deep.equal(['12', [true, true]]);
  });

  it('marks nothing when a change throws, so that recovery does it again', async () => {
    const [store] = handles();
    await store.turns.commit(aTurn('c', 1));
    const broken: RecordChange = {
      kind: 'settings',
      id: 'b',
      change: () => {
        throw new RangeError('no');
      },
    };
    const finished = store.finish(aTurn('c', 1), [broken, counted('a', '1')], { delivered: true, projected: true });
    expect(await finished.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect([await settingOf('a'), await marksOf(1)]).to.deep.equal([undefined, [false, false]]);
  });

  it('finishes many turns side by side, each with its own changes', async () => {
    const turns = Array.from({ length: 40 }, (_, i) => aTurn('c', i + 1));
    await Promise.all(turns.map((turn, i) => handles()[i % 2 === 0 ? 0 : 1].turns.commit(turn)));
    const finish = (turn: (typeof turns)[number], i: number) =>
      handles()[i % 2 === 0 ? 0 : 1].finish(turn, [counted('all', '.'), counted(`own-${turn.n}`, '1')], {
        delivered: true,
        projected: true,
      });
    await Promise.all(turns.map(finish));
    expect(await settingOf('all')).to.equal('.'.repeat(40));
    expect(await Promise.all(turns.map(({ n }) => settingOf(`own-${n}`)))).to.deep.equal(turns.map(() => '1'));
    expect(await handles()[1].turns.unfinished('9999', 100)).to.deep.equal([]);
  });
}
