import type { CompiledLanguage } from './compile-lexicon.ts';
import type { Span, Surroundings } from './surroundings.ts';

/** How many words a denial reaches forward. */
const REACH = 6;
/** How far behind the words a denial of them may stand ("suicidal thoughts are all gone"). */
const TRAIL = 3;

/**
 * Are these words denied? A denial reaches to the next "but", comma or new "I" (over commas only in a list), so it
 * never touches what is said after it; two denials make a yes.
 */
export function isDenied(hit: Span, around: Surroundings, language: CompiledLanguage, lists = false): boolean {
  return denialsBefore(hit, around, language.wordsOf('halts'), lists) % 2 === 1 || isTakenBack(hit, around);
}

function denialsBefore(hit: Span, around: Surroundings, halts: ReadonlySet<string>, lists: boolean): number {
  let count = 0;
  for (let i = hit.start; i > 0 && i > hit.start - REACH && !turnsAt(i, around, lists); ) {
    const denial = around.denials.get(i);
    if (denial === undefined && halts.has(around.tokens[i - 1]?.word ?? '')) {
      break;
    }
    count += denial === undefined ? 0 : 1;
    i = denial ?? i - 1;
  }
  return count;
}

/** Nothing said before this token reaches over to it. */
function turnsAt(i: number, { tokens, startsAt }: Surroundings, lists: boolean): boolean {
  const before = tokens[i]?.before;
  return before === 'hard' || (before === 'soft' && !lists) || (startsAt.get(i)?.has('contrast') ?? false);
}

function isTakenBack({ end }: Span, { startsAt, tokens }: Surroundings): boolean {
  for (let i = end; i < end + TRAIL && tokens[i] && tokens[i]?.before !== 'hard'; i++) {
    if (startsAt.get(i)?.has('takenBack')) {
      return true;
    }
  }
  return false;
}
