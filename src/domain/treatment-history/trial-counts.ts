import { type AssessedTrial, assessTrial, DEFAULT_TRIAL_RULES, type Trial, type TrialRules } from './trial.ts';

/** Adequate trials that failed, by the patient's report (clinical pack 1.2). */
export interface TrialCounts {
  trdCountEpisode: number;
  trdCountLifetime: number;
  intolerant: number;
  /** The same counts if every part that is not known spoke for it. */
  atMost: { trdCountEpisode: number; trdCountLifetime: number };
}

export function countTrials(trials: readonly Trial[], rules: TrialRules = DEFAULT_TRIAL_RULES): TrialCounts {
  const assessed = trials.map((trial) => assessTrial(trial, rules));
  const failed = failedOf(assessed);
  const mayHaveFailed = failedOf(trials.map((trial) => assessTrial(atWorst(trial), rules)));
  return {
    trdCountEpisode: thisEpisode(failed).length,
    trdCountLifetime: failed.length,
    intolerant: assessed.filter(({ intolerant }) => intolerant).length,
    atMost: { trdCountEpisode: thisEpisode(mayHaveFailed).length, trdCountLifetime: mayHaveFailed.length },
  };
}

/** Two adequate trials without response in this episode, the line that labels draw (L1 by way of X8); unverified. */
export function trdFlag({ trdCountEpisode }: TrialCounts): boolean {
  return trdCountEpisode >= 2;
}

function failedOf(assessed: readonly AssessedTrial[]): Trial[] {
  return assessed.filter(({ failed }) => failed).map(({ trial }) => trial);
}

function thisEpisode(trials: readonly Trial[]): Trial[] {
  return trials.filter(({ current }) => current === 'now');
}

/** The trial with everything unknown as it would have to be for the trial to have failed now. */
function atWorst(trial: Trial): Trial {
  const { weeks = Infinity, dose = Infinity, adherence = 'most', response = 'none', current = 'now' } = trial;
  return { ...trial, weeks, dose, adherence, response, current };
}
