/** One thing that was looked at: how it is, and what to do where it is not well. */
export interface Check {
  /** What was looked at: `settings`, `store` … */
  of: string;
  state: 'ok' | 'warning' | 'fault';
  text: string;
  remedy?: string;
}

/** Makes the checks of one thing. */
export function checking(of: string) {
  return {
    ok: (text: string): Check => ({ of, state: 'ok', text }),
    warning: (text: string, remedy: string): Check => ({ of, state: 'warning', text, remedy }),
    fault: (text: string, remedy: string): Check => ({ of, state: 'fault', text, remedy }),
  };
}
