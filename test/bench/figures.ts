import type { Round } from './contenders.ts';

/** What the rounds of a contender come to. */
export interface Figures {
  turnsPerSecond: number;
  p50: number;
  p99: number;
  cpuMsPerTurn: number;
  rssMb: number;
}

/** Speed is that of the median round, so that one noisy round does not decide; latencies are those of all turns. */
export function figuresOf(rounds: Round[]): Figures {
  const turnMs = rounds.flatMap((round) => round.turnMs);
  return {
    turnsPerSecond: quantile(
      rounds.map((round) => (1000 * round.turnMs.length) / round.elapsedMs),
      0.5,
    ),
    p50: quantile(turnMs, 0.5),
    p99: quantile(turnMs, 0.99),
    cpuMsPerTurn: rounds.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / turnMs.length,
    rssMb: rounds.at(-1)?.rssMb ?? Number.NaN,
  };
}

/** The value that this part of all does not exceed. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
