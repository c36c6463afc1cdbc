import type { Store } from '../../../src/domain/ports.ts';

/** A server's life: it may end between any two steps, and then nothing of it happens any more. */
export interface Life {
  /** Throws when the server is dead, or dies here. */
  step(): void;
}

/** The shared store as one server reaches it: each call is a step before and a step after. */
export function crashingStore(store: Store, life: Life): Store {
  return {
    kind: store.kind,
    turns: crashing(store.turns, life),
    records: crashing(store.records, life),
    leases: crashing(store.leases, life),
    finish: crashing(store, life).finish,
    ping: () => store.ping(),
    close: async () => {},
  };
}

type Method = (...given: unknown[]) => Promise<unknown>;

function crashing<T extends object>(target: T, life: Life): T {
  return new Proxy(target, {
    get(of, name) {
      const method = Reflect.get(of, name) as Method;
      return async (...given: unknown[]) => {
        life.step();
        const result = await method.apply(of, given);
        life.step();
        return result;
      };
    },
  });
}
