import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../src/main.js', import.meta.url));
const READY_MS = 180_000;

/** The real server as a process of its own, that can be killed and started again at the same address. */
export class ServerProcess {
  readonly url: string;
  readonly #environment: Record<string, string>;
  readonly #log: number;
  readonly #logFile: string;
  #child: ChildProcess | undefined;

  /** `log` is a file that gets everything the server writes. */
  constructor(options: { port: number; dataDir: string; databaseUrl: string; log: string }) {
    const { port, dataDir, databaseUrl, log } = options;
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
    };
    this.#log = openSync(log, 'a');
    this.#logFile = log;
  }

  start(): void {
    const stdio: ['ignore', number, number] = ['ignore', this.#log, this.#log];
    this.#child = spawn(process.execPath, ['--disable-warning=DEP0111', MAIN], { env: this.#environment, stdio });
  }

  /** Resolves when the server answers; false when it ended, or did not answer in time. */
  async ready(): Promise<boolean> {
    const until = Date.now() + READY_MS;
    while (this.#runs && Date.now() < until) {
      const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      if (answer?.ok === true) return true;
      await wait(50);
    }
    return false;
  }

  /** `SIGKILL`: as when the machine's power fails, but for what the operating system had not written yet. */
  kill(): Promise<number | null> {
    return this.#end('SIGKILL');
  }

  /** Ends as an operator ends it; resolves to its exit status. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Everything that was written to the log. */
  said(): string {
    return readFileSync(this.#logFile, 'utf8');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (this.#child === undefined || !this.#runs) return this.#child?.exitCode ?? null;
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
    return this.#child.exitCode;
  }

  get #runs(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
