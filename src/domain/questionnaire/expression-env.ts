import type { LoadedQuestionnaire } from './loaded.ts';
import type { GivenAnswer } from './response.ts';
import type { FhirQuestionnaireResponse } from './response-items.ts';

/** An answer with the time it was given and the points its run asked, where they are known. */
export type KnownAnswer = GivenAnswer & { at?: string; points?: readonly string[] };

/** Where answers come from. Absent: never asked. */
export interface AnswerLookup {
  get(linkId: string): KnownAnswer | undefined;
}

/** What only the caller knows. */
export const CONTEXT_NAMES = [
  'suicideScreenElsewhere',
  'suicideScreenOpen',
  'anySuicideFinding',
  'part2Program',
  'countryKnown',
  'safeToText',
  'hardSession',
  'homeDosing',
  'esketamine',
  'fastingRule',
] as const;
export type ExpressionContext = Readonly<Partial<Record<(typeof CONTEXT_NAMES)[number], boolean>>> & {
  /** Codes of options that were told of elsewhere: `told('<code>')`. */
  readonly told?: ReadonlySet<string>;
  /** The points that this run asks: `at('<point>')`. */
  readonly points?: ReadonlySet<string>;
  /** What is due by its cadence: `due('<measure>')`. */
  readonly instruments?: ReadonlySet<string>;
  /** What the check of 24 hours before left open: `again('<linkId>')`. */
  readonly again?: ReadonlySet<string>;
  /** What this run asked already, whatever holds now: `kept('<linkId>')`. */
  readonly kept?: ReadonlySet<string>;
};

/** A response at one moment: what every function of the interpreter is asked about. */
export interface AnswerEnv {
  answers: AnswerLookup;
  /** ISO 8601; its calendar day is today. */
  now: string;
  context: ExpressionContext;
}

/** What an expression sees: answers of questions that aren't enabled are not there. Made by `expressionEnv`. */
export interface ExpressionEnv extends AnswerEnv {
  questionnaire: LoadedQuestionnaire;
  isEnabled(linkId: string): boolean;
  /** The same as FHIR's `%resource`, where it was made already. */
  resource?: FhirQuestionnaireResponse | undefined;
  /** In a repetition: a linkId names its item first (`LoadedItem.within`). */
  within?: readonly string[];
}

/** A lookup over recorded answers. */
export function lookupOf(answers: Readonly<Record<string, KnownAnswer>>): AnswerLookup {
  return { get: (linkId) => (Object.hasOwn(answers, linkId) ? answers[linkId] : undefined) };
}
