import type { ObjectId } from 'mongodb';
import type { RecordKind, Records } from '../../domain/records.ts';
import type { Turn } from '../../domain/turn.ts';

/**
 * What is stored of a turn. The turn itself is JSON text: activities hold keys like `$schema` and `phq9.q1`, which
 * not every MongoDB-compatible service takes, and text comes back exactly as it was.
 */
export interface TurnDocument {
  conversationId: string;
  n: number;
  inboundId: string;
  at: string;
  delivered: boolean;
  projected: boolean;
  /** Its `at`, as long as a mark is missing: a sparse index of few entries finds what is unfinished. */
  unfinishedSince?: string;
  doc: string;
}

/** What is stored of a record. */
export interface RecordDocument {
  _id: string;
  /** New with every write, so that a record that was deleted and made anew is never taken for the old one. */
  version: ObjectId;
  /** The record's texts, for the indexes. All of them: an index that is declared later finds the old records too. */
  fields: Record<string, string>;
  doc: string;
}

export interface LeaseDocument {
  _id: string;
  holder: string;
  until: string;
}

export function toTurnDocument(turn: Turn): TurnDocument {
  const { delivered, projected, ...rest } = turn;
  const { conversationId, n, inbound, at } = turn;
  const document = { conversationId, n, inboundId: inbound.id, at, delivered, projected, doc: JSON.stringify(rest) };
  return delivered && projected ? document : { ...document, unfinishedSince: at };
}

export function turnOf({ doc, delivered, projected }: Pick<TurnDocument, 'doc' | 'delivered' | 'projected'>): Turn {
  return { ...(JSON.parse(doc) as Omit<Turn, 'delivered' | 'projected'>), delivered, projected };
}

export function toRecordDocument<K extends RecordKind>(record: Records[K]): Pick<RecordDocument, 'fields' | 'doc'> {
  const texts = Object.entries(record).filter(([, value]) => typeof value === 'string');
  return { fields: Object.fromEntries(texts), doc: JSON.stringify(record) };
}

export function recordOf<K extends RecordKind>({ doc }: Pick<RecordDocument, 'doc'>): Records[K] {
  return JSON.parse(doc) as Records[K];
}
