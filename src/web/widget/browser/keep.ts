import type { Keep } from './session.ts';

/** A value in the browser's storage; where that is switched off it lives as long as the page. */
export function browserKeep(storage: () => Storage, key: string): Keep {
  let held: string | undefined;
  const attempt = <T>(use: (store: Storage) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => attempt((store) => store.getItem(key)) ?? held,
    write: (value) => {
      held = value;
      attempt((store) => store.setItem(key, value));
    },
    forget: () => {
      held = undefined;
      attempt((store) => store.removeItem(key));
    },
  };
}
