import { useState } from 'react';
import { useConsole } from './console-context.ts';
import { CallError } from './staff-client.ts';
import type { TextKey } from './texts.ts';

export interface Save {
  save: (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) => Promise<boolean>;
  busy: boolean;
  /** Why it was not saved, in words; empty while all is well. */
  problem: string;
}

/** Sends a change and says what became of it; `words` for codes that mean something here. */
export function useSave(onSaved: () => Promise<void>, words: Partial<Record<string, TextKey>> = {}): Save {
  const { client, say } = useConsole();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const save: Save['save'] = async (method, path, body) => {
    setBusy(true);
    setProblem('');
    try {
      await client.send(method, path, body);
      await onSaved();
      return true;
    } catch (error) {
      const code = error instanceof CallError ? error.code : '';
      setProblem(
        say({ 'clearance-required': 'sessions.needsClearance' as const, ...words }[code] ?? 'alerts.notSaved'),
      );
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
