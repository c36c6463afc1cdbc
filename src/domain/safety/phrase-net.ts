import type { Node } from './pattern.ts';
import type { Break } from './tokens.ts';

/** A place in the net of all phrases: where the next word leads from here. */
interface Place<T> {
  id: number;
  words: Map<string, Place<T>[]>;
  /** The same, for a word that may begin the next sentence. */
  anew: Map<string, Place<T>[]>;
  gaps: Place<T>[];
  free: Place<T>[];
  clauseEnds: Place<T>[];
  values: T[];
}

/** All the places that the words so far may have led to. */
export interface Reach<T> {
  places: readonly Place<T>[];
  /** What is complete here, and what is complete if the clause ends here. */
  values: readonly T[];
  atClauseEnd: readonly T[];
  next: Map<number, Reach<T> | undefined>;
}

/** Above so many remembered steps everything remembered is dropped, so that no stream of texts fills the memory. */
const MEMORY = 300_000;

/**
 * Many phrases woven into one net. Where a word leads from a set of places is worked out once and remembered
 * (a lazily built automaton), so that a step costs one look-up, however many phrases there are.
 */
export class PhraseNet<T> {
  private readonly noGap: ReadonlySet<string>;
  /** The words that stand in any phrase, numbered; all others are as one. */
  private readonly alphabet = new Map<string, number>();
  private readonly anywhere: Place<T>;
  private readonly opening: Place<T>;
  private reaches = new Map<string, Reach<T>>();
  private readonly starts = new Map<Place<T>, Reach<T>>();
  private size = 0;
  private steps = 0;

  constructor(noGap: ReadonlySet<string>) {
    this.noGap = noGap;
    for (const word of noGap) {
      this.know(word);
    }
    this.anywhere = this.place();
    this.opening = this.place();
    this.opening.free.push(this.anywhere);
  }

  add(nodes: readonly Node[], value: T): void {
    const opens = nodes[0]?.kind === 'clause start';
    const end = this.place();
    end.values.push(value);
    this.weave(opens ? nodes.slice(1) : nodes, opens ? this.opening : this.anywhere, end);
  }

  start(opensClause: boolean): Reach<T> {
    const from = opensClause ? this.opening : this.anywhere;
    const start = this.starts.get(from) ?? this.reach([from]);
    this.starts.set(from, start);
    return start;
  }

  /** The number under which the step over a word is remembered. */
  symbol(word: string, before: Break): number {
    return (before === 'none' ? 0 : before === 'soft' ? 1 : 2) + 3 * (this.alphabet.get(word) ?? 0);
  }

  /** Where a word leads; `undefined` when nothing can become complete any more. `symbol` is that of the word. */
  step(from: Reach<T>, symbol: number, word: string, before: Break): Reach<T> | undefined {
    const next = from.next.get(symbol);
    if (next || from.next.has(symbol)) {
      return next;
    }
    this.steps++;
    const led = this.lead(from, word, before);
    from.next.set(symbol, led);
    return led;
  }

  /** Call it between texts. */
  forget(): void {
    if (this.steps > MEMORY) {
      this.reaches = new Map();
      this.starts.clear();
      this.steps = 0;
    }
  }

  private lead(from: Reach<T>, word: string, before: Break): Reach<T> | undefined {
    const places = before === 'none' ? from.places : closure(from.places, true);
    const next = places.flatMap((place) => [
      ...(place.anew.get(word) ?? []),
      ...((before === 'hard' ? undefined : place.words.get(word)) ?? []),
      ...(before === 'hard' || this.noGap.has(word) ? [] : place.gaps),
    ]);
    return next.length === 0 ? undefined : this.reach(next);
  }

  private reach(from: readonly Place<T>[]): Reach<T> {
    const places = closure(from, false);
    const key = places.map(({ id }) => id).join(' ');
    const known = this.reaches.get(key);
    if (known) {
      return known;
    }
    const values = new Set(places.flatMap((place) => place.values));
    const atClauseEnd = new Set(closure(places, true).flatMap((place) => place.values));
    const reach = { places, values: [...values], atClauseEnd: [...atClauseEnd], next: new Map() };
    this.reaches.set(key, reach);
    return reach;
  }

  private know(word: string): void {
    this.alphabet.set(word, this.alphabet.get(word) ?? this.alphabet.size + 1);
  }

  private place(): Place<T> {
    this.size++;
    return { id: this.size, words: new Map(), anew: new Map(), gaps: [], free: [], clauseEnds: [], values: [] };
  }

  private weave(nodes: readonly Node[], from: Place<T>, to: Place<T>): void {
    let at = from;
    nodes.forEach((node, i) => {
      const next = i === nodes.length - 1 ? to : this.place();
      this.link(node, at, next);
      at = next;
    });
    if (nodes.length === 0) {
      from.free.push(to);
    }
  }

  private link(node: Node, from: Place<T>, to: Place<T>): void {
    switch (node.kind) {
      case 'word': {
        this.know(node.word);
        const words = node.anew ? from.anew : from.words;
        words.set(node.word, [...(words.get(node.word) ?? []), to]);
        break;
      }
      case 'any of':
        for (const row of node.rows) {
          this.weave(row, from, to);
        }
        break;
      case 'gap':
        this.gap(node.most, from, to);
        break;
      default:
        from.clauseEnds.push(to);
    }
  }

  private gap(most: number, from: Place<T>, to: Place<T>): void {
    from.free.push(to);
    if (most > 0) {
      const next = this.place();
      from.gaps.push(next);
      this.gap(most - 1, next, to);
    }
  }
}

/** The places that can be reached without a word, in a fixed order. */
function closure<T>(from: readonly Place<T>[], clauseEnds: boolean): Place<T>[] {
  const reached = new Set(from);
  for (const place of reached) {
    for (const next of clauseEnds ? [...place.free, ...place.clauseEnds] : place.free) {
      reached.add(next);
    }
  }
  return [...reached].sort((a, b) => a.id - b.id);
}
