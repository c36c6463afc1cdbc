import type { CompiledLexicon } from './compile-lexicon.ts';
import type { Token } from './tokens.ts';

/** Fewer words than this say nothing about their language (clinical pack 7.1). */
const ENOUGH = 4;

/**
 * Is this text in neither of our languages? Words of another language outnumber ours, or there are words in a row
 * of which we know none; names and numbers say nothing.
 */
export function isForeign(text: string, tokens: readonly Token[], lexicon: CompiledLexicon): boolean {
  const words = tokens.filter(({ word }) => /^\p{L}+$/u.test(word));
  if (words.filter(({ word }) => !/^\p{Script=Latin}+$/u.test(word)).length * 2 > words.length) {
    return isLong(words);
  }
  const ours = words.filter(({ word }) => lexicon.languages.some(({ common }) => common.has(word))).length;
  const theirs = words.filter(({ word }) => lexicon.foreign.has(word)).length;
  if (words.length < ENOUGH || ours >= theirs + 1) {
    return false;
  }
  return theirs > 0 ? theirs > ours : isUnknown(text, words, tokens, lexicon.words.known);
}

/** In scripts without spaces a sentence is one word. */
function isLong(words: readonly Token[]): boolean {
  return words.length >= ENOUGH || words.reduce((sum, { word }) => sum + word.length, 0) >= 2 * ENOUGH;
}

function isUnknown(
  text: string,
  words: readonly Token[],
  tokens: readonly Token[],
  known: ReadonlySet<string>,
): boolean {
  const running = words.length === tokens.length && tokens.slice(1).every(({ before }) => before === 'none');
  const capitals = words.filter(({ start }) => /\p{Lu}/u.test(text.charAt(start))).length;
  return words.length > ENOUGH && running && capitals < 2 && !words.some(({ word }) => known.has(word));
}
