export interface Example {
  features: ReadonlySet<number>;
  /** It ought to be asked about. */
  wanted: boolean;
  weight: number;
}

export interface Fitted {
  weights: Float64Array;
  bias: number;
}

const ROUNDS = 150;
const STEP = 0.5;

/**
 * Logistic regression with an L2 penalty, by AdaGrad over the whole set: no randomness, so that the same data give the
 * same model.
 */
export function fitLinear(examples: readonly Example[], buckets: number, penalty: number): Fitted {
  const rows = examples.map(({ features, wanted, weight }) => ({ found: Int32Array.from(features), wanted, weight }));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float64Array(buckets);
  const steps = new Float64Array(buckets + 1).fill(1e-8);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = weights.map((weight) => (penalty * weight) / total);
    let biasSlope = 0;
    for (const row of rows) {
      const error = errorOf(row, weights, bias) / total;
      addTo(slope, row.found, error / lengthOf(row.found));
      biasSlope += error;
    }
    slope.forEach((by, bucket) => {
      weights[bucket] = (weights[bucket] ?? 0) - stepOf(steps, bucket, by);
    });
    bias -= stepOf(steps, buckets, biasSlope);
  }
  return { weights, bias };
}

type Row = { found: Int32Array; wanted: boolean; weight: number };

/** How far the row's odds are from what is wanted. */
function errorOf({ found, wanted, weight }: Row, weights: Float64Array, bias: number): number {
  let sum = 0;
  for (const bucket of found) sum += weights[bucket] ?? 0;
  return weight * (1 / (1 + Math.exp(-bias - sum / lengthOf(found))) - (wanted ? 1 : 0));
}

function lengthOf(found: Int32Array): number {
  return Math.sqrt(Math.max(1, found.length));
}

function addTo(slope: Float64Array, found: Int32Array, by: number): void {
  for (const bucket of found) slope[bucket] = (slope[bucket] ?? 0) + by;
}

/** AdaGrad: the more a weight was moved, the less it is moved. */
function stepOf(steps: Float64Array, at: number, by: number): number {
  steps[at] = (steps[at] ?? 0) + by * by;
  return (STEP * by) / Math.sqrt(steps[at] ?? 1);
}
