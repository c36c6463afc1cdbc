import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { ulid } from 'ulid';
import { buildMongoServer, startMongoServer } from './mongo-server.ts';

export interface TestMongo {
  /** Of the server; it may hold a password. */
  url: string;
  /** URL of a database that nobody else uses. */
  freshDatabase(): string;
  /** Ends the server, or drops what was made on one that is not ours. */
  close(): Promise<void>;
}

/** Why there is no MongoDB for the tests; undefined when there is one. */
export async function whyNoMongo(): Promise<string | undefined> {
  return process.env.TEST_MONGODB_URL ? undefined : whyNoMongoServer();
}

/** Why our own test server cannot be started; undefined once it is built. */
export async function whyNoMongoServer(): Promise<string | undefined> {
  try {
    await buildMongoServer();
    return undefined;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return 'set TEST_MONGODB_URL, or install Go to build a server';
    return `the test server could not be built: ${(error as Error).message}`;
  }
}

/** A MongoDB for one test file; undefined when there is none. */
export async function startMongo(): Promise<TestMongo | undefined> {
  if ((await whyNoMongo()) !== undefined) return undefined;
  const url = process.env.TEST_MONGODB_URL;
  return url ? onServer(url) : startOwn();
}

function onServer(url: string): TestMongo {
  const names: string[] = [];
  const freshDatabase = () => {
    const name = newName();
    names.push(name);
    return withDatabase(url, name);
  };
  const close = async () => {
    const client = new MongoClient(url);
    for (const name of names) await client.db(name).dropDatabase();
    await client.close();
  };
  return { url, freshDatabase, close };
}

async function startOwn(): Promise<TestMongo> {
  const data = mkdtempSync(join(tmpdir(), 'companion-mongo-'));
  const { url, stop } = await startMongoServer(data);
  const close = async () => {
    await stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { url, freshDatabase: () => withDatabase(url, newName()), close };
}

function newName(): string {
  return `companion_test_${ulid().toLowerCase()}`;
}

/** The URL with this database in its path. (A MongoDB URL may name several hosts, which `URL` does not take.) */
function withDatabase(url: string, name: string): string {
  const [, server = url, options = ''] = /^([^/]+\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url) ?? [];
  return `${server}/${name}${options}`;
}
