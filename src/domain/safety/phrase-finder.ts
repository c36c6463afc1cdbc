import type { Node } from './pattern.ts';
import { PhraseNet } from './phrase-net.ts';
import type { Break, Token } from './tokens.ts';

/** Where something was said: tokens `start` (inclusive) to `end` (exclusive). */
export interface Found<T> {
  value: T;
  start: number;
  end: number;
}

export type Finder<T> = (tokens: readonly Token[]) => Found<T>[];

/** Finds all of many phrases, at every length they can be read. A gap in a phrase does not jump over the words `noGap`. */
export function createFinder<T>(
  phrases: Iterable<{ nodes: readonly Node[]; value: T }>,
  noGap: ReadonlySet<string>,
): Finder<T> {
  const net = new PhraseNet<T>(noGap);
  for (const { nodes, value } of phrases) {
    net.add(nodes, value);
  }
  return (tokens) => {
    net.forget();
    const steps = tokens.map(({ word, before }) => ({ word, before, symbol: net.symbol(word, before) }));
    const found: Found<T>[] = [];
    for (let start = 0; start < steps.length; start++) {
      read(start, steps, net, found);
    }
    return found;
  };
}

interface Step {
  word: string;
  before: Break;
  symbol: number;
}

function read<T>(start: number, steps: readonly Step[], net: PhraseNet<T>, found: Found<T>[]): void {
  const first = steps[start];
  let reach = first && net.step(net.start(first.before !== 'none'), net.symbol(first.word, 'none'), first.word, 'none');
  for (let end = start + 1; reach; end++) {
    const next: Step | undefined = steps[end];
    for (const value of next?.before === 'none' ? reach.values : reach.atClauseEnd) {
      found.push({ value, start, end });
    }
    reach = next && net.step(reach, next.symbol, next.word, next.before);
  }
}

/** Of what was found from the same start, the longest. */
export function longest<T>(found: readonly Found<T>[]): Found<T>[] {
  const ends = new Map<string, Found<T>>();
  const numbers = new Map<T, number>();
  for (const each of found) {
    const number = numbers.get(each.value) ?? numbers.size;
    numbers.set(each.value, number);
    ends.set(`${number} ${each.start}`, each);
  }
  return [...ends.values()];
}

export function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
