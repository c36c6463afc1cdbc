import { AppError } from '../domain/errors.ts';
import type { ListQuery } from '../domain/ports.ts';
import { INDEXES, type RecordKind } from '../domain/records.ts';

export const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** A list query made ready for an adapter: the fields of its index and where the page starts. */
export interface KeysetPlan {
  /** Field and value of each equality. */
  equal: [string, string][];
  /** The field that orders the list. */
  orderBy: string;
  descending: boolean;
  limit: number;
  from?: string;
  to?: string;
  /** Last row of the page before: its order value and id. */
  after?: { value: string; id: string };
}

/** Checks a query against the declared indexes; throws `store.no-index` or `request.invalid` (a foreign cursor). */
export function planQuery<K extends RecordKind>(kind: K, query: ListQuery<K>): KeysetPlan {
  const fields = (INDEXES[kind] as Record<string, readonly string[]>)[query.index];
  const orderBy = fields?.at(-1);
  if (fields === undefined || orderBy === undefined) {
    throw new AppError('store.no-index', `No index "${query.index}" is declared for ${kind}.`);
  }
  const equal = fields.slice(0, -1).map((field): [string, string] => {
    const value = query.where?.[field];
    if (value === undefined)
      throw new AppError('store.no-index', `Index "${query.index}" of ${kind} needs "${field}".`);
    return [field, value];
  });
  return {
    equal,
    orderBy,
    descending: query.order === 'desc',
    limit: Math.min(Math.max(query.limit ?? DEFAULT_PAGE, 1), MAX_PAGE),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    ...(query.after === undefined ? {} : { after: decodeCursor(query.after) }),
  };
}

/** The cursor that continues after a row. */
export function encodeCursor(value: string, id: string): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

function decodeCursor(cursor: string): { value: string; id: string } {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'string') {
      return { value: parsed[0], id: parsed[1] };
    }
  } catch (cause) {
    throw new AppError('request.invalid', 'The cursor is not one of ours; start the list again.', { cause });
  }
  throw new AppError('request.invalid', 'The cursor is not one of ours; start the list again.');
}
