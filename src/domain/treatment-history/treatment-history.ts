import type { AntidepressantKind } from '../medicines/medicine-data.ts';
import type { AnswerLookup } from '../questionnaire/expression-env.ts';
import type { TextRef } from '../texts.ts';
import { ectFrom, episodeFrom, trialsFrom } from './history-from-answers.ts';
import { type MaudsleyScore, maudsleyScore, type SeverityTerm } from './maudsley.ts';
import { type ThaseRushHint, thaseRushHint } from './thase-rush.ts';
import { type AssessedTrial, assessTrial, DEFAULT_TRIAL_RULES, type TrialPart, type TrialRules } from './trial.ts';
import { countTrials, type TrialCounts, trdFlag } from './trial-counts.ts';

/** What a patient's own report says of earlier treatment. For clinicians only, never as a diagnosis (clinical pack 1.2). */
export interface TreatmentHistory {
  trials: AssessedTrial[];
  counts: TrialCounts;
  trdFlag: boolean;
  thaseRush: ThaseRushHint;
  /** Nothing without a failed adequate trial. */
  maudsley: MaudsleyScore | undefined;
}

export interface HistoryNeeds {
  rules?: TrialRules | undefined;
  /** As a clinician entered it. */
  severity?: SeverityTerm | undefined;
  kindsOf(name: string): readonly AntidepressantKind[];
}

export function treatmentHistory(
  answers: AnswerLookup,
  { rules = DEFAULT_TRIAL_RULES, severity, kindsOf }: HistoryNeeds,
): TreatmentHistory {
  const trials = trialsFrom(answers);
  const assessed = trials.map((trial) => assessTrial(trial, rules));
  const counts = countTrials(trials, rules);
  const failed = { low: counts.trdCountEpisode, high: counts.atMost.trdCountEpisode };
  return {
    trials: assessed,
    counts,
    trdFlag: trdFlag(counts),
    thaseRush: thaseRushHint(assessed, ectFrom(answers), kindsOf),
    maudsley: maudsleyScore({ ...episodeFrom(answers), severity, failed }),
  };
}

/** The parts that decide whether a trial was adequate. */
const ADEQUACY: readonly TrialPart[] = ['weeks', 'dose', 'adherence'];

/** The history in a clinician's words, each line marked as the patient's report. */
export function historyTexts({ trials, counts, trdFlag: met, thaseRush, maudsley }: TreatmentHistory): TextRef[] {
  if (trials.length === 0) return [];
  const { trdCountEpisode: episode, trdCountLifetime: lifetime, intolerant, atMost } = counts;
  const incomplete = trials.filter(({ unknown }) => unknown.some((part) => ADEQUACY.includes(part))).length;
  const unchecked = trials.filter(({ doseChecked }) => !doseChecked).length;
  return [
    { key: 'history.counts', params: { episode, lifetime } },
    ...(atMost.trdCountLifetime > lifetime
      ? [{ key: 'history.atMost', params: { episode: atMost.trdCountEpisode, lifetime: atMost.trdCountLifetime } }]
      : []),
    ...(incomplete > 0 ? [{ key: 'history.unknown', params: { count: incomplete } }] : []),
    ...(intolerant > 0 ? [{ key: 'history.intolerant', params: { count: intolerant } }] : []),
    ...(unchecked > 0 ? [{ key: 'history.doseNotChecked', params: { count: unchecked } }] : []),
    ...(met ? [{ key: 'history.trd' }] : []),
    ...(thaseRush.stage > 0 ? [{ key: 'history.thaseRush', params: { stage: thaseRush.stage } }] : []),
    ...(maudsley === undefined ? [] : [maudsleyText(maudsley)]),
  ];
}

function maudsleyText({ points: { low, high }, bands: [from, to], unknown }: MaudsleyScore): TextRef {
  const params = { low, high, from, to, severity: unknown.includes('severity') ? 'missing' : 'entered' };
  return { key: low === high ? 'history.maudsley' : 'history.maudsleyRange', params };
}
