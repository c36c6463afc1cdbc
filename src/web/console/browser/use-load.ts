import { useCallback, useEffect, useRef, useState } from 'react';
import { useConsole } from './console-context.ts';
import { CallError } from './staff-client.ts';

export interface Loaded<T> {
  data: T | undefined;
  /** The newest try failed; older data stays. */
  failed: boolean;
  /** Whose record it is, where the newest try was refused for they are not the person's own patient. */
  notOwn: string | undefined;
  reload: () => Promise<void>;
}

/** Reads a path of the staff API, anew when the path or the language changes. An answer that comes too late is dropped. */
export function useLoad<T>(path: string): Loaded<T> {
  const { client } = useConsole();
  const [state, setState] = useState<State<T>>({ path, failed: false });
  const newest = useRef(0);
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    try {
      const data = await client.get<T>(path);
      if (mine === newest.current) setState({ path, data, failed: false });
    } catch (error) {
      const notOwn = error instanceof CallError ? error.patientId : undefined;
      if (mine === newest.current) setState((before) => ({ ...before, failed: true, notOwn }));
    }
  }, [client, path]);
  useEffect(() => {
    void reload();
    return () => {
      newest.current += 1;
    };
  }, [reload]);
  const { failed, notOwn } = state;
  return { data: state.path === path ? state.data : undefined, failed, notOwn, reload };
}

interface State<T> {
  path: string;
  data?: T;
  failed: boolean;
  notOwn?: string | undefined;
}
