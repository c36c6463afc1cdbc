import type { Route } from '../care/session.ts';
import { answerOf } from '../questionnaire/answers.ts';
import type { ExpressionEnv } from '../questionnaire/expression-env.ts';
import { ANSWER_HELPERS, type Helper } from '../questionnaire/expression-helpers.ts';
import { findItem } from '../questionnaire/find-item.ts';
import type { Mark, Tier } from '../safety/tiers.ts';
import { HISTORY_HELPERS, type HistoryEnv } from './history-helpers.ts';
import { MEDICINE_HELPERS, type MedicineEnv } from './medicine-helpers.ts';

/** Values from before: of an instrument its baseline and last whole total, of an item its last points. */
export type EarlierValues = Readonly<Record<string, { baseline?: number; previous?: number }>>;

/** What the conditions of rules see, beside the answers. */
export interface TriageEnv extends ExpressionEnv, MedicineEnv, HistoryEnv {
  /** Tiers of this turn's words: a text, or an answer to a crisis question. */
  typed: readonly Tier[];
  /** Marks that came with those tiers. */
  marks: readonly Mark[];
  /** Left out = unknown, and the stricter of all applies. */
  route: Route | undefined;
  earlier: EarlierValues;
}

/** A function of a rule's condition. `reads`: the items behind it that its arguments don't name. */
type TriageHelper = Helper<TriageEnv> & { reads?: readonly string[] };

/**
 * The functions of a rule's condition: those about answers, and what only triage knows. What a run asks isn't among
 * them: the answers are of many runs, and `askedAt` tells of each which points its own run asked.
 */
export const TRIAGE_HELPERS: Readonly<Record<string, TriageHelper>> = {
  ...ANSWER_HELPERS,
  ...MEDICINE_HELPERS,
  ...HISTORY_HELPERS,
  tier: plain((env, tier) => env.typed.some((typed) => typed === tier)),
  mark: plain((env, mark) => env.marks.some((known) => known === mark)),
  route: plain((env, route) => env.route === undefined || env.route === route),
  baseline: plain((env, name) => env.earlier[name]?.baseline),
  previous: plain((env, name) => env.earlier[name]?.previous),
  askedAt: { params: ['linkId', 'point'], run: (env, linkId = '', point = '') => askedAt(env, linkId, point) },
  hoursBetween: { params: ['linkId', 'linkId'], run: (env, a = '', b = '') => hoursBetween(env, a, b) },
};

/** Functions of FHIRPath itself that rules use. */
const FHIRPATH = ['not', 'exists'];

/** What a condition reads, from its text: each call and its quoted arguments. */
export function callsOf(expression: string): { name: string; args: string[] }[] {
  return [...expression.matchAll(/([A-Za-z]\w*)\(((?:'[^']*'(?:, *)?)*)/g)].map(([, name = '', args = '']) => ({
    name,
    args: [...args.matchAll(/'([^']*)'/g)].map(([, arg = '']) => arg),
  }));
}

/** The items that a condition names, or that its functions read without being told. */
export function itemsOf(expression: string): string[] {
  const named = callsOf(expression).flatMap(({ name, args }) => [
    ...args.filter((_arg, index) => TRIAGE_HELPERS[name]?.params[index] === 'linkId'),
    ...(TRIAGE_HELPERS[name]?.reads ?? []),
  ]);
  return [...new Set(named)];
}

/** Functions that a condition calls and nobody knows: FHIRPath would only say so when it gets there. */
export function unknownFunctions(expression: string): string[] {
  return callsOf(expression)
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(TRIAGE_HELPERS, name) && !FHIRPATH.includes(name));
}

function plain(run: (env: TriageEnv, name: string) => boolean | number | undefined): Helper<TriageEnv> {
  return { params: ['string'], run: (env, name = '') => run(env, name) };
}

/** The run that the answer was given in asked this point: the item of today's run may be answered elsewhere. */
function askedAt(env: TriageEnv, linkId: string, point: string): boolean {
  const item = findItem(env, linkId);
  return item !== undefined && answerOf(item, env.answers)?.points?.includes(point) === true;
}

/** An answer without a time counts as given at the same time: two answers that clash are shown rather than passed over. */
function hoursBetween(env: TriageEnv, a: string, b: string): number {
  const [one, other] = [env.answers.get(a)?.at, env.answers.get(b)?.at];
  return one === undefined || other === undefined ? 0 : Math.abs(Date.parse(one) - Date.parse(other)) / 3_600_000;
}
