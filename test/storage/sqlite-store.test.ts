import { expect } from 'chai';
import { openStore } from '../../src/storage/open-store.ts';
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
});
