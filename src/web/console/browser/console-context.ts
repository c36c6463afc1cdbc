import { createContext, useContext } from 'react';
import type { AlertItem, Me } from './api-types.ts';
import type { StaffClient } from './staff-client.ts';
import type { Speech } from './texts.ts';

/** What every part of the console may use once somebody is logged in. */
export interface ConsoleContext extends Speech, Me {
  client: StaffClient;
  /** Every open alert that this person reaches, newest first; it is asked for every few seconds. */
  alerts: AlertItem[];
  /** Asks for them at once. */
  refreshAlerts: () => Promise<void>;
  /** The time, a few seconds old at most. */
  now: number;
}

const Context = createContext<ConsoleContext | undefined>(undefined);
export const ConsoleProvider = Context.Provider;

export function useConsole(): ConsoleContext {
  const context = useContext(Context);
  if (context === undefined) throw new TypeError('A part of the console stands outside of it.');
  return context;
}
