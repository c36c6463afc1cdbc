import type { TurnStore } from '../../domain/ports.ts';
import type { Turn } from '../../domain/turn.ts';

/** Where reading backwards stands in each conversation: turns before this number are still to come. */
export type Positions = [conversationId: string, beforeN: number][];

/**
 * The newest turns of several conversations as one, newest first, and where to go on. The order within a conversation
 * is that of its turns, whatever their times say.
 */
export async function turnsBefore(
  store: Pick<TurnStore, 'before'>,
  positions: Positions,
  limit: number,
): Promise<{ turns: Turn[]; rest: Positions }> {
  const open = await Promise.all(
    positions.map(async ([id, beforeN]) => ({ id, beforeN, turns: await store.before(id, beforeN, limit) })),
  );
  const more = open.filter(({ turns: found }) => found.length > 0);
  const turns: Turn[] = [];
  while (turns.length < limit) {
    const [next] = more.filter(({ turns: left }) => left.length > 0).sort((a, b) => later(a.turns[0], b.turns[0]));
    const turn = next?.turns.shift();
    if (next === undefined || turn === undefined) break;
    next.beforeN = turn.n;
    turns.push(turn);
  }
  // Turns are numbered without a gap: whoever stands at 1 has been read to the beginning.
  const rest = more.filter(({ beforeN }) => beforeN > 1);
  return { turns, rest: rest.map(({ id, beforeN }) => [id, beforeN]) };
}

function later(a: Turn | undefined, b: Turn | undefined): number {
  return (b?.at ?? '').localeCompare(a?.at ?? '');
}
