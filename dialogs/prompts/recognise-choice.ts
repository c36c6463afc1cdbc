import type { Language } from '../../src/domain/languages.ts';
import type { AskableItem, Option } from '../../src/domain/questionnaire/loaded.ts';
import {
  exactOption,
  listedOptions,
  mentionedOptions,
  nearOption,
  openingOption,
  partialOption,
} from './match-options.ts';
import { wordsOf } from './normalise.ts';
import { numberOfWord, numbersIn, plainNumber } from './number-words.ts';
import { again, given, type RecogniseContext, type Recognised } from './recognised.ts';

/** Longer lists are not repeated in full. */
const MAX_REPEATED = 24;

/** Typed words to one choice of several. Nothing is guessed: what isn't exact is read back, or asked again. */
export function recogniseChoice(item: AskableItem, text: string, { language }: RecogniseContext): Recognised {
  const exact = exactOption(item, text);
  if (exact !== undefined) {
    // "Several days?" may be a question about the option.
    return /\?\s*$/.test(text) ? readBackOption(item, exact, language) : choose(item, exact);
  }
  if (isScale(item)) {
    const scored = recogniseScore(item, text, language);
    if (scored !== undefined) return scored;
  }
  const likely = likelyOption(item, text);
  if (likely !== undefined) return readBackOption(item, likely, language);
  return askAgain(item, language);
}

/** The answer that an option stands for. */
export function choose(item: AskableItem, option: Option): Recognised {
  return { kind: 'answer', answers: { [item.linkId]: givenBy([option]) } };
}

export function givenBy(options: Option[]) {
  const [only] = options;
  if (options.length === 1 && only?.absent !== undefined) return { state: 'absent', reason: only.absent } as const;
  return given(...options.map((option) => option.value));
}

export function readBackOption(item: AskableItem, option: Option, language: Language): Recognised {
  return { kind: 'read-back', answers: { [item.linkId]: givenBy([option]) }, label: option.label[language] };
}

/** Asked again with the choices. */
export function askAgain(item: AskableItem, language: Language): Recognised {
  if (listedOptions(item).length > MAX_REPEATED) return again('long-list');
  return again(item.multiple ? 'choices' : 'choice', {
    options: listedOptions(item)
      .map((option) => option.label[language])
      .join(' · '),
  });
}

function likelyOption(item: AskableItem, text: string): Option | undefined {
  const { options, negated } = mentionedOptions(item, text);
  if (options.length > 1) return undefined;
  if (options.length === 1) return negated ? undefined : options[0];
  return nearOption(item, text) ?? partialOption(item, text) ?? openingOption(item, text);
}

/** The options carry scores. */
function isScale(item: AskableItem): boolean {
  return item.options.some((option) => option.ordinal !== undefined);
}

/** Words that may stand around a score without changing it. */
const FILLERS = new Set(
  'i id would say think maybe about its it is a my answer score number creo que es diria quiza quizas como mi respuesta puntaje numero un una'.split(
    ' ',
  ),
);

/**
 * On a scale a typed number is the score, never the position. Where the question itself is how many or how often, it is
 * that: the one option whose label has room for it is read back ("3" → "3 or 4"). Where labels hold numbers all the
 * same, it could be either, and is asked again.
 */
function recogniseScore(item: AskableItem, text: string, language: Language): Recognised | undefined {
  const numbers = numbersIn(text, language);
  if (numbers.length === 0) return undefined;
  if (item.asksForCount) return recogniseCount(item, text, language);
  const labelled = item.options.some((option) => Object.values(option.label).some((label) => /\d/.test(label)));
  const number = labelled ? undefined : plainNumber(text, language);
  const scored = item.options.filter((option) => option.ordinal === number);
  if (number !== undefined && scored[0] !== undefined && scored.length === 1) return choose(item, scored[0]);
  const doubtful = labelled || number !== undefined || numbers.length > 1 || /\d[.,/\-–−]|[-–−]\s*\d/.test(text);
  const rest = wordsOf(text).filter((word) => numberOfWord(word, language) === undefined && !FILLERS.has(word));
  const meant = item.options.filter((option) => option.ordinal === numbers[0]);
  if (doubtful || rest.length > 0 || meant[0] === undefined || meant.length > 1) return askAgain(item, language);
  return readBackOption(item, meant[0], language);
}

function recogniseCount(item: AskableItem, text: string, language: Language): Recognised {
  const number = plainNumber(text, language);
  const holding = number === undefined ? [] : item.options.filter((option) => hasRoomFor(option, number));
  const [only] = holding;
  return only !== undefined && holding.length === 1 ? readBackOption(item, only, language) : askAgain(item, language);
}

/** "1 or 2", "7 to 9", "10 or more": the label's numbers take in this one. */
function hasRoomFor({ label }: Option, number: number): boolean {
  const words = label.en.toLowerCase();
  const [low, high] = (words.match(/\d+/g) ?? []).map(Number);
  if (low === undefined || number < low) return false;
  return /\d+ or more/.test(words) || number <= (high ?? low);
}
