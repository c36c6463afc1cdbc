import { useCallback, useEffect, useRef, useState } from 'react';
import type { AlertItem, Page } from './api-types.ts';
import type { StaffClient } from './staff-client.ts';

const EVERY_MS = 15_000;

export interface Watch {
  alerts: AlertItem[];
  /** The newest alert that came while the console was open: to be said aloud. */
  fresh: AlertItem | undefined;
  /** Since when the server cannot be reached. */
  offlineSince: number | undefined;
  now: number;
  refresh: () => Promise<void>;
}

/** Asks for the open alerts again and again, and says which one is new; not for those who may not see them. */
export function useAlerts(client: StaffClient, may: boolean): Watch {
  const [state, setState] = useState<Omit<Watch, 'refresh'>>(() => ({
    ...{ alerts: [], fresh: undefined, offlineSince: undefined, now: Date.now() },
  }));
  const known = useRef<Set<string> | undefined>(undefined);
  const refresh = useCallback(async () => {
    const now = Date.now();
    try {
      const { items } = await client.get<Page<AlertItem>>('/alerts?state=open&limit=200');
      const alerts = items.sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
      const before = known.current;
      const fresh = before === undefined ? undefined : alerts.find(({ id }) => !before.has(id));
      known.current = new Set([...(before ?? []), ...alerts.map(({ id }) => id)]);
      setState((old) => ({ alerts, fresh: fresh ?? old.fresh, offlineSince: undefined, now }));
    } catch {
      setState((old) => ({ ...old, offlineSince: old.offlineSince ?? now, now }));
    }
  }, [client]);
  useEffect(() => {
    if (!may) return;
    void refresh();
    const timer = setInterval(() => void refresh(), EVERY_MS);
    return () => clearInterval(timer);
  }, [refresh, may]);
  return { ...state, refresh };
}
