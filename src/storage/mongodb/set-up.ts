import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import { AppError } from '../../domain/errors.ts';
import type { Log } from '../../domain/ports.ts';
import { INDEXES } from '../../domain/records.ts';

/** Version of what is stored. Raise it with a migration when documents change their form. */
export const VERSION = 1;

const text = { bsonType: 'string' };
const TURN_SCHEMA = {
  bsonType: 'object',
  required: ['conversationId', 'n', 'inboundId', 'at', 'delivered', 'projected', 'doc'],
  properties: {
    conversationId: text,
    n: { bsonType: ['int', 'long'], minimum: 1 },
    inboundId: text,
    at: text,
    delivered: { bsonType: 'bool' },
    projected: { bsonType: 'bool' },
    unfinishedSince: text,
    doc: text,
  },
};
const RECORD_SCHEMA = {
  bsonType: 'object',
  required: ['_id', 'version', 'fields', 'doc'],
  properties: { _id: text, version: { bsonType: 'objectId' }, fields: { bsonType: 'object' }, doc: text },
};
const TURN_INDEXES: IndexDescription[] = [
  { name: 'number', key: { conversationId: 1, n: 1 }, unique: true },
  { name: 'inbound', key: { conversationId: 1, inboundId: 1 }, unique: true },
  { name: 'unfinished', key: { unfinishedSince: 1, n: 1 }, sparse: true },
];

/** Makes collections, validators and indexes; several servers may do so at once. */
export async function setUp(db: Db, log: Log): Promise<void> {
  await checkVersion(db);
  const collections: [string, object, IndexDescription[]][] = [['turns', TURN_SCHEMA, TURN_INDEXES]];
  for (const [kind, indexes] of Object.entries(INDEXES)) {
    collections.push([kind, RECORD_SCHEMA, Object.values(indexes).map(recordIndex)]);
  }
  const refusals = new Set<unknown>();
  for (const [name, schema, indexes] of collections) {
    refusals.add(await validate(db, name, schema));
    for (const { key, ...options } of indexes) await db.collection(name).createIndex(key, options);
  }
  refusals.delete(undefined);
  if (refusals.size > 0)
    log.warn({ codes: [...refusals] }, 'MongoDB does not validate documents; the program still does');
}

/** A newer release may have written what this one cannot read. */
async function checkVersion(db: Db): Promise<void> {
  const found = await db
    .collection<{ _id: string; version: number }>('meta')
    .findOneAndUpdate({ _id: 'schema' }, { $max: { version: VERSION } }, { upsert: true, returnDocument: 'after' });
  if ((found?.version ?? VERSION) > VERSION) {
    throw new AppError('store.unavailable', 'The database was written by a newer release; run that one.');
  }
}

/** The name tells the fields: an index that is declared anew is made anew. */
function recordIndex(fields: readonly string[]): IndexDescription {
  const keys = fields.map((field): [string, 1] => [`fields.${field}`, 1]);
  return { name: fields.join('_'), key: new Map([...keys, ['_id', 1]]) };
}

/**
 * Asks for validation, an extra protection: some services have none (238) and some accounts may not ask (13).
 * Returns the code of the refusal, if there is one.
 */
async function validate(db: Db, name: string, schema: object): Promise<unknown> {
  const validator = { $jsonSchema: schema };
  const refusal = await refusalOf(() => db.createCollection(name, { validator }));
  return refusal === NAMESPACE_EXISTS ? refusalOf(() => db.command({ collMod: name, validator })) : refusal;
}

const NAMESPACE_EXISTS = 48;

async function refusalOf(request: () => Promise<unknown>): Promise<unknown> {
  try {
    await request();
    return undefined;
  } catch (error) {
    if (error instanceof MongoServerError) return error.code;
    throw error;
  }
}
