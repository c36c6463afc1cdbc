import type { Connection } from './connection.ts';

interface Write {
  work: () => void;
  done: () => void;
  failed: (error: unknown) => void;
}

/**
 * Conversations that run side by side write in one transaction and so wait for the disk once, together. Writes keep
 * the order in which they came, and each is durable when it resolves.
 */
export class GroupCommit {
  readonly #db: Connection;
  #waiting: Write[] = [];

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Resolves when what `work` wrote is on the disk; rejects, and nothing of it is there, when it could not be. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      const keep = () => {
        result = work();
      };
      this.#waiting.push({ work: keep, done: () => resolve(result), failed: reject });
      // What comes in with the same round of network events joins.
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what waits, now. */
  flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0 || this.#commit(group)) return;
    // One of them failed and all were taken back: each by itself, so that only that one fails.
    for (const write of group) this.#commit([write]);
  }

  /** False when the group must be taken apart. */
  #commit(group: Write[]): boolean {
    let working = false;
    try {
      this.#db.transaction(() => {
        for (const { work } of group) {
          working = true;
          work();
          working = false;
        }
      });
    } catch (error) {
      // Before the first and after the last of them it is the database that fails, for all.
      if (working && group.length > 1) return false;
      for (const { failed } of group) failed(error);
      return true;
    }
    for (const { done } of group) done();
    return true;
  }
}
