import { chosenOptions } from '../../domain/questionnaire/answers.ts';
import type { LoadedItem } from '../../domain/questionnaire/loaded.ts';
import { itemText, neutralText, stemText } from '../../domain/questionnaire/localize.ts';
import type { AbsentReason, Answer, AnswerValue, GivenAnswer } from '../../domain/questionnaire/response.ts';
import { type Words, wording } from './wording.ts';

/** An answer with its question, in the reader's language. */
export interface AnswerView {
  linkId: string;
  question: string;
  /** What stands above the questions of an instrument. */
  stem?: string;
  state: GivenAnswer['state'];
  reason?: AbsentReason;
  answer: string;
  /** The coded values, as FHIR writes them; empty for a skip or an absence. */
  values: AnswerValue[];
  /** What it counts for in its instrument's score. */
  points?: number;
  /** ★: a skip makes a finding. */
  starred: boolean;
  /** What was typed, where that was more than a tap. */
  said?: string;
  at: string;
  /** What was answered before, oldest first. */
  past: { state: GivenAnswer['state']; answer: string; at: string }[];
}

export function answerView(answer: Answer, item: LoadedItem | undefined, words: Words): AnswerView {
  const { linkId, state, at, said, past = [] } = answer;
  const stem = item === undefined ? '' : stemText(item, words.language);
  const points = item === undefined ? undefined : pointsOf(item, answer);
  return {
    linkId,
    question: questionText(linkId, item, words),
    ...(stem === '' ? {} : { stem: readable(stem) }),
    state,
    ...(answer.state === 'absent' ? { reason: answer.reason } : {}),
    answer: wording(answer, item, words),
    values: answer.state === 'answered' ? answer.values : [],
    ...(points === undefined ? {} : { points }),
    starred: item?.starred ?? false,
    ...(said === undefined ? {} : { said }),
    at,
    past: past.map((older) => ({ state: older.state, answer: wording(older, item, words), at: older.at })),
  };
}

/** The question as staff read it: by its name where the questionnaire is not known. */
export function questionText(linkId: string, item: LoadedItem | undefined, { language }: Words): string {
  return (item === undefined ? '' : readable(itemText(item, language))) || linkId;
}

/** Without the emphasis marks. */
function readable(text: string): string {
  return neutralText(text).replace(/\*+/g, '');
}

function pointsOf(item: LoadedItem, answer: Answer): number | undefined {
  const ordinals = chosenOptions(item, answer).flatMap(({ ordinal }) => (ordinal === undefined ? [] : [ordinal]));
  return ordinals.length === 0 ? undefined : ordinals.reduce((sum, ordinal) => sum + ordinal, 0);
}
