import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { type Check, checking } from './check.ts';
import { databaseFile } from './store-check.ts';

const GIGABYTE = 1024 ** 3;
const LITTLE = GIGABYTE;
const TOO_LITTLE = GIGABYTE / 10;
const READ_BY_OTHERS = 0o077;
const WRITTEN_BY_OTHERS = 0o022;

/** Who else on this machine may read what only the server is to read, and how much room is left. */
export async function machineChecks(config: Config): Promise<Check[]> {
  return [...(await permissionChecks(config)), await diskCheck(config)];
}

async function permissionChecks(config: Config): Promise<Check[]> {
  const { ok, warning } = checking('files');
  // Windows keeps rights in another way.
  if (process.platform === 'win32') return [];
  const file = databaseFile(config);
  const secret = ['.env', ...(file === undefined ? [] : [file, `${file}-wal`])];
  const open = [
    ...(await allowing(secret, READ_BY_OTHERS)).map((path) =>
      warning(`${path} can be read by others on this machine`, `chmod go= ${path}`),
    ),
    ...(await allowing(config.clinicsFile === undefined ? [] : [config.clinicsFile], WRITTEN_BY_OTHERS)).map((path) =>
      warning(`${path} can be changed by others on this machine`, `chmod go-w ${path}`),
    ),
  ];
  return open.length > 0 ? open : [ok('nobody else on this machine may read or change them')];
}

async function allowing(paths: string[], mask: number): Promise<string[]> {
  const there = paths.filter((path) => existsSync(path));
  const modes = await Promise.all(there.map(async (path) => (await stat(path)).mode));
  return there.filter((_, at) => ((modes[at] ?? 0) & mask) !== 0);
}

async function diskCheck({ dataDir }: Config): Promise<Check> {
  const { ok, warning, fault } = checking('disk');
  const { bavail, bsize } = await statfs(nearest(resolve(dataDir)));
  const free = bavail * bsize;
  const text = `${(free / GIGABYTE).toFixed(1)} GB free for ${dataDir}`;
  if (free < TOO_LITTLE) return fault(text, 'make room: without it no message can be saved');
  return free < LITTLE ? warning(text, 'make room soon') : ok(text);
}

/** The folder may not be there yet. */
function nearest(path: string): string {
  return existsSync(path) || path === dirname(path) ? path : nearest(dirname(path));
}
