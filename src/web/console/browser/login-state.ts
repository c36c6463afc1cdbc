import type { Me } from './api-types.ts';
import { CallError, call } from './staff-client.ts';
import type { TextKey } from './texts.ts';

/** A person who is logged in. */
export interface Login extends Me {
  token: string;
}

const KEY = 'kap-companion.login';
/** Nobody at the screen for so long: somebody else may be. */
export const IDLE_MS = 30 * 60_000;

/** The login of this tab, if there is one; it does not outlive the tab. */
export function keptLogin(): Login | undefined {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? undefined : (JSON.parse(kept) as Login);
}

export function keepLogin(login: Login | undefined): void {
  if (login === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(login));
}

/** Exchanges a one-time link; what went wrong comes as a text for the person. */
export async function logIn(link: string): Promise<Login | { problem: TextKey }> {
  try {
    const { token } = await call<{ token: string }>('POST', '/login', { token: link });
    const me = await call<Me>('GET', '/me', undefined, { authorization: `Bearer ${token}` });
    return { token, ...me };
  } catch (error) {
    const refused = error instanceof CallError && error.code.startsWith('token.');
    return { problem: refused ? 'login.failed' : 'login.unreachable' };
  }
}
