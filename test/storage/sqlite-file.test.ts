import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect } from 'chai';
import Database from 'libsql';
import { AppError } from '../../src/domain/errors.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { aTurn } from '../contracts/a-turn.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const WORDS = 'words that nobody else may read';
const inbound = { type: 'message', id: 'in-1', text: WORDS };

describe('the SQLite file', () => {
  const folder = temporaryFolder();
  const open = (file: string, key?: string) => openStore({ url: `sqlite:${folder.path(file)}`, key, log: silentLog });
  const holdsWords = (file: string) =>
    ['', '-wal'].some((suffix) => readFileSync(folder.path(file) + suffix).includes(WORDS));
  const refusal = (file: string, key?: string) =>
    open(file, key).then(
      () => expect.fail('it opened'),
      (error: unknown) => error as AppError,
    );

  it('shows no word of a turn when there is a key, neither open nor closed', async () => {
    for (const [file, key, shown] of [
      ['plain.db', undefined, true],
      ['encrypted.db', 'a key', false],
    ] as const) {
      const store = await open(file, key);
      await store.turns.commit(aTurn('c', 1, { inbound }));
      expect(holdsWords(file), file).to.equal(shown);
      await store.close();
      expect(holdsWords(file), file).to.equal(shown);
    }
  });

  it('opens with its key only, and says which setting is wrong', async () => {
    await (await open('keyed.db', 'right')).close();
    await (await open('unkeyed.db')).close();
    for (const [file, key] of [
      ['keyed.db', 'wrong'],
      ['keyed.db', undefined],
      ['unkeyed.db', 'right'],
    ] as const) {
      const error = await refusal(file, key);
      expect(error).to.be.instanceOf(AppError).with.property('code', 'store.unavailable');
      expect(error.message).to.contain('DATABASE_KEY').and.not.contain('right').and.not.contain('wrong');
    }
    await (await open('keyed.db', 'right')).close();
  });

  it('overwrites what is erased', async () => {
    const store = await open('erased.db');
    await store.turns.commit(aTurn('c', 1, { inbound: { ...inbound, text: WORDS.repeat(500) } }));
    await store.turns.commit(aTurn('d', 1));
    await store.turns.erase('c');
    await store.close();
    expect(holdsWords('erased.db')).to.equal(false);
    const again = await open('erased.db');
    expect((await again.turns.load('d')).latest?.n).to.equal(1);
    await again.close();
  });

  it('is whole by itself once it is closed', async () => {
    const store = await open('whole.db');
    await store.turns.commit(aTurn('c', 1, { inbound }));
    await store.close();
    writeFileSync(folder.path('copy.db'), readFileSync(folder.path('whole.db')));
    const copy = await open('copy.db');
    expect((await copy.turns.load('c')).latest?.inbound).to.deep.equal(inbound);
    await copy.close();
  });

  it('is made with its folder, for its owner only', async () => {
    const store = await open('new/folder/companion.db');
    await store.turns.commit(aTurn('c', 1));
    const modeOf = (name: string) => (statSync(folder.path(name)).mode & 0o777).toString(8);
    expect(modeOf('new/folder')).to.equal('700');
    expect(modeOf('new/folder/companion.db')).to.equal('600');
    expect(modeOf('new/folder/companion.db-wal')).to.equal('600');
    await store.close();
  });

  it('is refused when it is no database, or of a newer release, or in no folder that can be made', async () => {
    writeFileSync(folder.path('note.db'), 'not a database, but a longer note about one'.repeat(100));
    expect((await refusal('note.db')).code).to.equal('store.unavailable');
    expect((await refusal('note.db/companion.db')).code).to.equal('store.unavailable');
    const newer = new Database(folder.path('newer.db'));
    newer.exec('PRAGMA user_version = 1000');
    newer.close();
    expect((await refusal('newer.db')).message).to.contain('newer release');
  });

  it('gets a column and an index for a field that is newly declared', async () => {
    await (await open('older.db')).close();
    const older = new Database(folder.path('older.db'));
    older.exec(`DROP TABLE audit; CREATE TABLE audit (id TEXT NOT NULL PRIMARY KEY, doc TEXT NOT NULL) STRICT;
      INSERT INTO audit VALUES ('a', '{"id":"a","clinicId":"demo","at":"2026"}')`);
    older.close();
    const store = await open('older.db');
    const { items } = await store.records.list('audit', { index: 'byClinic', where: { clinicId: 'demo' } });
    expect(items.map((row) => row.id)).to.deep.equal(['a']);
    await store.close();
  });

  it('is read while another process holds the write lock, and written afterwards', async () => {
    const store = await open('busy.db');
    const other = new Database(folder.path('busy.db'));
    other.exec('BEGIN IMMEDIATE');
    expect((await store.turns.load('c')).latest).to.equal(undefined);
    other.exec('COMMIT');
    expect(await store.turns.commit(aTurn('c', 1))).to.equal('committed');
    other.close();
    await store.close();
  });

  it('is written by nobody else between the reading and the writing of a record', async () => {
    const store = await open('locked.db');
    const other = new Database(folder.path('locked.db'));
    const write = () => other.exec('BEGIN IMMEDIATE; ROLLBACK');
    await store.records.update('settings', 's', () => {
      expect(write).to.throw('locked');
      return { id: 's', value: 'a', at: '' };
    });
    write();
    other.close();
    await store.close();
  });
});
