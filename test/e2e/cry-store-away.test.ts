import { expect } from 'chai';
import { cryToAbsentStore } from '../support/cries/store-away.ts';

/** FULL_PROPERTY_RUNS=1000 is the acceptance run; the suite makes as many as fit half a minute. */
const RUNS = Number(process.env.FULL_PROPERTY_RUNS ?? 40);
const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_123);

describe('A cry for help that the store does not take', function () {
  this.timeout(1_800_000);

  it('gets the numbers at once, and is recorded, alerted and answered once when the store is back', async () => {
    const { faults, ways } = await cryToAbsentStore(RUNS, SEED);
    expect(faults).to.deep.equal([]);
    expect(ways).to.include.keys('nothing works', 'a read fails', 'the commit fails', 'the commit says nothing');
  });
});
