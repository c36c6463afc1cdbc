import type { Answer, ResponseRecord, Score } from '../questionnaire/response.ts';

/** The product's own ratings, 0–10, unvalidated (clinical pack 3.9). */
export const OWN_RATINGS = ['r.connect', 'r.release', 'r.insight', 'r.meaning', 'r.hard', 'r.safe'] as const;

/** A value of a measure, and how it differs from the one before. */
export interface MeasureValue {
  value: number;
  /** When the last of its items was answered. */
  at: string;
  responseId: string;
  /** The instrument's group, or the rating's item. */
  linkId: string;
  /** Against the one before; only between whole scores. */
  change?: number;
  /** Items are missing: it is no score yet. */
  partial?: { answered: number; items: number };
}

export interface MeasureCourse {
  /** An instrument's name, or the linkId of a rating. */
  measure: string;
  kind: 'instrument' | 'rating';
  max: number;
  /** Oldest first. */
  values: MeasureValue[];
}

/** Every instrument and rating that was answered, over time. It counts and subtracts, and says nothing of either. */
export function measureCourses(responses: readonly ResponseRecord[]): MeasureCourse[] {
  const names = [...new Set(responses.flatMap(({ scores }) => Object.keys(scores)))].sort();
  const instruments = names.map((measure): MeasureCourse => {
    const scores = responses.flatMap((run) => (run.scores[measure] === undefined ? [] : [run.scores[measure]]));
    const values = responses.flatMap((run) => scoreOf(run.scores[measure], run) ?? []);
    return { measure, kind: 'instrument', max: Math.max(...scores.map(({ max }) => max)), values: changed(values) };
  });
  const ratings = OWN_RATINGS.map((measure): MeasureCourse => {
    const values = responses.flatMap((run) => ratingOf(run.answers[measure], run) ?? []);
    return { measure, kind: 'rating', max: 10, values: changed(values) };
  });
  return [...instruments, ...ratings].filter(({ values }) => values.length > 0);
}

function scoreOf(score: Score | undefined, { id, answers, startedAt }: ResponseRecord): MeasureValue | undefined {
  if (score === undefined || score.answered === 0) return undefined;
  const { instrument, value, complete, answered, items } = score;
  const times = Object.values(answers).flatMap(({ linkId, at }) => (linkId.startsWith(`${instrument}.`) ? [at] : []));
  const at = times.sort().at(-1) ?? startedAt;
  return { value, at, responseId: id, linkId: instrument, ...(complete ? {} : { partial: { answered, items } }) };
}

function ratingOf(answer: Answer | undefined, { id }: ResponseRecord): MeasureValue | undefined {
  const first = answer?.state === 'answered' ? answer.values[0] : undefined;
  if (answer === undefined || first === undefined || !('valueInteger' in first)) return undefined;
  return { value: first.valueInteger, at: answer.at, responseId: id, linkId: answer.linkId };
}

function changed(values: readonly MeasureValue[]): MeasureValue[] {
  let last: number | undefined;
  return [...values]
    .sort((a, b) => a.at.localeCompare(b.at))
    .map((one) => {
      if (one.partial !== undefined) return one;
      const before = last;
      last = one.value;
      return before === undefined ? one : { ...one, change: one.value - before };
    });
}
