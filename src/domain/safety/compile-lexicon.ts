import { AppError } from '../errors.ts';
import type { Kind, LanguageLexicon, Rule, SafetyLexicon } from './lexicon.ts';
import type { NormaliseWords } from './normalise.ts';
import { type Node, type PatternWords, parsePattern } from './pattern.ts';
import { createFinder, type Finder } from './phrase-finder.ts';
import { createSpeller } from './spelling.ts';
import { fold } from './tokens.ts';

/** What a phrase is there for. */
export type Phrase = { is: 'rule'; rule: Rule; kind: Kind } | { is: 'cue'; name: string } | { is: 'idiom' };

/** One language, made ready for use. */
export interface CompiledLanguage {
  phrases: Finder<Phrase>;
  /** The words of a class, for looking around a hit. */
  wordsOf(name: string): ReadonlySet<string>;
  common: ReadonlySet<string>;
}

export interface CompiledLexicon {
  languages: CompiledLanguage[];
  words: NormaliseWords;
  foreign: ReadonlySet<string>;
}

/** Reads every phrase once, at start. A phrase that cannot be read, or a name that does not exist, is `content.invalid`. */
export function compileLexicon(lexicon: SafetyLexicon): CompiledLexicon {
  const all = Object.values(lexicon.languages);
  checkCues(lexicon);
  const rewrites = new Map(
    all.flatMap(({ rewrites }) => Object.entries(rewrites).map(([a, b]) => [fold(a), split(b)])),
  );
  const known = new Set(rewrites.keys());
  const spell = (word: string): string[] => {
    const words = rewrites.get(fold(word)) ?? [fold(word)];
    for (const each of words) {
      known.add(each);
    }
    return words;
  };
  const languages = all.map((language) => compileLanguage(language, lexicon, spell));
  for (const { spelling, common } of all) {
    for (const word of [...spelling.keep, ...spelling.keys, ...split(common)]) {
      known.add(word);
    }
  }
  return {
    languages,
    foreign: new Set(split(lexicon.foreign)),
    words: {
      emoji: new Map(Object.entries(lexicon.emoji)),
      rewrites,
      known,
      speller: createSpeller({ known, keys: all.flatMap(({ spelling }) => spelling.keys.map(fold)) }),
    },
  };
}

function compileLanguage(
  { classes, cues, idioms, rules, common }: LanguageLexicon,
  lexicon: SafetyLexicon,
  spell: PatternWords['spell'],
): CompiledLanguage {
  const words = patternWords({ ...classes, oldYear: years(lexicon.oldBefore) }, spell);
  const sets = new Map(Object.keys(classes).map((name) => [name, firstWords(words.classOf(name))]));
  const phrases: [value: Phrase, say: readonly string[]][] = [
    ...rules.map((rule): [Phrase, string[]] => [{ is: 'rule', rule, kind: kindOf(rule, lexicon) }, rule.say]),
    ...Object.entries(cues).map(([name, say]): [Phrase, string[]] => [{ is: 'cue', name }, say]),
    [{ is: 'idiom' }, idioms],
  ];
  return {
    phrases: createFinder(
      phrases.flatMap(([value, say]) => say.map((phrase) => ({ nodes: parsePattern(phrase, words), value }))),
      sets.get('turns') ?? new Set(),
    ),
    wordsOf: (name) => sets.get(name) ?? new Set(),
    common: new Set(split(common)),
  };
}

function patternWords(classes: Record<string, readonly string[]>, spell: PatternWords['spell']): PatternWords {
  const ready = new Map<string, Node[][]>();
  const words: PatternWords = {
    spell,
    classOf: (name) => {
      const phrases = classes[name];
      if (!phrases) {
        throw new AppError('content.invalid', `Name a word class that exists: "${name}" does not.`);
      }
      const rows = ready.get(name) ?? phrases.map((phrase) => parsePattern(phrase, words));
      ready.set(name, rows);
      return rows;
    },
  };
  return words;
}

function firstWords(rows: readonly Node[][]): Set<string> {
  return new Set(
    rows.flatMap(([first]) =>
      first?.kind === 'word' ? [first.word] : first?.kind === 'any of' ? [...firstWords(first.rows)] : [],
    ),
  );
}

function kindOf(rule: Rule, { kinds }: SafetyLexicon): Kind {
  const kind = kinds[rule.kind];
  if (!kind) {
    throw new AppError('content.invalid', `Name a kind that exists in the rule ${rule.id}: "${rule.kind}" does not.`);
  }
  return kind;
}

/** What a rule asks for besides the words must exist, or the rule would silently never, or always, count. */
function checkCues({ languages, kinds }: SafetyLexicon): void {
  const all = Object.values(languages);
  const known = new Set(['doseToday', ...all.flatMap(({ cues }) => Object.keys(cues))]);
  const asked = [
    ...Object.values(kinds).flatMap(({ raise = {}, lower = {}, unless = [] }) => [
      ...Object.keys(raise),
      ...Object.keys(lower),
      ...unless,
    ]),
    ...all.flatMap(({ rules }) =>
      rules.flatMap(({ needs = [], with: beside = [], unless = [] }) => [...needs, ...beside, ...unless]),
    ),
  ];
  const missing = asked.find((cue) => !known.has(cue));
  if (missing !== undefined) {
    throw new AppError('content.invalid', `Name a cue that exists: "${missing}" does not.`);
  }
}

function years(before: number): string[] {
  return Array.from({ length: before - 1920 }, (_, i) => String(1920 + i));
}

function split(words: string): string[] {
  return words.split(/\s+/).filter(Boolean).map(fold);
}
