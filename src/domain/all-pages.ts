import type { ListQuery, RecordStore } from './ports.ts';
import type { RecordKind, Records } from './records.ts';

/** The greatest page there is. */
const PAGE = 200;

/** Every record that a query finds, however many pages they fill; read from the store or within a turn. */
export async function allOf<K extends RecordKind>(
  source: Pick<RecordStore, 'list'>,
  kind: K,
  query: Omit<ListQuery<K>, 'after' | 'limit'>,
): Promise<Records[K][]> {
  const all: Records[K][] = [];
  let after: string | undefined;
  do {
    const page = await source.list(kind, { ...query, limit: PAGE, ...(after === undefined ? {} : { after }) });
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
}
