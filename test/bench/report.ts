import type { Contender } from './contenders.ts';
import type { EngineFigures } from './engine.ts';
import { type Figures, figuresOf } from './figures.ts';
import { WEBCHAT_KB, type widgetSizes } from './sizes.ts';

/** What design.md promises, beside a stock bot on a real channel. */
const WANTED = { speed: 2, p99: 0.5 };

const ENGINE_P99_MS = 2;

/** The figures of every contender, then ours beside each stock one. */
export function speedReport(ours: Contender[], stock: Contender[]): string {
  const all = [...ours, ...stock].map(({ name, rounds }) => ({ name, figures: figuresOf(rounds) }));
  const head = ['', 'turns/s', 'p50 ms', 'p99 ms', 'CPU ms/turn', 'RSS MB'];
  const rows = all.map(({ name, figures }) => [name, ...cells(figures)]);
  const ratios = ours.flatMap((one) => stock.map((other) => ratioRow(one, other)));
  const wanted = `Wanted beside the stock bot on its connector: turns/s at least ${WANTED.speed}×, p99 at most ${WANTED.p99}×.`;
  return [table([head, ...rows, ...ratios]), wanted].join('\n');
}

export function sizeReport({ loader, widget }: ReturnType<typeof widgetSizes>): string {
  const row = (name: string, kb: number) => [name, kb.toFixed(1), `${(WEBCHAT_KB / kb).toFixed(0)}× lighter`];
  return table([
    ['gzipped', 'KB', 'beside botframework-webchat'],
    row('our loader', loader),
    row('our widget, all of it', widget),
    ['botframework-webchat, full bundle (published)', String(WEBCHAT_KB), ''],
  ]);
}

/** A step of the questionnaire engine by itself. */
export function engineReport(figures: EngineFigures[]): string {
  const rows = figures.map(({ form, p50, p99 }) => [form, p50.toFixed(2), p99.toFixed(2)]);
  const wanted = `Wanted: p99 at most ${ENGINE_P99_MS} ms.`;
  return [table([['next item and validation, 200 items', 'p50 CPU ms', 'p99 CPU ms'], ...rows]), wanted].join('\n');
}

function ratioRow(one: Contender, other: Contender): string[] {
  const [a, b] = [figuresOf(one.rounds), figuresOf(other.rounds)];
  const ratio = (key: keyof Figures) => `${(a[key] / b[key]).toFixed(2)}×`;
  const ratios = [ratio('turnsPerSecond'), ratio('p50'), ratio('p99'), ratio('cpuMsPerTurn'), ratio('rssMb')];
  return [`${one.name} / ${other.name}`, ...ratios];
}

function cells(figures: Figures): string[] {
  const { turnsPerSecond, p50, p99, cpuMsPerTurn, rssMb } = figures;
  return [turnsPerSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), cpuMsPerTurn.toFixed(2), rssMb.toFixed(0)];
}

function table(rows: string[][]): string {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), []);
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return rows.map(line).join('\n');
}
