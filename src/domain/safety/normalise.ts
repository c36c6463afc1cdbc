import type { Speller } from './spelling.ts';
import { type Token, tokenize } from './tokens.ts';

export interface NormaliseWords {
  emoji: ReadonlyMap<string, string>;
  /** Short forms and slang → the words they stand for. */
  rewrites: ReadonlyMap<string, readonly string[]>;
  /** Words that single letters may spell ("k i l l"). */
  known: ReadonlySet<string>;
  speller: Speller;
}

/** The words of a text as the rules know them, however they were typed; each still knows its place in the text. */
export function normalise(text: string, words: NormaliseWords): Token[] {
  return joinLetters(tokenize(text, words.emoji), words.known).flatMap((token) => spellOut(token, words));
}

function spellOut(token: Token, { rewrites, speller }: NormaliseWords): Token[] {
  const mended = rewrites.has(token.word) ? token.word : speller(token.word);
  const spelled = rewrites.get(mended) ?? [mended];
  return spelled.map((word, i) => ({ ...token, word, before: i === 0 ? token.before : 'none' }));
}

/** "k i l l" and "k.i.l.l" → kill: runs of single letters that can be read as known words without a rest. */
function joinLetters(tokens: Token[], known: ReadonlySet<string>): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const run = letterRun(tokens, i);
    const words = run.length < 3 ? undefined : split(run.map((token) => token.word).join(''), known);
    if (words) {
      joined.push(...placed(words, run));
      i += run.length;
    } else {
      joined.push(...tokens.slice(i, i + Math.max(1, run.length)));
      i += Math.max(1, run.length);
    }
  }
  return joined;
}

function letterRun(tokens: readonly Token[], from: number): Token[] {
  const run: Token[] = [];
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.word.length !== 1 || (i > from && token.before === 'hard')) {
      break;
    }
    run.push(token);
  }
  return run;
}

function placed(words: string[], run: readonly Token[]): Token[] {
  let at = 0;
  return words.flatMap((word) => {
    const first = run[at];
    at += word.length;
    const last = run[at - 1];
    return first && last ? [{ ...first, word, end: last.end }] : [];
  });
}

const LONGEST_WORD = 16;

/** The fewest known words that make up the letters; `undefined` when they make none longer than two letters. */
function split(letters: string, known: ReadonlySet<string>): string[] | undefined {
  const fewest = [0];
  const from = [0];
  for (let end = 1; end <= letters.length; end++) {
    fewest.push(Number.POSITIVE_INFINITY);
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const words = (fewest[start] ?? 0) + 1;
      if (words < (fewest[end] ?? 0) && known.has(letters.slice(start, end))) {
        fewest[end] = words;
        from[end] = start;
      }
    }
  }
  return fewest.at(-1) === Number.POSITIVE_INFINITY ? undefined : worthJoining(letters, from);
}

function worthJoining(letters: string, from: readonly number[]): string[] | undefined {
  const words: string[] = [];
  for (let end = letters.length; end > 0; end = from[end] ?? 0) {
    words.push(letters.slice(from[end], end));
  }
  return words.some((word) => word.length > 2) ? words.reverse() : undefined;
}
