import type { Log } from '../../src/domain/ports.ts';

/** A log that says nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
