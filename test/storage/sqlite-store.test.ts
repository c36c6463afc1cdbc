import { expect } from 'chai';
import { openStore } from '../../src/storage/open-store.ts';
import { aTurn } from '../contracts/a-turn.ts';
import { crashContract } from '../contracts/crash-contract.ts';
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

  it('is unavailable once it is closed', async () => {
    const store = await openStore({ url: newUrl(), log: silentLog });
    await store.close();
    const codes = await Promise.all(
      [
        store.ping(),
        store.turns.load('c'),
        store.turns.commit(aTurn('c', 1)),
        store.records.get('settings', 's'),
        store.records.updateAll([]),
        store.leases.release('l', 'a'),
      ].map((call) =>
        call.then(
          () => 'no error',
          (error) => error.code,
        ),
      ),
    );
    expect(new Set(codes)).to.deep.equal(new Set(['store.unavailable']));
  });

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

  it('refuses ids that are no texts instead of ending the process', async () => {
    const store = await openStore({ url: newUrl(), log: silentLog });
    for (const odd of [true, new Date(0), {}, undefined, null]) {
      const refused = await store.turns.load('c', odd as unknown as string).catch((error: unknown) => error);
      if (odd !== undefined) expect(refused).to.have.property('code', 'request.invalid');
      expect(await store.records.get('settings', odd as unknown as string).catch((e: unknown) => e)).to.have.property(
        'code',
        'request.invalid',
      );
    }
    await store.close();
  });
});
