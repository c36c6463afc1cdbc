import type { ListQuery, Page, RecordStore } from '../../domain/ports.ts';
import type { RecordKind, Records } from '../../domain/records.ts';

/** The greatest page a store gives. */
const STRETCH = 200;
const DEFAULT_LIMIT = 50;

/**
 * A page of what passes, as full as if nothing else were there: none is short or empty while there is more to come.
 * `pass` gives what is left of a record for whoever asks, undefined where nothing is.
 */
export async function passingPage<K extends RecordKind, T>(
  records: Pick<RecordStore, 'list'>,
  kind: K,
  { after, limit = DEFAULT_LIMIT, ...query }: ListQuery<K>,
  pass: (record: Records[K]) => Promise<T | undefined>,
): Promise<Page<T>> {
  const read = async (from: string | undefined, length: number) => {
    const { items, next } = await records.list(kind, { ...query, limit: length, ...afterOf(from) });
    const passed = (await Promise.all(items.map(pass))).map((left, place) => ({ left, place }));
    return { next, passed: passed.flatMap(({ left, place }) => (left === undefined ? [] : [{ left, place }])) };
  };
  const items: T[] = [];
  let from = after;
  let length = Math.min(limit + 1, STRETCH);
  for (;;) {
    const stretch = await read(from, length);
    const lacking = limit - items.length;
    const last = stretch.passed[lacking - 1];
    if (stretch.passed.length > lacking) {
      // There is more than the page holds: it is read again as far as it goes, for the cursor of its last record.
      const rest = last === undefined ? { passed: [], next: from } : await read(from, last.place + 1);
      return { items: [...items, ...rest.passed.map(({ left }) => left)], ...nextOf(rest.next) };
    }
    items.push(...stretch.passed.map(({ left }) => left));
    if (stretch.next === undefined) return { items };
    from = stretch.next;
    length = STRETCH;
  }
}

function afterOf(from: string | undefined): { after?: string } {
  return from === undefined ? {} : { after: from };
}

function nextOf(next: string | undefined): { next?: string } {
  return next === undefined ? {} : { next };
}
