/** How a clinician rates the episode; a patient's answers never stand in for it. */
export const SEVERITY_TERMS = ['subsyndromal', 'mild', 'moderate', 'severe', 'severe_psychotic'] as const;
export type SeverityTerm = (typeof SEVERITY_TERMS)[number];

export interface MaudsleyInput {
  /** Of this episode. */
  months?: number | undefined;
  severity?: SeverityTerm | undefined;
  /** Failed antidepressants, at least and at most: the same where nothing is unknown. */
  failed: { low: number; high: number };
  augmentation?: boolean | undefined;
  ect?: boolean | undefined;
}

export const MAUDSLEY_ITEMS = ['duration', 'severity', 'failed', 'augmentation', 'ect'] as const;
export type MaudsleyItem = (typeof MAUDSLEY_ITEMS)[number];
export type MaudsleyBand = 'mild' | 'moderate' | 'severe';

export interface Range {
  low: number;
  high: number;
}

export interface MaudsleyScore {
  /** 3 to 15; the two are the same where every item is known. */
  points: Range;
  bands: [MaudsleyBand, MaudsleyBand];
  items: Record<MaudsleyItem, Range>;
  /** Items that are not known, so that `points` is a range. */
  unknown: MaudsleyItem[];
}

/** The Maudsley Staging Method [T1][T3]. It starts at one failed antidepressant: without any there is no score. */
export function maudsleyScore(input: MaudsleyInput): MaudsleyScore | undefined {
  const { months, severity, failed, augmentation, ect } = input;
  if (failed.high < 1) return undefined;
  const items = {
    duration: months === undefined ? { low: 1, high: 3 } : exactly(durationPoints(months)),
    severity: severity === undefined ? { low: 1, high: 5 } : exactly(SEVERITY_TERMS.indexOf(severity) + 1),
    failed: { low: failurePoints(Math.max(1, failed.low)), high: failurePoints(failed.high) },
    augmentation: yesOrNo(augmentation),
    ect: yesOrNo(ect),
  };
  const points = { low: sum(items, 'low'), high: sum(items, 'high') };
  return {
    points,
    bands: [bandOf(points.low), bandOf(points.high)],
    items,
    unknown: MAUDSLEY_ITEMS.filter((item) => items[item].low !== items[item].high),
  };
}

function durationPoints(months: number): number {
  return months <= 12 ? 1 : months <= 24 ? 2 : 3;
}

/** Most failed antidepressants for 1, 2, 3 and 4 points. */
const FAILURES = [2, 4, 6, 10];

function failurePoints(failed: number): number {
  return FAILURES.filter((most) => failed > most).length + 1;
}

function bandOf(points: number): MaudsleyBand {
  return points <= 6 ? 'mild' : points <= 10 ? 'moderate' : 'severe';
}

function exactly(points: number): Range {
  return { low: points, high: points };
}

function yesOrNo(given: boolean | undefined): Range {
  return given === undefined ? { low: 0, high: 1 } : exactly(given ? 1 : 0);
}

function sum(items: Record<MaudsleyItem, Range>, end: keyof Range): number {
  return Object.values(items).reduce((total, item) => total + item[end], 0);
}
