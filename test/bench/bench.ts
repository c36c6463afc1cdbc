import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMongo } from '../support/mongo.ts';
import { Child } from './child.ts';
import { type Contender, runRound, startCompanion, startStock } from './contenders.ts';
import { engineFigures } from './engine.ts';
import { engineReport, sizeReport, speedReport } from './report.ts';
import { recordSeries } from './series.ts';
import { widgetSizes } from './sizes.ts';

const { values } = parseArgs({
  options: {
    /** At most so many rounds are counted; fewer where they do not fit into the time. */
    rounds: { type: 'string', default: '8' },
    conversations: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '150' },
  },
});
const [rounds, conversations, seconds] = [Number(values.rounds), Number(values.conversations), Number(values.seconds)];
const publicDir = join(import.meta.dirname, '../../src/web/widget/public');
/** Not counted: V8 is still compiling. */
const WARM_UP_ROUNDS = 2;
const GRACE_SECONDS = 25;

setTimeout(
  () => {
    console.error(`Not done in time: fewer --conversations than ${conversations}, or more --seconds than ${seconds}.`);
    process.exit(1);
  },
  (seconds + GRACE_SECONDS) * 1000,
).unref();

console.log(sizeReport(widgetSizes(publicDir)), '\n');
console.log(engineReport(engineFigures()), '\n');
const series = await recordSeries();
console.log(`The pre-screening, ${series.length} answers a conversation, ${conversations} conversations side by side,`);
console.log('rounds in turn, one load client for all, on the same cores. Every turn of ours is durable (fsync).\n');
// Beside the build, not in the temporary folder, which may be in memory, where durability costs nothing.
const dataDir = mkdtempSync(join(import.meta.dirname, 'data-'));
const mongo = process.env.TEST_MONGODB_URL ? await startMongo() : undefined;
const client = new Child('./load-client.js');
const ours: Contender[] = [];
const stock: Contender[] = [];
try {
  ours.push(await startCompanion('ours, SQLite', { DATA_DIR: dataDir }));
  if (mongo !== undefined) {
    ours.push(await startCompanion('ours, MongoDB', { DATA_DIR: dataDir, DATABASE_URL: mongo.freshDatabase() }));
  }
  stock.push(await startStock('stock, connector', 'connector', series));
  stock.push(await startStock('stock, expectReplies', 'expect-replies', series));
  const all = [...ours, ...stock];
  await runRounds(all);
  console.log(`${all[0]?.rounds.length} rounds counted.`);
  console.log(speedReport(ours, stock));
} finally {
  for (const { server } of [...ours, ...stock]) server.stop();
  client.stop();
  await mongo?.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Everybody has a round before anybody has the next one, so that the machine's noise hits all alike. */
async function runRounds(all: Contender[]): Promise<void> {
  let took = 0;
  for (let cycle = 0; cycle < WARM_UP_ROUNDS + rounds; cycle += 1) {
    const begun = performance.now();
    if (cycle > WARM_UP_ROUNDS && begun + took > seconds * 1000) return;
    for (const contender of all) {
      const round = await runRound(contender, client, { conversations, series });
      if (cycle >= WARM_UP_ROUNDS) contender.rounds.push(round);
    }
    took = performance.now() - begun;
  }
}
