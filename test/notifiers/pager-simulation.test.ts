import { expect } from 'chai';
import { judgeWorld } from '../support/paging/verdict.ts';
import { World } from '../support/paging/world.ts';

/** FULL_PROPERTY_RUNS=10000 is the acceptance run; the suite makes as many as fit a few seconds. */
const RUNS = Number(process.env.FULL_PROPERTY_RUNS ?? 200);
const FIRST = Number(process.env.FIRST_SEED ?? 1);

describe('the pager, over dying servers and failing channels', function () {
  this.timeout(0);

  it('loses no alert, keeps its clocks, stops when somebody has seen it, and says nothing before it happened', async () => {
    const faults: string[] = [];
    const sum = { alerts: 0, notices: 0, sends: 0, latest: 0 };
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const world = new World(seed);
      await world.run();
      const verdict = await judgeWorld(world);
      faults.push(...verdict.faults.map((fault) => `seed ${seed}: ${fault}`));
      for (const key of ['alerts', 'notices', 'sends'] as const) sum[key] += verdict[key];
      sum.latest = Math.max(sum.latest, verdict.latest);
    }
    expect(faults.slice(0, 20)).to.deep.equal([]);
    expect(sum.alerts).to.be.at.least(RUNS);
    if (RUNS > 1_000) process.stdout.write(`    ${RUNS} schedules: ${JSON.stringify(sum)}\n`);
  });
});
