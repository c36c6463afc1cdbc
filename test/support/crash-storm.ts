import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/storage/open-store.ts';
import { startMongo } from './mongo.ts';
import { silentLog } from './silent-log.ts';
import { ChatClient, PATIENCE_MS } from './storm/chat-client.ts';
import { timersOf } from './storm/kept.ts';
import { Part, WHOLE } from './storm/part.ts';
import { seeded } from './storm/random.ts';
import { References } from './storm/reference.ts';
import { freePort, ServerProcess } from './storm/server-process.ts';
import { type Counts, type Held, judgeConversation } from './storm/verdict.ts';

/** One kill in this many hits a server that is starting. */
const WHILE_STARTING = 0.2;
const STARTING_MS = 1_500;
/** A server that is up lives this long at most, unless told: time for some turns of everybody. */
const UP_MS = 2_500;
const TWICE = 0.05;
/** Different parts that are played; each is played undisturbed once, for comparison. */
const VARIANTS = 60;
/** Recovery takes over what a killed holder of its lease left after half a minute. */
const RECOVERED_MS = 60_000;

export interface StormOptions {
  kills: number;
  patients: number;
  databaseUrl: string;
  seed: number;
  /** Longest pause of a patient before a message. */
  paceMs: number;
  /** Milliseconds that a server lives at most once it is up; a slow store needs more, or nobody is ever answered. */
  upMs?: number;
  /** Milliseconds after which a patient gives up on a message. */
  patienceMs?: number;
  /** Messages after which a patient leaves; all of a part unless told. */
  most?: number;
  /** Called after each kill. */
  onKill?: (kill: number) => void;
}

export interface StormReport extends Counts {
  kills: number;
  conversations: number;
  turns: number;
  cutOff: number;
  savedBeforeCut: number;
  minutes: number;
  faults: string[];
}

/**
 * Patients talk to the real server while it is killed and started again. Afterwards every conversation is ended in
 * peace and held against what was sent, what was seen, and an undisturbed run of the same part.
 */
