import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMongo } from '../support/mongo.ts';
import { Child } from './child.ts';
import { type Contender, runRound, startCompanion, startStock } from './contenders.ts';
import { sizeReport, speedReport } from './report.ts';
import { recordSeries } from './series.ts';
import { widgetSizes } from './sizes.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    conversations: { type: 'string', default: '16' },
    /** Whatever happens, the benchmark ends by then. */
    seconds: { type: 'string', default: '170' },
  },
});
const [rounds, conversations, seconds] = [Number(values.rounds), Number(values.conversations), Number(values.seconds)];
const publicDir = join(import.meta.dirname, '../../src/web/widget/public');

setTimeout(() => {
  console.error(`Not done within ${seconds} seconds: fewer --rounds or --conversations, or a longer --seconds.`);
  process.exit(1);
}, seconds * 1000).unref();

console.log(sizeReport(widgetSizes(publicDir)), '\n');
const series = await recordSeries();
console.log(`The pre-screening, ${series.length} answers a conversation, ${conversations} conversations side by side,`);
console.log(`${rounds} rounds in turn, one load client, on the same cores. Every turn of ours is durable (fsync).\n`);
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
  // The first round only warms up: it compiles, and is not counted.
  for (const contender of all) await runRound(contender, client, { conversations, series });
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of all) contender.rounds.push(await runRound(contender, client, { conversations, series }));
  }
  console.log(speedReport(ours, stock));
} finally {
  for (const { server } of [...ours, ...stock]) server.stop();
  client.stop();
  await mongo?.close();
  rmSync(dataDir, { recursive: true, force: true });
}
