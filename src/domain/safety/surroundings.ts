import type { Found } from './phrase-finder.ts';
import type { Token } from './tokens.ts';

export interface Span {
  start: number;
  end: number;
}

/** A text, and everything in it that can change what the words of a rule mean. */
export interface Surroundings {
  tokens: readonly Token[];
  /** For each token the number of its sentence. */
  sentence: readonly number[];
  /** Names of the cues anywhere in the text. */
  cues: ReadonlySet<string>;
  /** Where a cue starts → its name. */
  startsAt: ReadonlyMap<number, ReadonlySet<string>>;
  /** Where a denial ends → where it starts. */
  denials: ReadonlyMap<number, number>;
  inSentence(hit: Span, cue: string): boolean;
  /** In the same sentence, or in one joined to it by its shortness ("I'll do it. Tonight."). */
  nearby(hit: Span, cue: string): boolean;
  /** In the same part of the sentence: a "but" or an "and now" begins a new one. */
  inPart(hit: Span, cue: string): boolean;
}

export function survey(tokens: readonly Token[], found: readonly Found<string>[]): Surroundings {
  const cues = unmasked(found);
  const startsAt = group(cues, ({ start }) => start);
  const sentence = number(tokens, () => false);
  const part = number(tokens, (i) => startsAt.get(i)?.has('contrast') ?? false);
  const passage = joinShort(sentence);
  const byPassage = group(cues, ({ start }) => passage[start] ?? 0);
  const bySentence = group(cues, ({ start }) => sentence[start] ?? 0);
  const byPart = group(cues, ({ start }) => part[start] ?? 0);
  return {
    tokens,
    sentence,
    startsAt,
    cues: new Set(cues.map(({ value }) => value)),
    denials: longestByEnd(cues.filter(({ value }) => value === 'denial')),
    inSentence: ({ start }, cue) => bySentence.get(sentence[start] ?? 0)?.has(cue) ?? false,
    nearby: ({ start }, cue) => byPassage.get(passage[start] ?? 0)?.has(cue) ?? false,
    inPart: ({ start, end }, cue) => [start, end - 1].some((at) => byPart.get(part[at] ?? 0)?.has(cue) ?? false),
  };
}

/** What looks like the one is no such thing inside the other: "I don't know", "not now". */
const MASKS: Record<string, string> = {
  denial: 'notDenial',
  now: 'notNow',
  rightNow: 'notNow',
  current: 'notNow',
  again: 'notNow',
  access: 'noPlan',
  planned: 'noPlan',
};

function unmasked(found: readonly Found<string>[]): Found<string>[] {
  const covered = new Map([...new Set(Object.values(MASKS))].map((mask) => [mask, new Set<number>()]));
  for (const { value, start, end } of found) {
    for (let i = start; i < end; i++) {
      covered.get(value)?.add(i);
    }
  }
  return found.filter(({ value, start, end }) => {
    const mask = covered.get(MASKS[value] ?? '');
    return !mask || !Array.from({ length: end - start }, (_, i) => start + i).some((i) => mask.has(i));
  });
}

function number(tokens: readonly Token[], turns: (i: number) => boolean): number[] {
  const numbers: number[] = [];
  tokens.forEach((token, i) => {
    numbers.push((numbers[i - 1] ?? -1) + (token.before === 'hard' || turns(i) ? 1 : 0));
  });
  return numbers;
}

/** A sentence of no more words than this is read together with those beside it. */
const SHORT = 3;

function joinShort(sentence: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const each of sentence) {
    sizes.set(each, (sizes.get(each) ?? 0) + 1);
  }
  const passage: number[] = [];
  sentence.forEach((each, i) => {
    const before = sentence[i - 1] ?? each;
    const apart = each !== before && (sizes.get(each) ?? 0) > SHORT && (sizes.get(before) ?? 0) > SHORT;
    passage.push((passage[i - 1] ?? 0) + (apart ? 1 : 0));
  });
  return passage;
}

function group(cues: readonly Found<string>[], key: (cue: Found<string>) => number): Map<number, Set<string>> {
  const groups = new Map<number, Set<string>>();
  for (const cue of cues) {
    const names = groups.get(key(cue)) ?? new Set();
    groups.set(key(cue), names.add(cue.value));
  }
  return groups;
}

function longestByEnd(cues: readonly Found<string>[]): Map<number, number> {
  const starts = new Map<number, number>();
  for (const { start, end } of cues) {
    starts.set(end, Math.min(start, starts.get(end) ?? start));
  }
  return starts;
}
