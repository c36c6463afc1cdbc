import { expect } from 'chai';
import { AppError } from '../../src/domain/errors.ts';
import type { RecordStore } from '../../src/domain/ports.ts';
import type { Setting } from '../../src/domain/records.ts';
import { ODD_DATA } from './a-turn.ts';
import type { Handles } from './store-contract.ts';

const setting = (id: string, value: string): Setting => ({ id, value, at: '2026-01-01T00:00:00.000Z' });

/** What every store of records promises. */
export function recordContract(handles: Handles): void {
  const records = () => handles()[0].records;
  const count = (store: RecordStore) =>
    store.update('settings', 'counter', (current) => setting('counter', String(Number(current?.value ?? 0) + 1)));

  it('gives back a record exactly as it was written', async () => {
    const timer = {
      id: 'timer_1',
      conversationId: 'c',
      dueAt: '2026-01-01T00:00:00.000Z',
      event: { name: 'x', value: ODD_DATA },
    };
    expect(await records().update('timers', timer.id, () => timer)).to.deep.equal(timer);
    const read = await handles()[1].records.get('timers', timer.id);
    expect(read).to.deep.equal(JSON.parse(JSON.stringify(timer)));
  });

  it('hands the current record to the change, and nothing when there is none', async () => {
    expect(await records().get('settings', 's')).to.equal(undefined);
    const seen: unknown[] = [];
    for (const value of ['a', 'b']) {
      await records().update('settings', 's', (current) => {
        seen.push(current);
        return setting('s', value);
      });
    }
    expect(seen).to.deep.equal([undefined, setting('s', 'a')]);
    expect(await records().get('settings', 's')).to.deep.equal(setting('s', 'b'));
  });

  it('forgets a member that a change leaves out', async () => {
    const { value: _value, ...rest } = setting('s', 'a');
    await records().update('settings', 's', () => setting('s', 'a'));
    await records().update('settings', 's', () => ({ ...rest, value: undefined as unknown as string }));
    expect(await records().get('settings', 's')).to.deep.equal(rest);
  });

  it('deletes a record whose change returns nothing, and may write it anew', async () => {
    await records().update('settings', 's', () => setting('s', 'a'));
    expect(await records().update('settings', 's', () => undefined)).to.equal(undefined);
    expect(await records().update('settings', 's', (current) => current)).to.equal(undefined);
    expect(await records().get('settings', 's')).to.equal(undefined);
    await records().update('settings', 's', (current) => current ?? setting('s', 'b'));
    expect(await records().get('settings', 's')).to.deep.equal(setting('s', 'b'));
  });

  it('writes nothing when a change returns the very record it was given', async () => {
    await records().update('settings', 's', () => setting('s', 'a'));
    await records().update('settings', 's', (current) => current && Object.assign(current, { value: 'spoiled' }));
    expect(await records().get('settings', 's')).to.deep.equal(setting('s', 'a'));
  });

  it('changes nothing when a change throws, and passes the error on', async () => {
    await records().update('settings', 's', () => setting('s', 'a'));
    const wrong = new AppError('state-conflict', 'Not now.');
    const failed = await records()
      .update('settings', 's', () => {
        throw wrong;
      })
      .catch((error: unknown) => error);
    expect(failed).to.equal(wrong);
    await records().update('settings', 't', () => setting('t', 'goes on'));
    expect(await records().get('settings', 's')).to.deep.equal(setting('s', 'a'));
  });

  it('loses none of 100 concurrent changes of one record', async () => {
    const [one, two] = handles();
    await Promise.all(Array.from({ length: 100 }, (_, i) => count((i % 2 === 0 ? one : two).records)));
    expect((await records().get('settings', 'counter'))?.value).to.equal('100');
  });

  it('deletes only what the change has seen', async () => {
    const [one, two] = handles();
    for (let round = 0; round < 20; round += 1) {
      const id = `s-${round}`;
      await one.records.update('settings', id, () => setting(id, 'unused'));
      await Promise.all([
        one.records.update('settings', id, (current) => (current?.value === 'unused' ? undefined : current)),
        two.records.update('settings', id, () => setting(id, 'used')),
      ]);
      expect((await one.records.get('settings', id))?.value).to.equal('used');
    }
  });

  it('applies several changes in order, the later seeing the earlier', async () => {
    await records().updateAll([
      { kind: 'settings', id: 's', change: () => setting('s', 'a') },
      { kind: 'settings', id: 't', change: () => setting('t', 't') },
      { kind: 'settings', id: 's', change: (current) => current && { ...current, value: `${current.value}b` } },
      { kind: 'settings', id: 't', change: () => undefined },
      { kind: 'timers', id: 'none', change: (current) => current },
    ]);
    expect((await records().get('settings', 's'))?.value).to.equal('ab');
    expect(await records().get('settings', 't')).to.equal(undefined);
    await records().updateAll([]);
  });

  it('loses none of many concurrent groups of changes', async () => {
    const [one, two] = handles();
    const bump = (id: string) => ({
      kind: 'settings' as const,
      id,
      change: (current: Setting | undefined) => setting(id, String(Number(current?.value ?? 0) + 1)),
    });
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 === 0 ? one : two).records.updateAll(i % 3 === 0 ? [bump('a'), bump('b')] : [bump('b'), bump('a')]),
      ),
    );
    const values = await Promise.all(['a', 'b'].map((id) => records().get('settings', id)));
    expect(values.map((found) => found?.value)).to.deep.equal(['20', '20']);
  });
}
