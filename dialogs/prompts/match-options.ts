import { NO, YES } from '../../src/domain/questionnaire/extensions.ts';
import type { LoadedItem, Option } from '../../src/domain/questionnaire/loaded.ts';
import { absentReason, isNothing, yesOrNo } from './answer-words.ts';
import { compact, editDistance, hasNegation, wordsOf } from './normalise.ts';

/** The option a whole text names: by its label in any language, its code, or a clear form of yes, no, none and not sure. */
export function exactOption(item: LoadedItem, text: string): Option | undefined {
  const key = compact(text);
  const named = item.options.filter(
    (option) => key !== '' && namesOf(option).some((name) => sameName(name, text, key)),
  );
  const said = spokenFor(item, text);
  if (named.length > 0) return named.length === 1 && !isClash(named[0], said, text) ? named[0] : undefined;
  return said;
}

/** The options that are shown; a long list's others are typed. */
export function listedOptions(item: LoadedItem): Option[] {
  return item.options.filter((option) => option.unlisted !== true);
}

/** Yes and no, and their relatives, where the item has such an option. */
function spokenFor(item: LoadedItem, text: string): Option | undefined {
  const wanted = yesOrNo(text);
  if (wanted !== undefined) {
    const found = item.options.filter((option) => isYesNo(option, wanted));
    if (found.length > 0 || wanted === 'yes') return found.length === 1 ? found[0] : undefined;
    // "No" to a list of things to have means none of them.
    return noneOf(item);
  }
  const reason = absentReason(text);
  if (reason !== undefined) return item.options.find((option) => option.absent === reason);
  return isNothing(text) ? noneOf(item) : undefined;
}

function noneOf(item: LoadedItem): Option | undefined {
  return item.options.find((option) => option.code === 'none' && option.exclusive);
}

const YES_NO_CODES = { yes: [YES, 'true', 'yes'], no: [NO, 'false', 'no'] } as const;

function isYesNo(option: Option, wanted: 'yes' | 'no'): boolean {
  return (YES_NO_CODES[wanted] as readonly string[]).includes(option.code);
}

/** A short code that is also a word: "no" on a list of countries is not Norway. */
function isClash(option: Option | undefined, said: Option | undefined, text: string): boolean {
  if (option === undefined || option === said) return false;
  const isLabel = Object.values(option.label).some((label) => compact(label) === compact(text));
  return !isLabel && (yesOrNo(text) !== undefined || absentReason(text) !== undefined || isNothing(text));
}

function namesOf(option: Option): string[] {
  return [option.code, ...Object.values(option.label), ...(option.aliases ?? [])];
}

/** Names made of digits must be written just so: "1.0" and "-10" are not "10". */
function sameName(name: string, text: string, key: string): boolean {
  if (/\p{L}/u.test(key)) return compact(name) === key;
  return name === text.trim();
}

/** The options that a longer text seems to name; with whether anything in it speaks against them. */
export interface Mention {
  options: Option[];
  /** Words that belong to no label. */
  rest: string[];
  negated: boolean;
}

/** Finds labels inside a longer text, the longest first. */
export function mentionedOptions(item: LoadedItem, text: string): Mention {
  const words = wordsOf(text);
  const labels = labelsOf(item).sort((a, b) => b.words.length - a.words.length);
  const options = new Set<Option>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = labels.find((label) => standsAt(words, label.words, at));
    if (found === undefined) rest.push(words[at] ?? '');
    else options.add(found.option);
    at += found?.words.length ?? 1;
  }
  return { options: [...options], rest, negated: hasNegation(rest) };
}

function labelsOf(item: LoadedItem): { option: Option; words: string[] }[] {
  return item.options
    .flatMap((option) => Object.values(option.label).map((label) => ({ option, words: wordsOf(label) })))
    .filter(({ words }) => words.length > 0);
}

function standsAt(words: string[], label: string[], at: number): boolean {
  return label.every((word, index) => words[at + index] === word);
}

/** The one option whose label is nearly what was typed: a slip of one letter, or of two in a long label. */
export function nearOption(item: LoadedItem, text: string): Option | undefined {
  const typed = compact(text);
  const near = item.options.filter((option) =>
    Object.values(option.label).some((label) => {
      const name = compact(label);
      const limit = Math.min(name.length, typed.length) >= 8 ? 2 : 1;
      return Math.min(name.length, typed.length) >= 3 && editDistance(name, typed, limit) <= limit;
    }),
  );
  return near.length === 1 ? near[0] : undefined;
}

/** The one option whose label opens with the yes or no that was typed ("yes" of "Yes, I agree"). */
export function openingOption(item: LoadedItem, text: string): Option | undefined {
  const said = yesOrNo(text);
  if (said === undefined) return undefined;
  const opening = item.options.filter((option) =>
    Object.values(option.label).some((label) => yesOrNo(wordsOf(label)[0] ?? '') === said),
  );
  return opening.length === 1 ? opening[0] : undefined;
}

/** The one option whose label holds all that was typed, in order ("several" of "Several days"). */
export function partialOption(item: LoadedItem, text: string): Option | undefined {
  const words = wordsOf(text);
  if (!words.some((word) => word.length >= 4 && !hasNegation([word]))) return undefined;
  const holding = labelsOf(item).filter((label) => label.words.some((_, at) => standsAt(label.words, words, at)));
  const options = new Set(holding.map(({ option }) => option));
  return options.size === 1 ? holding[0]?.option : undefined;
}
