import type { Language } from '../../src/domain/languages.ts';
import type { AnswerValue, GivenAnswer } from '../../src/domain/questionnaire/response.ts';
import type { TextRef } from '../../src/domain/texts.ts';

/** By linkId: one answer, or one for each part of a question with several parts. */
export type Answers = Record<string, GivenAnswer>;

/** What became of a reply to a question. */
export type Recognised =
  | { kind: 'answer'; answers: Answers; said?: string }
  /** Understood, but not beyond doubt: shown to the person before it counts. */
  | { kind: 'read-back'; answers: Answers; label: string; said?: string }
  | { kind: 'again'; reason: TextRef }
  /** An answer to another question than the one that is asked. */
  | { kind: 'stale' };

/** The entries that a text names, in its own words. */
export type EntryReader = (text: string, language: Language) => ListEntry[];

export interface ListEntry {
  /** What was said to each part of the entry, by the last word of its linkId: `name`, `dose`. */
  parts: Record<string, string>;
  /** The entry as it is read back. */
  label: string;
  /** Nothing in it may mean something else. */
  sure: boolean;
  /** Its name, as a whole, is one that the dictionary has. */
  known: boolean;
}

export interface RecogniseContext {
  language: Language;
  /** ISO 8601. */
  now: string;
  /** Take apart what is typed at once for a list. */
  readers?: Readonly<Record<'medicines', EntryReader>>;
  /** IANA: whose clock a time of day is on; UTC unless told. */
  zone?: string;
  /** The values that the question was asked with: "keep" leaves them as they are. */
  initial?: readonly AnswerValue[];
}

/** One answered value. */
export function given(...values: AnswerValue[]): GivenAnswer {
  return { state: 'answered', values };
}

/** Ask again, because … */
export function again(reason: string, params: TextRef['params'] = {}): Recognised {
  return { kind: 'again', reason: { key: `prompt.again.${reason}`, params } };
}
