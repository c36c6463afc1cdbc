import { useCallback, useEffect, useRef, useState } from 'react';
import { useConsole } from './console-context.ts';

export interface Loaded<T> {
  data: T | undefined;
  /** The newest try failed; older data stays. */
  failed: boolean;
  reload: () => Promise<void>;
}

/** Reads a path of the staff API, anew when the path or the language changes. An answer that comes too late is dropped. */
export function useLoad<T>(path: string): Loaded<T> {
  const { client } = useConsole();
  const [state, setState] = useState<{ path: string; data?: T; failed: boolean }>({ path, failed: false });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const data = await client.get<T>(path);
      if (mine === newest.current) setState({ path, data, failed: false });
    } catch {
      if (mine === newest.current) setState((before) => ({ ...before, failed: true }));
    }
  }, [client, path]);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);
  return { data: state.path === path ? state.data : undefined, failed: state.failed, reload };
}
