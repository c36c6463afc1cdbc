import { AppError } from '../domain/errors.ts';
import type { ListQuery, Page } from '../domain/ports.ts';
import { INDEXES, type RecordKind } from '../domain/records.ts';

const MAX_PAGE = 200;
const DEFAULT_PAGE = 50;

/** A list query made ready for an adapter: the fields of its index and where the page starts. */
export interface KeysetPlan {
  /** Which list, in which order: a cursor holds for no other. */
  list: string;
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
  const descending = query.order === 'desc';
  const list = `${kind}.${query.index}.${descending ? 'desc' : 'asc'}`;
  return {
    list,
    equal: equalities(`Index "${query.index}" of ${kind}`, fields.slice(0, -1), query.where ?? {}),
    orderBy,
    descending,
    limit: Math.min(Math.max(query.limit ?? DEFAULT_PAGE, 1), MAX_PAGE),
    ...(query.from === undefined ? {} : { from: query.from }),
    ...(query.to === undefined ? {} : { to: query.to }),
    ...(query.after === undefined ? {} : { after: decodeCursor(list, query.after) }),
  };
}

/** The page in `rows`, which hold one row more than the limit when the list goes on. */
export function pageOf<T extends { id: string }>(plan: KeysetPlan, rows: T[]): Page<T> {
  const items = rows.slice(0, plan.limit);
  const last = items.at(-1);
  if (rows.length <= plan.limit || last === undefined) return { items };
  return { items, next: encodeCursor(plan.list, String(last[plan.orderBy as keyof T]), last.id) };
}

/** A condition that the index does not hold would be forgotten silently, so it is refused. */
function equalities(index: string, fields: string[], where: Record<string, string>): [string, string][] {
  const foreign = Object.keys(where).find((field) => !fields.includes(field));
  if (foreign !== undefined) throw new AppError('store.no-index', `${index} does not look up by "${foreign}".`);
  return fields.map((field) => {
    const value = where[field];
    if (value === undefined) throw new AppError('store.no-index', `${index} needs "${field}".`);
    return [field, value];
  });
}

function encodeCursor(list: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([list, value, id])).toString('base64url');
}

function decodeCursor(list: string, cursor: string): { value: string; id: string } {
  const [of, value, id] = parseCursor(cursor);
  if (of === list && typeof value === 'string' && typeof id === 'string') return { value, id };
  throw new AppError('request.invalid', 'The cursor is not one of this list; start the list again.');
}

function parseCursor(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
