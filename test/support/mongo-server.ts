import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The sources of the test server, and where its binary is kept. */
const FOLDER = fileURLToPath(new URL('../../../test/support/mongo-server/', import.meta.url));
const BINARY = `${FOLDER}mongo-server`;

/** Builds the test server unless its binary is there and newer than its sources. Takes a minute the first time. */
export async function buildMongoServer(): Promise<void> {
  const built = existsSync(BINARY) ? statSync(BINARY).mtimeMs : 0;
  const stale = ['main.go', 'go.mod', 'go.sum'].some((source) => statSync(FOLDER + source).mtimeMs > built);
  if (stale) await promisify(execFile)('go', ['build', '-o', 'mongo-server', '.'], { cwd: FOLDER, timeout: 600_000 });
}

/** Starts the built server on a folder that exists; `listen` is an address, port 0 for a free one. */
export async function startMongoServer(data: string, listen = '127.0.0.1:0') {
  const child = spawn(BINARY, ['--data', data, '--listen', listen], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await readyUrl(child);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return { url, address: new URL(url).host, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function readyUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The test server has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return line.slice('ready '.length);
  }
  throw new Error('The MongoDB test server ended before it was ready.');
}
