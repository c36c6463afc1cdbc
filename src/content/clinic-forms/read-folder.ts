import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../../domain/ports.ts';

/** A file of the folder that holds JSON. */
export interface FormFile {
  /** Its path within the folder, for the log. */
  file: string;
  json: unknown;
  /** The clinic whose subfolder it lies in; left out: every clinic of this server. */
  clinicId?: string;
}

/** Largest file that is read: the longest public forms are well under half of it. */
const MAX_BYTES = 2 * 1024 * 1024;
/** Deepest nesting of its JSON: an item is three levels, and no form has fifty within one another. */
const MAX_DEPTH = 200;

/**
 * The JSON files of a folder of questionnaires, and of its subfolders that are named after a clinic. Whatever else
 * lies there, or cannot be read, is named in the log with what to do, and left out.
 */
export async function readFormFolder(folder: string, clinicIds: readonly string[], log: Log): Promise<FormFile[]> {
  const forms: FormFile[] = [];
  for (const entry of await entriesOf(folder, log)) {
    if (!entry.isDirectory()) forms.push(...(await formIn(folder, entry.name, log)));
    else if (clinicIds.includes(entry.name)) forms.push(...(await formsOfClinic(folder, entry.name, log)));
    else refuse(log, entry.name, 'a folder is named after the id of a clinic; rename it, or move its files up');
  }
  return forms;
}

async function formsOfClinic(folder: string, clinicId: string, log: Log): Promise<FormFile[]> {
  const forms: FormFile[] = [];
  for (const entry of await entriesOf(path.join(folder, clinicId), log)) {
    const file = path.join(clinicId, entry.name);
    if (entry.isDirectory()) refuse(log, file, 'folders within a folder are not read; move its files up');
    else forms.push(...(await formIn(folder, file, log)).map((form) => ({ ...form, clinicId })));
  }
  return forms;
}

/** By name, so that a start is like the one before. A clinic without a folder has no forms of its own. */
async function entriesOf(folder: string, log: Log): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') {
      refuse(log, folder, `this must be a folder that the server may read (${codeOf(error)})`);
    }
    return [];
  }
}

async function formIn(folder: string, file: string, log: Log): Promise<FormFile[]> {
  try {
    const why = whyNot(file, await stat(path.join(folder, file)));
    if (why !== undefined) return refuse(log, file, why);
    const text = await readFile(path.join(folder, file), 'utf8');
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isShallow(json) ? [{ file, json }] : refuse(log, file, 'it is nested too deep for a questionnaire');
  } catch (error) {
    const isJson = !(error instanceof SyntaxError);
    const why = isJson ? `it cannot be read (${codeOf(error)}); let the server's user read it` : brokenJson(error);
    return refuse(log, file, why);
  }
}

function whyNot(file: string, stats: Stats): string | undefined {
  if (!file.endsWith('.json')) return 'only files that end in .json are read; rename it, or take it out';
  if (!stats.isFile()) return 'it is no plain file; put the file itself here';
  if (stats.size > MAX_BYTES) return `it is larger than ${MAX_BYTES} bytes; split the form`;
  return undefined;
}

/** Level by level: what is nested without end would take the stack of whoever reads it. */
function isShallow(json: unknown): boolean {
  let level = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return false;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return true;
}

function brokenJson({ message }: Error): string {
  return `it is not JSON: ${message}`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}

function refuse(log: Log, file: string, why: string): [] {
  log.error({ file, why }, 'not taken from the folder of questionnaires');
  return [];
}
