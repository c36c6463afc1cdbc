export const RESPONSES = ['none', 'little', 'some', 'lot', 'all'] as const;
export const STOPS = ['no_help', 'side_effects', 'cost', 'better', 'taking', 'other'] as const;

/** One medicine that a patient tried for depression, by their own report (`s7.ad_trial`). A missing part is unknown. */
export interface Trial {
  name?: string;
  weeks?: number;
  /** The highest dose, in mg. */
  dose?: number;
  current?: 'now' | 'earlier';
  adherence?: 'most' | 'some' | 'rarely';
  response?: (typeof RESPONSES)[number];
  stop?: (typeof STOPS)[number];
  sureness?: 'sure' | 'fairly' | 'guess';
}

/** What a clinic decides about trials (clinical pack 1.2). */
export interface TrialRules {
  /** Sources disagree on 4 against 6 to 8 weeks; 6, the stricter, is the default (policy). */
  adequateTrialWeeks: 4 | 6;
  /** The clinic's own table of minimum effective doses, in mg. Nothing for a name: its dose is not checked. */
  minimumDose: (name: string) => number | undefined;
}
export const DEFAULT_TRIAL_RULES: TrialRules = { adequateTrialWeeks: 6, minimumDose: () => undefined };

export const TRIAL_PARTS = ['name', 'weeks', 'dose', 'current', 'adherence', 'response', 'stop'] as const;
export type TrialPart = (typeof TRIAL_PARTS)[number];

export interface AssessedTrial {
  trial: Trial;
  /** Long enough by the minimum of the Antidepressant Treatment History Form [T1b]. */
  adequate4w: boolean;
  /** Long enough by the common rule for treatment resistance [X8]. */
  adequate6w: boolean;
  /** As the clinic counts. */
  adequate: boolean;
  /** Adequate, and helped by less than half. */
  failed: boolean;
  /** Stopped for side effects before it was adequate: not failed. */
  intolerant: boolean;
  doseChecked: boolean;
  /** What the patient did not tell and the assessment needs. An unknown part makes a trial not adequate (policy). */
  unknown: TrialPart[];
}

/** Whether a trial counts (clinical pack 1.2). Never shown to the patient. */
export function assessTrial(trial: Trial, rules: TrialRules = DEFAULT_TRIAL_RULES): AssessedTrial {
  const minimum = trial.name === undefined ? undefined : rules.minimumDose(trial.name);
  const adequateFor = (weeks: number): boolean =>
    (trial.weeks ?? 0) >= weeks &&
    trial.adherence === 'most' &&
    (minimum === undefined || (trial.dose ?? 0) >= minimum);
  const adequate = adequateFor(rules.adequateTrialWeeks);
  return {
    trial,
    adequate4w: adequateFor(4),
    adequate6w: adequateFor(6),
    adequate,
    failed: adequate && helpedByLessThanHalf(trial),
    intolerant: !adequate && trial.stop === 'side_effects',
    doseChecked: minimum !== undefined,
    unknown: TRIAL_PARTS.filter((part) => trial[part] === undefined && (part !== 'dose' || minimum !== undefined)),
  };
}

function helpedByLessThanHalf({ response }: Trial): boolean {
  return response === 'none' || response === 'little' || response === 'some';
}
