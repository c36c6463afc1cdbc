import { compileLexicon } from './compile-lexicon.ts';
import { judge } from './judge.ts';
import type { SafetyLexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { read } from './reading.ts';

/** Does the person say of their session that it was frightening or too much (clinical pack 5, *Hard session*)? */
export type SaysHard = (text: string) => boolean;

/**
 * Reads a text as the crisis detector does, by phrases of its own: their kinds only tell what counts from what does not.
 * No tier comes of it, and the detector's own phrases and spellings stay as they are.
 */
export function createSaysHard(phrases: SafetyLexicon): SaysHard {
  const { languages, words } = compileLexicon(phrases);
  return (text) => {
    const tokens = normalise(text, words);
    return languages.some((language) => {
      const { around, hits } = read(tokens, language);
      return hits.some(({ value: { rule, kind }, ...hit }) => judge(hit, rule, kind, around, language) !== 'NONE');
    });
  };
}
