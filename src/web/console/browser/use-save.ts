import { useState } from 'react';
import { useConsole } from './console-context.ts';
import { CallError } from './staff-client.ts';

export interface Save {
  save: (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) => Promise<boolean>;
  busy: boolean;
  /** Why it was not saved, in words; empty while all is well. */
  problem: string;
}

/** Sends a change and says what became of it. */
export function useSave(onSaved: () => Promise<void>): Save {
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
      const clearance = error instanceof CallError && error.code === 'clearance-required';
      setProblem(say(clearance ? 'sessions.needsClearance' : 'alerts.notSaved'));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { save, busy, problem };
}
