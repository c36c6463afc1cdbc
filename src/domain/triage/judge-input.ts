import type { Route } from '../care/session.ts';
import type { NewId } from '../clock.ts';
import type { AnswerLookup, ExpressionContext } from '../questionnaire/expression-env.ts';
import type { Mark, Tier } from '../safety/tiers.ts';
import type { TrialRules } from '../treatment-history/trial.ts';
import type { EarlierValues } from './conditions.ts';
import type { Finding } from './finding.ts';

/** One patient at one moment, as the rules see them. */
export interface JudgeInput {
  clinicId: string;
  patientId: string;
  /** The response of this turn, if there is one. */
  responseId?: string | undefined;
  /**
   * The latest answer to each item over all of the patient's responses, with its time where known. Answers to
   * questions that are no longer enabled are not in it.
   */
  lookup: AnswerLookup;
  /** All findings of the patient, in any state. */
  existing: readonly Finding[];
  /** Only rules that read one of these are asked again. Left out: all (a new rule version, route or medicine list). */
  changed?: readonly string[] | undefined;
  /** Tiers of this turn's words: a text, or an answer to a crisis question (clinical pack 7.2). */
  typed?: readonly Tier[] | undefined;
  /** Marks that came with those tiers. */
  marks?: readonly Mark[] | undefined;
  route?: Route | undefined;
  earlier?: EarlierValues | undefined;
  /** What the clinic decides about adequate trials; left out: 6 weeks, doses unchecked. */
  trialRules?: TrialRules | undefined;
  context?: (ExpressionContext & { suicideScreenLeft?: boolean }) | undefined;
  /** Text keys said in this section already: the default texts (`findings.PT_…`) are said once per section. */
  said?: readonly string[] | undefined;
  /** ISO 8601, not before any answer. */
  now: string;
  newId: NewId;
}
