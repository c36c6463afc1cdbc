import { expect } from 'chai';
import { crashStorm } from '../support/crash-storm.ts';
import { startMongo, type TestMongo } from '../support/mongo.ts';
import { describeWith } from '../support/needs.ts';

/** A short storm; `node dist/test/support/crash-storm.js --kills 200 --patients 20` makes the long one. */
const SHORT = { patients: 6, seed: 7, paceMs: 100 };
/** The test server reads its whole log of turns for each question. */
const FEW_MESSAGES = 25;
const TIMEOUT_MS = 15 * 60_000;

describe('A server that is killed while patients talk, on SQLite', function () {
  this.timeout(TIMEOUT_MS);

  it('loses, doubles and reorders nothing, and every answer is as it was given', async () => {
    const report = await crashStorm({ ...SHORT, kills: 6, databaseUrl: 'sqlite' });
    expect(report.faults).to.deep.equal([]);
    expect(report.conversations).to.be.greaterThan(SHORT.patients - 1);
    expect(report.turns).to.be.greaterThan(100);
  });
});

describeWith('mongodb', 'A server that is killed while patients talk, on MongoDB', () => {
  let mongo: TestMongo | undefined;
  before(async () => {
    mongo = await startMongo();
  });
  after(() => mongo?.close());

  it('loses, doubles and reorders nothing, and every answer is as it was given', async function () {
    this.timeout(TIMEOUT_MS);
    const report = await crashStorm({
      ...SHORT,
      kills: 4,
      most: FEW_MESSAGES,
      databaseUrl: mongo?.freshDatabase() ?? '',
    });
    expect(report.faults).to.deep.equal([]);
    expect(report.turns).to.be.greaterThan(100);
  });
});
