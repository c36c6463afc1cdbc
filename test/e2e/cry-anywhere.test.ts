import { expect } from 'chai';
import { TIERS } from '../../src/domain/safety/tiers.ts';
import { cryAnywhere } from '../support/cries/anywhere.ts';

/** FULL_PROPERTY_RUNS=1000 is the acceptance run; the suite makes as many as fit half a minute. */
const RUNS = Number(process.env.FULL_PROPERTY_RUNS ?? 60);
const SEED = Number(process.env.PROPERTY_SEED ?? 20_261_122);

describe('A cry for help', function () {
  this.timeout(1_800_000);

  it('is heard at any point of any conversation, in both channels and languages', async () => {
    const { faults, tiers, scenes, ways } = await cryAnywhere(RUNS, SEED);
    expect(faults).to.deep.equal([]);
    expect(Object.keys(tiers)).to.have.members(TIERS.filter((tier) => tier !== 'PAST_ONLY'));
    expect(Object.keys(scenes).length, 'kinds of moments').to.be.greaterThan(15);
    expect(Object.keys(ways).length, 'ways to say it').to.be.greaterThan(10);
  });
});
