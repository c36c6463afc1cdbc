import { editDistance, hasNegation, wordsOf } from './normalise.ts';

type Words = readonly string[];

/** Something to choose, by the words of its names. */
export interface Named {
  code: string;
  names: readonly Words[];
}

/** How questions begin, and words that tell none from another; English and Spanish. */
const OPENINGS = new Set(
  (
    'what how is are am can could do does did who when where why which will would may might should and ' +
    'que como es son puede puedo podria quien cuando donde por cual cuales cuanto cuanta cuantos cuantas hay debo y a'
  ).split(' '),
);
const FILLERS = new Set(
  (
    'a an the is are am be it its do does i my me of to in on at for can could should would will please kap ketamine ' +
    'el la los las un una lo se me mi mis te de del al en es son puede puedo debo para favor ketamina'
  ).split(' '),
);
/** The fewest letters of a word in which one may be wrong. */
const LONG = 4;

/** Its names in every language, made ready to be looked for. */
export function named(code: string, names: readonly string[]): Named {
  return { code, names: names.map(plainWords) };
}

/** What was typed to a list: a number in it, a label or nearly one, or a part that only one label has. */
export function listedChoice(listed: readonly Named[], text: string): string | undefined {
  const typed = plainWords(text);
  return numbered(listed, text) ?? fullName(listed, typed) ?? partOfOne(listed, typed);
}

/**
 * The question that was typed in full. Every word that tells questions apart must be there and no other: one that is
 * only like it has another answer.
 */
export function questionAsked(questions: readonly Named[], text: string): string | undefined {
  const typed = plainWords(text);
  const isQuestion = text.includes('?') || OPENINGS.has(typed[0] ?? '');
  return fullName(questions, typed) ?? (isQuestion ? inOtherWords(questions, typed) : undefined);
}

function numbered(listed: readonly Named[], text: string): string | undefined {
  const [, number] = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text) ?? [];
  return number === undefined ? undefined : listed[Number(number) - 1]?.code;
}

/** The same letters, or word for word but for slips. */
function fullName(listed: readonly Named[], typed: Words): string | undefined {
  if (typed.length === 0) return undefined;
  const same = theOne(listed, (name) => name.join('') === typed.join(''));
  return same ?? theOne(listed, (name) => isEach(name, typed, (word, at) => isNear(word, typed[at] ?? '')));
}

function partOfOne(listed: readonly Named[], typed: Words): string | undefined {
  const tells = typed.some((word) => word.length > 2 && !FILLERS.has(word) && !OPENINGS.has(word));
  if (!tells || hasNegation(typed)) return undefined;
  return theOne(listed, (name) => name.some((_, at) => typed.every((word, index) => name[at + index] === word)));
}

function inOtherWords(listed: readonly Named[], typed: Words): string | undefined {
  const wanted = telling(typed);
  if (wanted.length === 0) return undefined;
  const has = (words: Words, word: string) => words.some((other) => isNear(other, word));
  return theOne(listed, (name) => {
    const words = telling(name);
    return isEach(words, wanted, (word) => has(wanted, word)) && wanted.every((word) => has(words, word));
  });
}

/** Where two fit, nobody knows which was meant. */
function theOne(listed: readonly Named[], fits: (name: Words) => boolean): string | undefined {
  const found = listed.filter(({ names }) => names.some(fits));
  return found.length === 1 ? found[0]?.code : undefined;
}

function isEach(words: Words, others: Words, fits: (word: string, at: number) => boolean): boolean {
  return words.length === others.length && words.every(fits);
}

function telling(words: Words): Words {
  return words.filter((word) => !FILLERS.has(word));
}

/** The same but for a slip of the finger. Short words must be the same: "DBT" is not "CBT". */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LONG) return a === b;
  return editDistance(a, b, 1) <= 1;
}

/** "What's" is "what is". */
function plainWords(text: string): string[] {
  return wordsOf(text.replace(/\b(what|how|who|when|where)['’]?s\b/gi, '$1 is'));
}
