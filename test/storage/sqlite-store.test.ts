import { expect } from 'chai';
import { openStore } from '../../src/storage/open-store.ts';
import { aTurn } from '../contracts/a-turn.ts';
import { crashContract } from '../contracts/crash-contract.ts';
import { driverContract } from '../contracts/driver-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('SqliteStore', () => {
  const folder = temporaryFolder();
  let files = 0;
  const newUrl = () => {
    files += 1;
    return `sqlite:${folder.path(`${files}.db`)}`;
  };

  for (const key of [undefined, 'a key']) {
    describe(key === undefined ? 'in a file' : 'in an encrypted file', () => {
      storeContract(async () => {
        const url = newUrl();
        const open = () => openStore({ url, key, log: silentLog });
        return [await open(), await open()];
      });
      crashContract(() => ({ url: newUrl(), ...(key === undefined ? {} : { key }) }));
    });
  }

  describe('in memory', () => {
    storeContract(async () => {
      const store = await openStore({ url: 'sqlite::memory:', log: silentLog });
      return [store, store];
    });
  });

  driverContract(() => openStore({ url: newUrl(), log: silentLog }));

  it('undoes all of a group of changes when one of them throws', async () => {
    const store = await openStore({ url: newUrl(), log: silentLog });
    const changes = store.records.updateAll([
      { kind: 'settings', id: 's', change: () => ({ id: 's', value: 'a', at: '' }) },
      {
        kind: 'settings',
        id: 't',
        change: () => {
          throw new RangeError('no');
        },
      },
    ]);
    expect(await changes.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
    expect(await store.records.get('settings', 's')).to.equal(undefined);
    await store.close();
  });

  it('fails the one write that cannot be done, and none of those that share its transaction', async () => {
    const store = await openStore({ url: newUrl(), log: silentLog });
    const refused = { ...aTurn('c', 2), inbound: { type: 'message', id: true as unknown as string } };
    const broken = () => {
      throw new RangeError('no');
    };
    const results = await Promise.allSettled([
      store.turns.commit(aTurn('c', 1)),
      store.turns.commit(refused),
      store.records.update('settings', 's', () => ({ id: 's', value: 'a', at: '' })),
      store.records.update('settings', 'first', broken),
      store.turns.commit(aTurn('c', 2)),
      store.records.update('settings', 'last', broken),
    ]);
    const outcomes = results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'));
    const saved = { id: 's', value: 'a', at: '' };
    expect(outcomes).to.deep.equal(['committed', 'failed', saved, 'failed', 'committed', 'failed']);
    expect(await store.turns.since('c', 0, 10)).to.have.lengthOf(2);
    expect(await store.records.get('settings', 's')).to.deep.equal(saved);
    await store.close();
  });

  it('writes what waits before it closes', async () => {
    const url = newUrl();
    const store = await openStore({ url, log: silentLog });
    const committed = store.turns.commit(aTurn('c', 1));
    await store.close();
    expect(await committed).to.equal('committed');
    const again = await openStore({ url, log: silentLog });
    expect((await again.turns.load('c')).latest?.n).to.equal(1);
    await again.close();
  });
});
