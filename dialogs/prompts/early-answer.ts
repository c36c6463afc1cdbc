import type { Phrase } from '../../src/domain/early-answers/early-data.ts';
import { openingsIn, phraseAt, readSaid, type Said } from '../../src/domain/early-answers/statements.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import { plainLinkId } from '../../src/domain/questionnaire/repetition-keys.ts';
import { type EarlyContext, type Statement, statementReader } from './read-statement.ts';
import type { Answers } from './recognised.ts';

/** What a person said before a question came up that answers it: to be offered back, never recorded by itself. */
export interface EarlyAnswer {
  answers: Answers;
  /** Their own words, as they are offered back. */
  words: string;
  /** The same as they were written. */
  said: string;
}

/**
 * The newest plain statement of these texts (oldest first) that answers the question beyond doubt. Only a yes to a
 * question is ever found, so that a yes to the offer and a yes to the question mean the same; and nothing where the same
 * thing is spoken of in any other way ("my sister had ECT", "I am not pregnant", "I stopped lithium").
 */
export function earlyAnswer(
  q: LoadedQuestionnaire,
  item: AskableItem,
  texts: readonly string[],
  context: EarlyContext,
): EarlyAnswer | undefined {
  const { early } = context;
  const rule = early.items[plainLinkId(item.linkId)];
  const reader = rule === undefined ? undefined : statementReader(q, item, rule, context);
  if (rule === undefined || reader === undefined) return undefined;
  const openings = rule.openings.flatMap((name) => early.openings[name] ?? []);
  const read = texts.map(readSaid).map((said) => ({
    said,
    found: openingsIn(said, openings, early).flatMap((opening) => reader(said, opening) ?? []),
  }));
  const newest = read.findLast(({ found }) => found.length > 0);
  const statement = newest?.found.at(-1);
  if (newest === undefined || statement === undefined) return undefined;
  if (read.some(({ said, found }) => isNamedOtherwise(said, found, statement.named))) return undefined;
  return offerOf(statement, newest.said, early.joins);
}

/** The thing is spoken of outside of the statements that say it. */
function isNamedOtherwise({ tokens }: Said, found: readonly Statement[], named: readonly Phrase[]): boolean {
  return tokens.some(
    (_, at) => phraseAt(tokens, at, named) > 0 && !found.some(({ from, to }) => from <= at && at < to),
  );
}

/** Quoted with what follows in its part of the sentence ("years ago"). */
function offerOf(
  { from, to, recognised }: Statement,
  { text, tokens }: Said,
  joins: readonly Phrase[],
): EarlyAnswer | undefined {
  const ends = (at: number) => tokens[at]?.before !== 'none' || phraseAt(tokens, at, joins) > 0;
  const next = tokens.findIndex((_, at) => at >= to && ends(at));
  const said = text.slice(tokens[from]?.start, tokens.at(next === -1 ? -1 : next - 1)?.end);
  if (recognised.kind === 'answer') return { answers: recognised.answers, words: said, said };
  if (recognised.kind === 'read-back') return { answers: recognised.answers, words: recognised.label, said };
  return undefined;
}
