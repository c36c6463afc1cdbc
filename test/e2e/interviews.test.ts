import { expect } from 'chai';
import { interviews } from '../support/interviews.ts';

/** `node dist/test/support/interviews.js --people 1000` is the acceptance run. */
const PEOPLE = 12;

describe('People who each go through the pre-screening in their own way', function () {
  this.timeout(300_000);

  it('end with the record they meant, or where they meant to stop', async () => {
    const report = await interviews(PEOPLE, 20_261_122);
    expect(report.faults).to.deep.equal([]);
    expect(report.ends.complete).to.be.greaterThan(PEOPLE / 2);
    expect(report.longest).to.be.greaterThan(50);
  });
});
