import type { CompiledLanguage } from './compile-lexicon.ts';
import type { Span, Surroundings } from './surroundings.ts';

/** Of whom it is said. */
export type Subject = 'self' | 'you' | 'other';

/** Words that begin so ("i was gone", "if i was gone") name their subject themselves. */
const I: ReadonlySet<string> = new Set(['i', 'yo']);

/** How far back the subject is looked for. */
const REACH = 10;

/**
 * The nearest person named before the words; nobody named = oneself ("having thoughts again").
 * In doubt it is oneself: a "myself" in the words decides, and a comma ends the search.
 */
export function subjectOf(hit: Span, around: Surroundings, language: CompiledLanguage): Subject {
  const { tokens } = around;
  const reflexive = language.wordsOf('reflexive');
  const words = tokens.slice(hit.start, hit.end).map(({ word }) => word);
  if (words.slice(0, 2).some((word) => I.has(word)) || words.some((word) => reflexive.has(word))) {
    return 'self';
  }
  for (let i = hit.start; i > Math.max(0, hit.start - REACH) && tokens[i]?.before === 'none'; i--) {
    const subject = personAt(i - 1, hit, around, language);
    if (subject) {
      return subject;
    }
  }
  return 'self';
}

function personAt(at: number, hit: Span, { tokens }: Surroundings, { wordsOf }: CompiledLanguage): Subject | undefined {
  const is = (name: string, i: number) => wordsOf(name).has(tokens[i]?.word ?? '');
  if (is('first', at)) {
    return 'self';
  }
  if (is('second', at)) {
    return 'you';
  }
  if (is('plural', at)) {
    return 'other';
  }
  if (!is('third', at)) {
    return undefined;
  }
  // "My wife left me want to die": no wife could have the verb "want", unless helped by "does" or "might".
  const between = tokens.slice(at + 1, hit.start);
  const agrees = !is('plainVerb', hit.start) || between.some(({ word }) => wordsOf('auxiliary').has(word));
  return agrees ? 'other' : 'self';
}
