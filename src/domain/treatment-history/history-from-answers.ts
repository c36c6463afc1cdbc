import { plainValue } from '../questionnaire/answers.ts';
import type { AnswerLookup } from '../questionnaire/expression-env.ts';
import { NO, YES } from '../questionnaire/extensions.ts';
import { insideOf, repetitionKey, saysMore } from '../questionnaire/repetition-keys.ts';
import type { AnswerValue } from '../questionnaire/response.ts';
import type { Ect } from './ect.ts';
import type { Trial } from './trial.ts';

const TRIALS = 's7.ad_trial';
/** As many repetitions as a list can have. */
const MOST = 50;

/** The trials that a patient told of, in their order; what they skipped or did not know is missing. */
export function trialsFrom(answers: AnswerLookup): Trial[] {
  return Array.from({ length: endOf(answers) }, (_, index) => trialAt(answers, insideOf(repetitionKey(TRIALS, index))));
}

/** The patient has said that there are no more. */
export function hasToldTrials(answers: AnswerLookup): boolean {
  const end = endOf(answers);
  return end === MOST || answers.get(repetitionKey(TRIALS, end)) !== undefined;
}

function endOf(answers: AnswerLookup): number {
  const indexes = Array.from({ length: MOST }, (_, index) => index);
  const end = indexes.findIndex((index) => !saysMore(answers.get(repetitionKey(TRIALS, index))));
  return end < 0 ? MOST : end;
}

function trialAt(answers: AnswerLookup, inside: string): Trial {
  const key = (part: string) => `${inside}${TRIALS}.${part}`;
  const code = <T extends string>(part: string) => codeOf(answers, key(part)) as T | undefined;
  return known({
    name: textOf(answers, key('name')),
    weeks: weeksOf(answers, key('weeks')),
    dose: numberOf(answers, key('dose')),
    current: code<NonNullable<Trial['current']>>('current'),
    adherence: code<NonNullable<Trial['adherence']>>('adherence'),
    response: code<NonNullable<Trial['response']>>('response'),
    stop: code<NonNullable<Trial['stop']>>('stop'),
    sureness: code<NonNullable<Trial['sureness']>>('sureness'),
  });
}

export function ectFrom(answers: AnswerLookup): Ect {
  return known({
    had: yesOrNo(answers, 's7.ect'),
    sides: codeOf(answers, 's7.ect.sides') as Ect['sides'],
    helped: codeOf(answers, 's7.ect.helped') as Ect['helped'],
  });
}

/** What the Maudsley method reads beside the trials: months of this episode, augmentation, ECT. */
export function episodeFrom(answers: AnswerLookup): { months?: number; augmentation?: boolean; ect?: boolean } {
  const weeks = weeksOf(answers, 's1.duration');
  const added = answers.get('s7.augment');
  const codes = codesOf(answers, 's7.augment');
  return known({
    months: weeks === undefined ? undefined : weeks / WEEKS.mo,
    augmentation: added?.state === 'answered' ? codes.some((code) => code !== 'none') : undefined,
    ect: yesOrNo(answers, 's7.ect'),
  });
}

/** Weeks in a unit (UCUM codes); a year has 365.25 days. */
const WEEKS = { d: 1 / 7, wk: 1, mo: 365.25 / 84, a: 365.25 / 7 };

function weeksOf(answers: AnswerLookup, key: string): number | undefined {
  const [value] = valuesOf(answers, key);
  if (value === undefined || !('valueQuantity' in value)) return undefined;
  const { value: amount, code } = value.valueQuantity;
  const weeks = Object.entries(WEEKS).find(([unit]) => unit === code)?.[1];
  return weeks === undefined || amount === undefined ? undefined : amount * weeks;
}

function numberOf(answers: AnswerLookup, key: string): number | undefined {
  const plain = plainOf(answers, key);
  return typeof plain === 'number' ? plain : undefined;
}

function textOf(answers: AnswerLookup, key: string): string | undefined {
  const plain = plainOf(answers, key);
  return typeof plain === 'string' ? plain : undefined;
}

function plainOf(answers: AnswerLookup, key: string) {
  const [value] = valuesOf(answers, key);
  return value === undefined ? undefined : plainValue(value);
}

function yesOrNo(answers: AnswerLookup, key: string): boolean | undefined {
  const code = codeOf(answers, key);
  return code === YES ? true : code === NO ? false : undefined;
}

function codeOf(answers: AnswerLookup, key: string): string | undefined {
  return codesOf(answers, key)[0];
}

function codesOf(answers: AnswerLookup, key: string): string[] {
  return valuesOf(answers, key).flatMap((value) => ('valueCoding' in value ? (value.valueCoding.code ?? []) : []));
}

function valuesOf(answers: AnswerLookup, key: string): AnswerValue[] {
  const answer = answers.get(key);
  return answer?.state === 'answered' ? answer.values : [];
}

/** Without what is not known. */
function known<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
