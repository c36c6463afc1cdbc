import { compact, editDistance, hasNegation, wordsOf } from './normalise.ts';

/** Something to choose, by its words in every language. */
export interface Named {
  code: string;
  names: readonly string[];
}

/** How questions begin, and words that tell none from another; English and Spanish. */
const OPENINGS = new Set(
  (
    'what whats how hows is are am can could do does did who whos when where why which will would may might should and ' +
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
const LONG = 5;

/** What was typed to a list: a number in it, a label or nearly one, or a part that only one label has. */
export function listedChoice(listed: readonly Named[], text: string): string | undefined {
  return numbered(listed, text) ?? fullName(listed, text) ?? theOne(listed, (name) => isPartOf(text, name));
}

/**
 * The question that was typed in full. Every word that tells questions apart must be there and no other: one that is
 * only like it has another answer.
 */
export function questionAsked(questions: readonly Named[], text: string): string | undefined {
  const full = fullName(questions, text);
  return full ?? (isQuestion(text) ? theOne(questions, (name) => saysTheSame(text, name)) : undefined);
}

function numbered(listed: readonly Named[], text: string): string | undefined {
  const [, number] = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text) ?? [];
  return number === undefined ? undefined : listed[Number(number) - 1]?.code;
}

function fullName(listed: readonly Named[], text: string): string | undefined {
  const typed = compact(text);
  if (typed === '') return undefined;
  return (
    theOne(listed, (name) => compact(name) === typed) ?? theOne(listed, (name) => isNear(compact(name), typed, 8, 2))
  );
}

/** Where two fit, nobody knows which was meant. */
function theOne(listed: readonly Named[], fits: (name: string) => boolean): string | undefined {
  const found = listed.filter(({ names }) => names.some(fits));
  return found.length === 1 ? found[0]?.code : undefined;
}

function isPartOf(text: string, name: string): boolean {
  const typed = wordsOf(text);
  const words = wordsOf(name);
  const tells = typed.some((word) => word.length > 2 && !FILLERS.has(word) && !OPENINGS.has(word));
  if (!tells || hasNegation(typed)) return false;
  return words.some((_, at) => typed.every((word, index) => words[at + index] === word));
}

function isQuestion(text: string): boolean {
  return text.includes('?') || OPENINGS.has(wordsOf(text)[0] ?? '');
}

function saysTheSame(text: string, name: string): boolean {
  const typed = telling(text);
  const words = telling(name);
  return typed.length > 0 && holdsAll(words, typed) && holdsAll(typed, words);
}

function telling(text: string): string[] {
  return wordsOf(text).filter((word) => !FILLERS.has(word));
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((want) => words.some((word) => isNear(word, want, LONG, 1)));
}

/** The same but for a slip of the finger; short ones must be the same. */
function isNear(a: string, b: string, letters: number, slips: number): boolean {
  if (Math.min(a.length, b.length) < letters) return a === b;
  return editDistance(a, b, slips) <= slips;
}