export async function crashStorm(options: StormOptions): Promise<StormReport> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-storm-'));
  const { databaseUrl } = options;
  const url = databaseUrl === 'sqlite' ? `sqlite:${join(folder, 'companion.db')}` : databaseUrl;
  const server = new ServerProcess({
    port: await freePort(),
    dataDir: folder,
    databaseUrl: url,
    log: join(folder, 'server.log'),
  });
  try {
    const begun = Date.now();
    const { held, kills, faults } = await storm(server, options);
    const report = await judgeAll(url, held, options.most);
    const status = await server.stop();
    if (status !== 0) faults.push(`the server ended with ${status}`);
    faults.push(...faultsIn(server.said()));
    return { ...report, kills, minutes: (Date.now() - begun) / 60_000, faults: [...faults, ...report.faults] };
  } finally {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function storm(
  server: ServerProcess,
  { kills, patients, seed, paceMs, upMs = UP_MS, patienceMs, most, onKill }: StormOptions,
) {
  const state = { over: false };
  const held: Held[] = [];
  const faults: string[] = [];
  server.start();
  if (!(await server.ready())) throw new Error(`The server does not start at all:\n${server.said()}`);
  const lives = Array.from({ length: patients }, (_, at) =>
    live(at, { server, seed, paceMs, patienceMs, most, state, held, faults }),
  );
  const random = seeded(seed);
  for (let kill = 0; kill < kills; kill += 1) {
    await momentToKill(server, random, faults, upMs);
    await server.kill();
    server.start();
    onKill?.(kill + 1);
  }
  state.over = true;
  if (!(await server.ready())) faults.push('the server did not start after the last kill');
  await Promise.all(lives);
  return { held, kills, faults };
}

async function momentToKill(
  server: ServerProcess,
  random: () => number,
  faults: string[],
  upMs: number,
): Promise<void> {
  const starting = random() < WHILE_STARTING;
  if (!starting && !(await server.ready())) faults.push('the server did not start after a kill');
  await wait(random() * (starting ? STARTING_MS : upMs));
}

interface World {
  most: number | undefined;
  patienceMs: number | undefined;
  server: ServerProcess;
  seed: number;
  paceMs: number;
  state: { over: boolean };
  held: Held[];
  faults: string[];
}

/** One conversation after the other, until the storm is over. */
async function live(
  patient: number,
  { server, seed, paceMs, patienceMs, most, state, held, faults }: World,
): Promise<void> {
  const random = seeded(seed * 1_000 + patient);
  while (!state.over) {
    const variant = Math.floor(random() * VARIANTS);
    const client = new ChatClient(server.url, {
      streams: patient % 2 === 1,
      ...(patienceMs === undefined ? {} : { patienceMs }),
    });
    try {
      const part = new Part(variant, most);
      let reply = await client.begin();
      held.push({ variant, client });
      for (let text = part.next(reply); text !== undefined; text = part.next(reply)) {
        await wait(random() * paceMs);
        reply = await client.say(text, random() < TWICE);
      }
    } catch (error) {
      faults.push((error as Error).message);
    } finally {
      client.close();
    }
  }
}

async function judgeAll(url: string, held: Held[], most = WHOLE): Promise<Omit<StormReport, 'kills' | 'minutes'>> {
  const store = await openStore({ url, log: silentLog });
  try {
    const until = Date.now() + RECOVERED_MS;
    const now = () => new Date().toISOString();
    while ((await store.turns.unfinished(now(), 1)).length > 0 && Date.now() < until) await wait(500);
    const timers = await timersOf(store);
    const references = new References(most);
    const total = { ...NONE, conversations: held.length, turns: 0, cutOff: 0, savedBeforeCut: 0 };
    const faults: string[] = [];
    for (const one of held) {
      const verdict = await judgeConversation(store, one, await references.of(one.variant), timers);
      for (const [name, count] of Object.entries(verdict.counts)) total[name as keyof Counts] += count;
      total.turns += verdict.turns;
      total.cutOff += verdict.cutOff;
      total.savedBeforeCut += verdict.savedBeforeCut;
      faults.push(...verdict.faults.map((fault) => `variant ${one.variant}: ${fault}`));
    }
    return { ...total, faults };
  } finally {
    await store.close();
  }
}

const NONE: Counts = {
  lost: 0,
  doubled: 0,
  reordered: 0,
  unlikeLog: 0,
  wrongReplies: 0,
  wrongRecords: 0,
  failedTurns: 0,
  unfinished: 0,
};

/** Errors that the server logged; what it says about a store that is away belongs to a storm. */
function faultsIn(log: string): string[] {
  const lines = log
    .split('\n')
    .filter((line) => line.startsWith('{"level":50') || /^(\w*Error|Uncaught|node:)/.test(line));
  return lines.map((line) => `the server logged ${line}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      patients: { type: 'string', default: '20' },
      store: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: '1' },
      pace: { type: 'string', default: '1000' },
      most: { type: 'string', default: `${WHOLE}` },
      up: { type: 'string', default: `${UP_MS}` },
      patience: { type: 'string', default: `${PATIENCE_MS}` },
    },
  });
  const mongo = values.store === 'mongodb' ? await startMongo() : undefined;
  const report = await crashStorm({
    kills: Number(values.kills),
    patients: Number(values.patients),
    databaseUrl: mongo?.freshDatabase() ?? 'sqlite',
    seed: Number(values.seed),
    paceMs: Number(values.pace),
    most: Number(values.most),
    upMs: Number(values.up),
    patienceMs: Number(values.patience),
    onKill: (kill) => {
      if (kill % 20 === 0) process.stderr.write(`${kill} kills\n`);
    },
  });
  await mongo?.close();
  const { faults, ...figures } = report;
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${values.store} ${JSON.stringify({ ...figures, faults: faults.length })}\n`);
  process.exit(faults.length === 0 ? 0 : 1);
}
