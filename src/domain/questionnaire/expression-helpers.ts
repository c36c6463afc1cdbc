import { answerOf, chosenOptions, plainValue } from './answers.ts';
import type { ExpressionEnv, KnownAnswer } from './expression-env.ts';
import { NO, YES } from './extensions.ts';
import { findItem } from './find-item.ts';
import { isComplete, scoreOf } from './instrument-score.ts';
import { latestDay, wholeDays, wholeYears } from './partial-date.ts';

/** A function of ours in FHIRPath; every argument is a string literal. `undefined` is the empty collection. */
export interface Helper<E extends ExpressionEnv> {
  /** What each argument names: loading checks that it exists. */
  params: readonly ('linkId' | 'instrument' | 'context' | 'point' | 'measure' | 'string')[];
  run(env: E, ...args: string[]): boolean | number | string | undefined;
}
export type Helpers<E extends ExpressionEnv> = Readonly<Record<string, Helper<E>>>;

/** What an expression asks about answers. A question that isn't enabled counts as not asked. */
export const ANSWER_HELPERS: Helpers<ExpressionEnv> = {
  is: { params: ['linkId', 'string'], run: (env, linkId = '', code = '') => isChosen(env, linkId, code) },
  any: { params: ['linkId'], run: (env, linkId = '') => chosenSomething(env, linkId) },
  unknown: onAnswer((answer) => answer !== undefined && answer.state !== 'answered'),
  notSure: onAnswer((answer) => answer?.state === 'absent' && answer.reason === 'asked-unknown'),
  declined: onAnswer((answer) => answer?.state === 'absent' && answer.reason === 'asked-declined'),
  skipped: onAnswer((answer) => answer?.state === 'skipped'),
  answered: onAnswer((answer) => answer?.state === 'answered'),
  asked: onAnswer((answer) => answer !== undefined),
  number: { params: ['linkId'], run: (env, linkId = '') => numberOf(env, linkId) },
  text: { params: ['linkId'], run: (env, linkId = '') => textOf(env, linkId) },
  ageYears: { params: ['linkId'], run: (env, linkId = '') => sinceDate(env, linkId, wholeYears) },
  daysSince: { params: ['linkId'], run: (env, linkId = '') => sinceDate(env, linkId, wholeDays) },
  score: { params: ['instrument'], run: (env, name = '') => scoreOf(env, name)?.value },
  complete: { params: ['instrument'], run: (env, name = '') => isComplete(env, name) },
  context: {
    params: ['context'],
    run: (env, name = '') => (env.context as Readonly<Record<string, unknown>>)[name] === true,
  },
  told: { params: ['string'], run: (env, code = '') => env.context.told?.has(code) === true },
};

/** The functions of every expression in a questionnaire: about answers, and about the run itself. */
export const HELPERS: Helpers<ExpressionEnv> = {
  ...ANSWER_HELPERS,
  at: { params: ['point'], run: (env, point = '') => env.context.points?.has(point) === true },
  due: { params: ['measure'], run: (env, name = '') => env.context.instruments?.has(name) === true },
  again: { params: ['linkId'], run: (env, linkId = '') => env.context.again?.has(linkId) === true },
  kept: { params: ['linkId'], run: (env, linkId = '') => env.context.kept?.has(linkId) === true },
};

function onAnswer(test: (answer: KnownAnswer | undefined) => boolean): Helper<ExpressionEnv> {
  return { params: ['linkId'], run: (env, linkId = '') => test(answerTo(env, linkId)) };
}

type Answered = Pick<ExpressionEnv, 'questionnaire' | 'answers' | 'within'>;

function answerTo(env: Answered, linkId: string): KnownAnswer | undefined {
  const item = findItem(env, linkId);
  return item === undefined ? undefined : answerOf(item, env.answers);
}

/** `yes` and `no` also name LOINC's Yes and No, and the two values of a boolean. */
const ALIASES: Readonly<Record<string, readonly string[]>> = { yes: [YES, 'true'], no: [NO, 'false'] };

function isChosen(env: ExpressionEnv, linkId: string, code: string): boolean {
  const item = findItem(env, linkId);
  if (item === undefined) return false;
  const codes = [code, ...(ALIASES[code] ?? [])];
  return chosenOptions(item, answerOf(item, env.answers)).some((option) => codes.includes(option.code));
}

/** A choice, or typed words on an open choice, other than `none`. */
function chosenSomething(env: ExpressionEnv, linkId: string): boolean {
  const item = findItem(env, linkId);
  const answer = answerTo(env, linkId);
  if (item === undefined || answer?.state !== 'answered') return false;
  const nothing = chosenOptions(item, answer).some((option) => option.code === 'none');
  return answer.values.length > 0 && !nothing;
}

/** The points of the chosen option, or the number that was given. */
export function numberOf(env: Answered, linkId: string): number | undefined {
  const item = findItem(env, linkId);
  const answer = answerTo(env, linkId);
  if (item === undefined || answer?.state !== 'answered') return undefined;
  const ordinal = chosenOptions(item, answer)[0]?.ordinal;
  if (ordinal !== undefined) return ordinal;
  const value = answer.values[0] === undefined ? undefined : plainValue(answer.values[0]);
  return typeof value === 'number' ? value : undefined;
}

function textOf(env: ExpressionEnv, linkId: string): string | undefined {
  const answer = answerTo(env, linkId);
  const value = answer?.state === 'answered' ? answer.values[0] : undefined;
  const plain = value === undefined ? undefined : plainValue(value);
  return typeof plain === 'string' ? plain : undefined;
}

/** Ages and periods are counted at the time of the answer (policy), on the latest day a partial date may mean. */
function sinceDate(
  env: ExpressionEnv,
  linkId: string,
  count: (from: string, to: string) => number,
): number | undefined {
  const date = textOf(env, linkId);
  const day = date === undefined ? undefined : latestDay(date);
  const today = answerTo(env, linkId)?.at ?? env.now;
  return day === undefined ? undefined : Math.max(0, count(day, today));
}
