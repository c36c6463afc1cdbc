import { useCallback, useEffect, useState } from 'react';
import type { Page } from './api-types.ts';
import { useConsole } from './console-context.ts';
import { useLoad } from './use-load.ts';

export interface Pages<T> {
  /** Absent until the first page has come. */
  items: T[] | undefined;
  failed: boolean;
  /** There is more to load. */
  more: boolean;
  loadMore: () => Promise<void>;
  reload: () => Promise<void>;
}

/** Reads a list page by page; reloading starts at the first again. */
export function usePages<T>(path: string): Pages<T> {
  const { client } = useConsole();
  const first = useLoad<Page<T>>(path);
  const [rest, setRest] = useState<Page<T>>({ items: [] });
  const [failed, setFailed] = useState(false);
  const { data } = first;
  useEffect(() => {
    setRest({ items: [], ...(data?.next === undefined ? {} : { next: data.next }) });
  }, [data]);
  const loadMore = useCallback(async () => {
    if (rest.next === undefined) return;
    try {
      const joint = path.includes('?') ? '&' : '?';
      const page = await client.get<Page<T>>(`${path}${joint}next=${encodeURIComponent(rest.next)}`);
      setFailed(false);
      setRest({ ...page, items: [...rest.items, ...page.items] });
    } catch {
      setFailed(true);
    }
  }, [client, path, rest]);
  return {
    items: data === undefined ? undefined : [...data.items, ...rest.items],
    failed: failed || first.failed,
    more: rest.next !== undefined,
    loadMore,
    reload: first.reload,
  };
}
