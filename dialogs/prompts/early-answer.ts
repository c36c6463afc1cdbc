import type { EarlyData, Phrase } from '../../src/domain/early-answers/early-data.ts';
import {
  afterFillers,
  endsPlainly,
  type Opening,
  openingsIn,
  phraseAt,
  readSaid,
  type Said,
} from '../../src/domain/early-answers/statements.ts';
import { YES } from '../../src/domain/questionnaire/extensions.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import { plainLinkId } from '../../src/domain/questionnaire/repetition-keys.ts';
import { recogniseAnswer } from './recognise-answer.ts';
import { recogniseBloodPressure } from './recognise-blood-pressure.ts';
import { choose } from './recognise-choice.ts';
import type { Answers, EntryReader, RecogniseContext, Recognised } from './recognised.ts';

/** What a person said before a question came up that answers it: to be offered back, never recorded by itself. */
export interface EarlyAnswer {
  answers: Answers;
  /** Their own words, as they are offered back. */
  words: string;
  /** The same as they were written. */
  said: string;
}

export interface EarlyContext extends RecogniseContext {
  early: EarlyData;
}

/** A statement that answers the question: from one token to before another, and the things it names. */
interface Statement {
  from: number;
  to: number;
  recognised: Recognised;
  named: readonly Phrase[];
}

type Reader = (said: Said, opening: Opening) => Statement | undefined;

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
  const reader = rule === undefined ? undefined : readerOf(q, item, rule, context);
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
  return offerOf(statement, newest.said);
}

function readerOf(
  q: LoadedQuestionnaire,
  item: AskableItem,
  rule: EarlyData['items'][string],
  context: EarlyContext,
): Reader | undefined {
  if (item.askAs === 'blood-pressure') return pressureReader(item, context.early);
  if (item.entriesOf !== undefined && item.gate !== undefined)
    return item.gate.index === 0 ? entriesReader(q, item, context) : undefined;
  const option = item.multiple ? undefined : item.options.find(({ code }) => code === (rule.code ?? YES));
  if (option === undefined || rule.words === undefined) return undefined;
  return thingReader(rule.words, choose(item, option), context.early);
}

/** "I had ECT years ago". */
function thingReader(words: readonly Phrase[], recognised: Recognised, early: EarlyData): Reader {
  return ({ tokens }, { start, rest }) => {
    const at = afterFillersAndNumbers(tokens, rest, early.fillers);
    const length = phraseAt(tokens, at, words);
    if (length === 0 || !endsPlainly(tokens, at + length, early.followers)) return undefined;
    return { from: start, to: at + length, recognised, named: words };
  };
}

/** "My blood pressure is about 140 over 90". */
function pressureReader(item: AskableItem, early: EarlyData): Reader {
  return ({ text, tokens }, { start, rest }) => {
    const upper = afterFillers(tokens, rest, early.fillers);
    const lower = [upper + 1, upper + 2].find((at) => isNumber(tokens[at]?.word));
    if (lower === undefined || !isNumber(tokens[upper]?.word)) return undefined;
    const recognised = recogniseBloodPressure(item, text.slice(tokens[upper]?.start, tokens[lower]?.end));
    if (recognised.kind !== 'answer' || !endsPlainly(tokens, lower + 1, early.followers)) return undefined;
    return { from: start, to: lower + 1, recognised, named: [] };
  };
}

/** "I take lithium and Zoloft 50 mg": each piece, up to the first that is more than a name we know, its dose and when. */
function entriesReader(q: LoadedQuestionnaire, item: AskableItem, context: EarlyContext): Reader | undefined {
  const { readers, language } = context;
  const reader = item.entriesOf === undefined ? undefined : readers?.[item.entriesOf];
  if (reader === undefined) return undefined;
  return (said, { start, rest }) => {
    const from = afterFillers(said.tokens, rest, context.early.fillers);
    const to = knownUntil(said, from, (text) => reader(text, language));
    if (to === from) return undefined;
    const text = said.text.slice(said.tokens[from]?.start, said.tokens[to - 1]?.end);
    const named = reader(text, language).map(({ parts }) => readSaid(parts.name ?? '').tokens.map(({ word }) => word));
    return { from: start, to, recognised: recogniseAnswer(q, item, { text }, context), named };
  };
}

/** Where the pieces end that are known entries as a whole. */
function knownUntil({ text, tokens }: Said, from: number, read: (text: string) => ReturnType<EntryReader>): number {
  const ends = tokens.flatMap((token, at) => (at > from && (token.before !== 'none' || isAnd(token.word)) ? [at] : []));
  let known = from;
  for (const end of [...ends, tokens.length]) {
    const first = isAnd(tokens[known]?.word) ? known + 1 : known;
    if (known > from && tokens[known]?.before === 'hard') return known;
    const entries = first < end ? read(text.slice(tokens[first]?.start, tokens[end - 1]?.end)) : [];
    if (entries.length === 0 || !entries.every((entry) => entry.known)) return known;
    known = end;
  }
  return known;
}

/** The thing is spoken of outside of the statements that say it. */
function isNamedOtherwise({ tokens }: Said, found: readonly Statement[], named: readonly Phrase[]): boolean {
  return tokens.some(
    (_, at) => phraseAt(tokens, at, named) > 0 && !found.some(({ from, to }) => from <= at && at < to),
  );
}

/** Quoted with what follows in its part of the sentence ("years ago"). */
function offerOf({ from, to, recognised }: Statement, { text, tokens }: Said): EarlyAnswer | undefined {
  const next = tokens.findIndex(({ word, before }, at) => at >= to && (before !== 'none' || isAnd(word)));
  const said = text.slice(tokens[from]?.start, tokens.at(next === -1 ? -1 : next - 1)?.end);
  if (recognised.kind === 'answer') return { answers: recognised.answers, words: said, said };
  if (recognised.kind === 'read-back') return { answers: recognised.answers, words: recognised.label, said };
  return undefined;
}

function afterFillersAndNumbers(tokens: Said['tokens'], from: number, fillers: readonly Phrase[]): number {
  const at = afterFillers(tokens, from, fillers);
  return isNumber(tokens[at]?.word) ? afterFillersAndNumbers(tokens, at + 1, fillers) : at;
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d+$/.test(word);
}

function isAnd(word: string | undefined): boolean {
  return word === 'and' || word === 'y' || word === 'e';
}
