import type { CompiledLanguage, Phrase } from './compile-lexicon.ts';
import { type Found, longest, overlaps } from './phrase-finder.ts';
import { type Span, type Surroundings, survey } from './surroundings.ts';
import type { Token } from './tokens.ts';

type Hit = Found<Extract<Phrase, { is: 'rule' }>>;

/** A text as it reads in one language: the words of rules in it, and what stands around them. */
export interface Reading {
  language: CompiledLanguage;
  around: Surroundings;
  hits: Hit[];
  /** Words that a rule or a saying knows, whatever they come to mean here. */
  known: Span[];
}

/** Everyday sayings ("killing me", "dying of laughter") take the words they cover out of the reading. */
export function read(tokens: readonly Token[], language: CompiledLanguage): Reading {
  const cues: Found<string>[] = [];
  const hits: Hit[] = [];
  const idioms: Span[] = [];
  for (const { value, start, end } of language.phrases(tokens)) {
    if (value.is === 'cue') {
      cues.push({ value: value.name, start, end });
    } else if (value.is === 'rule') {
      hits.push({ value, start, end });
    } else {
      idioms.push({ start, end });
    }
  }
  const known = [...hits.map(({ start, end }) => ({ start, end })), ...idioms];
  return {
    language,
    known,
    around: survey(tokens, cues),
    hits: longest(hits).filter((hit) => !idioms.some((idiom) => overlaps(idiom, hit))),
  };
}
