import type { EarlyData, Phrase } from '../../src/domain/early-answers/early-data.ts';
import {
  afterFillers,
  endsPlainly,
  type Opening,
  phraseAt,
  readSaid,
  type Said,
} from '../../src/domain/early-answers/statements.ts';
import { YES } from '../../src/domain/questionnaire/extensions.ts';
import type { AskableItem, LoadedQuestionnaire } from '../../src/domain/questionnaire/loaded.ts';
import { recogniseAnswer } from './recognise-answer.ts';
import { recogniseBloodPressure } from './recognise-blood-pressure.ts';
import { choose } from './recognise-choice.ts';
import type { EntryReader, RecogniseContext, Recognised } from './recognised.ts';

export interface EarlyContext extends RecogniseContext {
  early: EarlyData;
}

/** A statement that answers the question: from one token to before another, and the things it names. */
export interface Statement {
  from: number;
  to: number;
  recognised: Recognised;
  named: readonly Phrase[];
}

type Reader = (said: Said, opening: Opening) => Statement | undefined;

/** How a statement that answers this question is read; none for questions that take none. */
export function statementReader(
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
    const to = knownUntil(said, from, context.early.joins, (text) => reader(text, language));
    if (to === from) return undefined;
    const text = said.text.slice(said.tokens[from]?.start, said.tokens[to - 1]?.end);
    const named = reader(text, language).map(({ parts }) => readSaid(parts.name ?? '').tokens.map(({ word }) => word));
    return { from: start, to, recognised: recogniseAnswer(q, item, { text }, context), named };
  };
}

/** Where the pieces end that are known entries as a whole. */
function knownUntil(
  { text, tokens }: Said,
  from: number,
  joins: readonly Phrase[],
  read: (text: string) => ReturnType<EntryReader>,
): number {
  const isJoin = (at: number) => phraseAt(tokens, at, joins) > 0;
  const ends = tokens.flatMap(({ before }, at) => (at > from && (before !== 'none' || isJoin(at)) ? [at] : []));
  let known = from;
  for (const end of [...ends, tokens.length]) {
    const first = isJoin(known) ? known + 1 : known;
    if (known > from && tokens[known]?.before === 'hard') return known;
    const entries = first < end ? read(text.slice(tokens[first]?.start, tokens[end - 1]?.end)) : [];
    if (entries.length === 0 || !entries.every((entry) => entry.known)) return known;
    known = end;
  }
  return known;
}

function afterFillersAndNumbers(tokens: Said['tokens'], from: number, fillers: readonly Phrase[]): number {
  const at = afterFillers(tokens, from, fillers);
  return isNumber(tokens[at]?.word) ? afterFillersAndNumbers(tokens, at + 1, fillers) : at;
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d+$/.test(word);
}
