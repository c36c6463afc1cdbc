import { MongoClient } from 'mongodb';
import { AppError } from '../../domain/errors.ts';
import type { Log, Store } from '../../domain/ports.ts';
import type { LeaseDocument, TurnDocument } from './documents.ts';
import { guard } from './guard.ts';
import { MongoLeases } from './leases.ts';
import { MongoRecords } from './records.ts';
import { setUp, VERSION } from './set-up.ts';
import { MongoTurns } from './turns.ts';

/** The database, where the URL names none. */
const DATABASE = 'companion';

/** Milliseconds after which a server that does not answer, or whose majority does not, counts as unavailable. */
const PATIENCE = 10_000;

/**
 * A Store in MongoDB. A write counts once a majority has it in its journal, and only such writes are read: what a
 * patient or a channel was told has happened cannot be rolled back.
 */
export async function openMongoStore(url: string, log: Log): Promise<Store> {
  const client = createClient(url);
  try {
    await guard(async () => setUp(database(client, url), log));
    return storeOf(client, url);
  } catch (error) {
    await client.close();
    throw error;
  }
}

function storeOf(client: MongoClient, url: string): Store {
  const db = database(client, url);
  const turns = new MongoTurns(db.collection<TurnDocument>('turns'));
  const records = new MongoRecords(db);
  return {
    kind: 'mongodb',
    turns,
    records,
    finish: async ({ conversationId, n }, changes, marks) => {
      await records.updateAll(changes);
      await turns.mark(conversationId, n, marks);
    },
    leases: new MongoLeases(db.collection<LeaseDocument>('leases')),
    ping: async () => {
      const { version } = await guard(() => db.command({ buildInfo: 1 }));
      return `MongoDB ${version}, schema ${VERSION}`;
    },
    close: () => client.close(),
  };
}

function createClient(url: string): MongoClient {
  try {
    return new MongoClient(url, {
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: PATIENCE },
      readConcernLevel: 'majority',
      readPreference: 'primary',
      serverSelectionTimeoutMS: PATIENCE,
      connectTimeoutMS: PATIENCE,
    });
  } catch (cause) {
    throw new AppError('config.invalid', 'DATABASE_URL is not a connection string that MongoDB understands.', {
      cause,
    });
  }
}

function database(client: MongoClient, url: string) {
  const named = /^[^/]+\/\/[^/]+\/[^?]/.test(url);
  return client.db(named ? undefined : DATABASE);
}
