import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text, and what a clinician or the makers of its set say of it. */
export interface Labelled {
  label: string;
  text: string;
}

export interface PublicSets {
  /** Posts labelled after the C-SSRS. */
  posts: Labelled[];
  /** Everyday stress: almost none is a crisis. */
  everyday: Labelled[];
  /** Prompts that sound worse than they are. */
  safePrompts: Labelled[];
}

/** Of posts, the labels that ought to raise a tier, and those that ought not; `indicator` is neither. */
export const AT_RISK = ['ideation', 'behavior', 'attempt'];
export const NOT_AT_RISK = ['supportive', 'uninformative'];

/** The public sets in `SAFETY_DATA`; undefined where the folder is not there. */
export function readPublicSets(): PublicSets | undefined {
  const folder = process.env.SAFETY_DATA ?? join('..', 'shared', 'data');
  const read = (...file: string[]) => readCsv(join(folder, ...file));
  if (!existsSync(join(folder, 'crisis-posts'))) return undefined;
  return {
    posts: read('crisis-posts', 'posts.csv').map(([label = '', text = '']) => ({ label, text })),
    everyday: read('falsealarm-everyday', 'messages.csv').map(([text = '']) => ({ label: 'everyday', text })),
    safePrompts: read('falsealarm-xstest', 'xstest_prompts.csv')
      .filter(([, , , label]) => label === 'safe')
      .map(([, text = '']) => ({ label: 'safe', text })),
  };
}

/** One of `folds` parts of the texts, by their hash: the same text is always in the same part. */
export function foldOf({ text }: Labelled, folds: number): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) % folds;
}

/** Rows of a CSV file with quoted fields, without its head. */
function readCsv(file: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of readFileSync(file, 'utf8').matchAll(FIELD)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(1).filter((row) => row.length > 1);
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g;
