import type { ExpressionEnv } from '../questionnaire/expression-env.ts';
import type { Helper } from '../questionnaire/expression-helpers.ts';
import { hasToldTrials, trialsFrom } from '../treatment-history/history-from-answers.ts';
import type { TrialRules } from '../treatment-history/trial.ts';
import { countTrials } from '../treatment-history/trial-counts.ts';

export interface HistoryEnv extends ExpressionEnv {
  trialRules: TrialRules;
}

const reads = [
  's7.ad_trial',
  ...['name', 'weeks', 'dose', 'current', 'adherence', 'response'].map((part) => `s7.ad_trial.${part}`),
];

/** What rules ask about earlier trials (clinical pack 1.2). */
export const HISTORY_HELPERS: Readonly<Record<string, Helper<HistoryEnv> & { reads: readonly string[] }>> = {
  /** Adequate trials of this episode that failed. */
  trdCountEpisode: {
    params: [],
    reads,
    run: ({ answers, trialRules }) => countTrials(trialsFrom(answers), trialRules).trdCountEpisode,
  },
  /** How many trials were told; 0 until the patient has ended the list, so that no half of it is judged. */
  trialsTold: {
    params: [],
    reads,
    run: ({ answers }) => (hasToldTrials(answers) ? trialsFrom(answers).length : 0),
  },
};
