import type { CompiledLanguage } from './compile-lexicon.ts';
import type { Span, Surroundings } from './surroundings.ts';

/** Of whom it is said. */
export type Subject = 'self' | 'you' | 'other';

/** How far back the subject is looked for. */
const REACH = 10;

/**
 * The nearest person named before or inside the words; nobody named = oneself ("having thoughts again").
 * In doubt it is oneself: a comma ends the search, and "my wife left, want to die" has a verb that no wife could have.
 */
export function subjectOf(hit: Span, { tokens }: Surroundings, { wordsOf }: CompiledLanguage): Subject {
  const is = (name: string, i: number) => wordsOf(name).has(tokens[i]?.word ?? '');
  for (let i = hit.start; i < hit.end; i++) {
    if (is('reflexive', i)) {
      return 'self';
    }
  }
  let helped = false;
  for (let i = hit.start; i > Math.max(0, hit.start - REACH); i--) {
    if (tokens[i]?.before !== 'none') {
      return 'self';
    }
    if (is('first', i - 1)) {
      return 'self';
    }
    if (is('second', i - 1)) {
      return 'you';
    }
    if (is('plural', i - 1) || (is('third', i - 1) && (helped || !is('plainVerb', hit.start)))) {
      return 'other';
    }
    if (is('third', i - 1)) {
      return 'self';
    }
    helped ||= is('auxiliary', i - 1);
  }
  return 'self';
}
