import { type Token, tokenize } from '../safety/tokens.ts';
import type { EarlyData, Phrase } from './early-data.ts';

/** A text as it is read for what it says in passing. */
export interface Said {
  text: string;
  tokens: readonly Token[];
}

/** Where a plain statement of a person about themselves begins, and where what it is about does. */
export interface Opening {
  start: number;
  rest: number;
}

const NO_PICTURES = new Map<string, string>();

export function readSaid(text: string): Said {
  return { text, tokens: tokenize(text, NO_PICTURES) };
}

/**
 * Every "I have", "I take" … of a text that begins a part of a sentence. After anything else ("I don't think I have",
 * "my sister says I have"), in a question, or beside a word of doubt it is none.
 */
export function openingsIn({ tokens }: Said, openings: readonly Phrase[], data: EarlyData): Opening[] {
  const doubtful = sentencesWith(tokens, data.doubts);
  return tokens.flatMap((token, start) => {
    const length = phraseAt(tokens, start, openings);
    if (length === 0 || token.asks || doubtful.has(sentenceOf(tokens, start))) return [];
    if (!beginsPart(tokens, start, data.leads)) return [];
    return [{ start, rest: start + length }];
  });
}

/** The first place after fillers. */
export function afterFillers(tokens: readonly Token[], from: number, fillers: readonly Phrase[]): number {
  const length = phraseAt(tokens, from, fillers);
  return length === 0 ? from : afterFillers(tokens, from + length, fillers);
}

/** Nothing follows in this part of the sentence that may change what was said. */
export function endsPlainly(tokens: readonly Token[], at: number, followers: readonly Phrase[]): boolean {
  const next = tokens[at];
  return next === undefined || next.before !== 'none' || phraseAt(tokens, at, followers) > 0;
}

/** How many words of the longest of these phrases stand here; 0 when none does. A break ends a phrase. */
export function phraseAt(tokens: readonly Token[], at: number, phrases: readonly Phrase[]): number {
  const found = phrases.filter((phrase) =>
    phrase.every((word, k) => tokens[at + k]?.word === word && (k === 0 || tokens[at + k]?.before === 'none')),
  );
  return Math.max(0, ...found.map((phrase) => phrase.length));
}

function beginsPart(tokens: readonly Token[], at: number, leads: readonly Phrase[]): boolean {
  const before = tokens[at - 1];
  return before === undefined || tokens[at]?.before !== 'none' || leads.some(([word]) => word === before.word);
}

function sentencesWith(tokens: readonly Token[], phrases: readonly Phrase[]): Set<number> {
  const places = tokens.flatMap((_, at) => (phraseAt(tokens, at, phrases) > 0 ? [sentenceOf(tokens, at)] : []));
  return new Set(places);
}

/** A sentence is known by its first token. */
function sentenceOf(tokens: readonly Token[], at: number): number {
  return tokens.findLastIndex((token, index) => index <= at && (index === 0 || token.before === 'hard'));
}
