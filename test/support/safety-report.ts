/**
 * Measures the detector on labelled utterances and on public data: recall and precision, tier by tier.
 * Run after a build: `node dist/test/support/safety-report.js [--misses]`; SAFETY_DATA is the folder of the public data.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { safetyLexicon } from '../../src/content/safety/index.ts';
import { createScreen } from '../../src/domain/safety/screen.ts';
import { TIERS } from '../../src/domain/safety/tiers.ts';
import { readUtterances, type Utterance } from './utterances.ts';

const data = process.env.SAFETY_DATA ?? path.join('..', 'shared', 'data');
const showMisses = process.argv.includes('--misses');
const screen = createScreen(safetyLexicon);
const tiersOf = (text: string) => screen(text, { recent: [], doseToday: false }).tiers;
const print = (line: string) => process.stdout.write(`${line}\n`);

function reportUtterances(name: string, utterances: Utterance[]): void {
  print(`\n${name}: ${utterances.length} utterances`);
  const named = utterances.map((each) => ({ ...each, found: tiersOf(each.text)[0] ?? 'NONE' }));
  for (const label of [...TIERS, 'NONE']) {
    const wanted = named.filter((each) => each.label === label);
    const found = named.filter((each) => each.found === label);
    const right = wanted.filter((each) => each.found === label).length;
    print(`  ${label.padEnd(12)} recall ${ratio(right, wanted.length)}  precision ${ratio(right, found.length)}`);
  }
  for (const miss of showMisses ? named.filter((each) => each.found !== each.label) : []) {
    print(`  ${miss.id} ${miss.label} → ${miss.found}: ${miss.text}`);
  }
}

/** Posts labelled after the C-SSRS: ideation, behavior and attempt ought to raise a tier, the other labels not. */
function reportPosts(name: string, rows: string[][], strong: (tier: string) => boolean): void {
  const risk = new Set(['ideation', 'behavior', 'attempt']);
  const found = rows.map(([label = '', post = '']) => ({ label, raised: tiersOf(post).some(strong) }));
  const hits = found.filter(({ label, raised }) => risk.has(label) && raised).length;
  const raised = found.filter((each) => each.raised && each.label !== 'indicator').length;
  const wanted = found.filter(({ label }) => risk.has(label)).length;
  print(`${name}: recall ${ratio(hits, wanted)}, precision ${ratio(hits, raised)}`);
}

function reportFalseAlarms(name: string, texts: string[]): void {
  const tiers = texts.map((text) => ({ text, tier: tiersOf(text)[0] }));
  const any = tiers.filter(({ tier }) => tier !== undefined);
  const strong = any.filter(({ tier }) => isStrong(tier ?? ''));
  print(`${name}: above CHECK ${ratio(strong.length, texts.length)}, any ${ratio(any.length, texts.length)}`);
  for (const { text, tier } of showMisses ? any : []) {
    print(`  ${tier}: ${text}`);
  }
}

function isStrong(tier: string): boolean {
  return tier !== 'CHECK' && tier !== 'PAST_ONLY';
}

function ratio(part: number, whole: number): string {
  return `${part}/${whole} ${whole === 0 ? '' : ((100 * part) / whole).toFixed(1)}`.trim();
}

/** Rows of a CSV file with quoted fields, without its head. */
function readCsv(file: string): string[][] {
  const text = readFileSync(path.join(data, file), 'utf8');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') {
      rows.push([]);
    }
  }
  return rows.slice(1).filter((row) => row.length > 1);
}

const own = readUtterances('utterances-own.txt');
reportUtterances('labelled set', readUtterances('utterances.txt'));
reportUtterances(
  'own set, worked on (odd lines)',
  own.filter((_, i) => i % 2 === 0),
);
reportUtterances(
  'own set, held out (even lines)',
  own.filter((_, i) => i % 2 === 1),
);
if (existsSync(data)) {
  const posts = readCsv('crisis-posts/posts.csv');
  for (const [part, rows] of [
    ['all', posts],
    ['odd rows', posts.filter((_, i) => i % 2 === 0)],
    ['even rows', posts.filter((_, i) => i % 2 === 1)],
  ] as const) {
    reportPosts(`crisis posts, ${part}, above CHECK`, rows, isStrong);
    reportPosts(`crisis posts, ${part}, any tier`, rows, () => true);
  }
  reportFalseAlarms(
    'everyday stress',
    readCsv('falsealarm-everyday/messages.csv').map(([text = '']) => text),
  );
  const prompts = readCsv('falsealarm-xstest/xstest_prompts.csv').filter(([, , , label]) => label === 'safe');
  reportFalseAlarms(
    'xstest, safe prompts',
    prompts.map(([, text = '']) => text),
  );
}
