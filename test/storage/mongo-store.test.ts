import { expect } from 'chai';
import { MongoClient } from 'mongodb';
import type { Log } from '../../src/domain/ports.ts';
import { INDEXES } from '../../src/domain/records.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { aTurn, timeOf } from '../contracts/a-turn.ts';
import { crashContract } from '../contracts/crash-contract.ts';
import { driverContract } from '../contracts/driver-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { startMongo, type TestMongo } from '../support/mongo.ts';
import { startMongoServer } from '../support/mongo-server.ts';
import { describeWith } from '../support/needs.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describeWith('mongodb', 'the MongoDB store', () => {
  let mongo: TestMongo | undefined;
  before(async () => {
    mongo = await startMongo();
  });
  after(() => mongo?.close());
  const newUrl = () => mongo?.freshDatabase() ?? expect.fail('there is no MongoDB');
  const open = (url: string, log: Log = silentLog) => openStore({ url, log });

  storeContract(async () => {
    const url = newUrl();
    return [await open(url), await open(url)];
  });
  driverContract(() => open(newUrl()));
  crashContract(() => ({ url: newUrl() }));

  it('asks for its indexes by name and keys', async () => {
    const url = newUrl();
    await (await open(url)).close();
    const client = new MongoClient(url);
    const indexesOf = async (name: string) => {
      const found = await client.db().collection(name).indexes();
      return found.filter(({ name: of }) => of !== '_id_').map(({ key, unique, sparse }) => ({ key, unique, sparse }));
    };
    expect(await indexesOf('turns')).to.deep.include.members([
      { key: { conversationId: 1, n: 1 }, unique: true, sparse: undefined },
      { key: { conversationId: 1, inboundId: 1 }, unique: true, sparse: undefined },
    ]);
    for (const [kind, declared] of Object.entries(INDEXES).filter(([, all]) => Object.keys(all).length > 0)) {
      const wanted = Object.values<readonly string[]>(declared).map((fields) =>
        Object.fromEntries([...fields.map((field) => [`fields.${field}`, 1]), ['_id', 1]]),
      );
      expect((await indexesOf(kind)).map(({ key }) => key)).to.have.deep.members(wanted);
    }
    await client.close();
  });

  it('keeps an entry for unfinished turns only as long as a mark is missing', async () => {
    const url = newUrl();
    const store = await open(url);
    await store.turns.commit(aTurn('c', 1));
    await store.turns.commit(aTurn('c', 2));
    await store.turns.commit(aTurn('c', 3, { delivered: true, projected: true }));
    await store.turns.mark('c', 1, { delivered: true });
    await store.turns.mark('c', 1, { projected: true });
    await store.turns.mark('c', 2, { projected: true });
    const client = new MongoClient(url);
    const entries = await client.db().collection('turns').distinct('unfinishedSince');
    expect(entries).to.deep.equal([timeOf(2)]);
    await client.close();
    await store.close();
  });

  it('opens again what is set up already, warning at most once that documents are not validated', async () => {
    const url = newUrl();
    for (let start = 0; start < 2; start += 1) {
      const warnings: string[] = [];
      const store = await open(url, { ...silentLog, warn: (_facts, message) => warnings.push(message) });
      expect(warnings).to.have.lengthOf.at.most(1);
      await store.ping();
      await store.close();
    }
  });

  it('is refused when it was written by a newer release', async () => {
    const url = newUrl();
    await (await open(url)).close();
    const client = new MongoClient(url);
    await client
      .db()
      .collection<{ _id: string }>('meta')
      .updateOne({ _id: 'schema' }, { $set: { version: 1000 } });
    await client.close();
    const error = await open(url).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'store.unavailable');
    expect(error).to.have.property('message').that.contains('newer release');
  });

  it('says once that DATABASE_KEY is for SQLite files', async () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_facts: unknown, message: string) => warnings.push(message) };
    await (await openStore({ url: newUrl(), key: 'a key', log })).close();
    expect(warnings.filter((message) => message.includes('DATABASE_KEY'))).to.have.lengthOf(1);
  });
});

describeWith('mongo-server', 'the MongoDB store and a server that is killed', () => {
  const folder = temporaryFolder();
  let server: Awaited<ReturnType<typeof startMongoServer>> | undefined;
  before(async () => {
    server = await startMongoServer(folder.path(''));
  });
  after(() => server?.stop());

  crashContract(() => ({ url: `${server?.url}crash` }), {
    kill: async () => server?.kill(),
    restart: async () => {
      server = await startMongoServer(folder.path(''), server?.address);
    },
  });
});
