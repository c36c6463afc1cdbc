import { expect } from 'chai';
import type { AppError } from '../../src/domain/errors.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { silentLog } from '../support/silent-log.ts';

describe('openStore', () => {
  it('opens SQLite in memory', async () => {
    const store = await openStore({ url: 'sqlite::memory:', log: silentLog });
    expect(store.kind).to.equal('sqlite');
    await store.close();
  });

  it('refuses an unknown scheme without repeating the rest of the URL', async () => {
    for (const url of ['postgres://user:secret@host/db', 'sqlite:', 'secret', '', ':secret']) {
      const error = await openStore({ url, log: silentLog }).then(
        () => expect.fail(`${url} opened`),
        (reason: AppError) => reason,
      );
      expect(error.code, url).to.equal('config.invalid');
      expect(error.message).to.contain('DATABASE_URL').and.not.contain('secret');
    }
  });
});
