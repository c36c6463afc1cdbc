import { fileURLToPath } from 'node:url';
import type { Turn } from '../../src/domain/turn.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { silentLog } from '../support/silent-log.ts';
import { aTurn } from './a-turn.ts';

/** The record in which all writers count their commits. */
export const COMMITS = 'commits';

/** A program that commits turns until it is killed: `node <file> <writer> <conversation> <url> [key]`. */
export const COMMIT_LOOP = fileURLToPath(import.meta.url);

/** The turn that a writer commits under a number. */
export function loopTurn(writer: string, conversationId: string, n: number): Turn {
  const inbound = { type: 'message', id: `${writer}-${n}`, text: `${writer} says ${n} `.repeat(200) };
  return aTurn(conversationId, n, { inbound });
}

async function commitUntilKilled(writer: string, conversationId: string, url: string, key?: string): Promise<never> {
  const store = await openStore({ url, key, log: silentLog });
  for (;;) {
    const { latest } = await store.turns.load(conversationId);
    const turn = loopTurn(writer, conversationId, (latest?.n ?? 0) + 1);
    if ((await store.turns.commit(turn)) !== 'committed') continue;
    await store.records.update('settings', COMMITS, (current) => ({
      id: COMMITS,
      value: String(Number(current?.value ?? 0) + 1),
      at: turn.at,
    }));
    process.stdout.write(`${turn.n}\n`);
  }
}

if (process.argv[1] === COMMIT_LOOP) {
  const [writer = '', conversationId = '', url = '', key] = process.argv.slice(2);
  await commitUntilKilled(writer, conversationId, url, key);
}
