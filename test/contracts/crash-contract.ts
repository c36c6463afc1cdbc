import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openStore } from '../../src/storage/open-store.ts';
import { silentLog } from '../support/silent-log.ts';
import { COMMIT_LOOP, COMMITS, loopTurn } from './commit-loop.ts';

const WRITERS = ['one', 'two', 'three'];
const CONVERSATION = 'crash';

/** Where a store is that does not exist yet. */
export interface Place {
  url: string;
  key?: string;
}

/** A server that falls with its writers and gets up again. */
interface Server {
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const NO_SERVER: Server = { kill: async () => {}, restart: async () => {} };

/** What every store on a disk promises about writers, and a server, that are killed. */
export function crashContract(newPlace: () => Place, server = NO_SERVER): void {
  it('holds every turn and every change that its writers reported before they were killed, whole and once', async () => {
    const { url, key } = newPlace();
    const reported = new Map<number, string>();
    for (const crash of [1, 2]) {
      await writeAndKill({ url, ...(key === undefined ? {} : { key }) }, crash, reported, server);
      await server.restart();
      const store = await openStore({ url, key, log: silentLog });
      const turns = [];
      for (let page = await store.turns.since(CONVERSATION, 0, 100); page.length > 0; ) {
        turns.push(...page);
        page = await store.turns.since(CONVERSATION, turns.length, 100);
      }
      const commits = Number((await store.records.get('settings', COMMITS))?.value);
      await store.close();
      expect(turns.map((turn) => turn.n)).to.deep.equal(turns.map((_, i) => i + 1));
      for (const [n, writer] of reported) {
        expect(turns[n - 1], `turn ${n}`).to.deep.equal(loopTurn(writer, CONVERSATION, n));
      }
      expect(commits).to.be.within(reported.size, turns.length);
      expect(reported.size).to.be.at.least(crash * 20);
    }
  });
}

/** Lets several processes race for the turns of one conversation and kills them at a random moment. */
async function writeAndKill(
  { url, key }: Place,
  crash: number,
  reported: Map<number, string>,
  server: Server,
): Promise<void> {
  const children: ChildProcess[] = [];
  const faults: string[] = [];
  const enough = new Promise<void>((resolve) => {
    for (const name of WRITERS) {
      const writer = `${name}-${crash}`;
      const args = [COMMIT_LOOP, writer, CONVERSATION, url, ...(key === undefined ? [] : [key])];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      children.push(child);
      onLines(child, (line) => {
        if (reported.has(Number(line))) faults.push(`turn ${line} was won twice`);
        reported.set(Number(line), writer);
        if (reported.size >= crash * 20 && children.length === WRITERS.length) resolve();
      });
      child.stderr?.on('data', (data) => faults.push(String(data)));
      child.once('exit', () => resolve());
    }
  });
  await enough;
  await sleep(Math.random() * 50);
  const exits = children.map((child) => (child.exitCode === null ? once(child, 'close') : Promise.resolve()));
  const down = server.kill();
  for (const child of children) child.kill('SIGKILL');
  await Promise.all([down, ...exits]);
  expect(faults).to.deep.equal([]);
}

/** Calls back for each whole line; what is cut off by the kill was not reported. */
function onLines(child: ChildProcess, each: (line: string) => void): void {
  let rest = '';
  child.stdout?.on('data', (data) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) each(line);
  });
}
