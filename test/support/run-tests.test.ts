import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { temporaryFolder } from './temporary-folder.ts';

const RUNNER = fileURLToPath(new URL('run-tests.js', import.meta.url));
const NEEDS = new URL('needs.js', import.meta.url).href;

const PASSES = `it('passes', () => {});`;
const FAILS = `it('fails', () => { throw new RangeError('on purpose'); });`;
const NEEDS_BROWSER = `import { describeWith } from '${NEEDS}';
  describeWith('chromium', 'the widget', () => {
    before(() => { throw new RangeError('this hook ran'); });
    it('looks fine', () => {});
    describe('in Spanish', () => it('looks fine', () => {}));
  });`;

describe('the test run', () => {
  const folder = temporaryFolder();
  const run = (spec: string, env: Record<string, string> = {}) => {
    const file = folder.path(`${Math.random()}.mjs`);
    writeFileSync(file, spec);
    const { REQUIRE_ALL: _outer, ...outer } = process.env;
    const { status, stdout } = spawnSync(process.execPath, [RUNNER, file], {
      env: { ...outer, CHROMIUM: '/no/such/browser', ...env },
      encoding: 'utf8',
    });
    const lines = stdout.trimEnd().split('\n');
    return { status, last: lines.at(-1), skips: lines.filter((line) => line.startsWith('skipped: ')) };
  };

  it('ends with the counts, and well when all passes', () => {
    expect(run(PASSES + PASSES)).to.deep.equal({ status: 0, last: '2 passed, 0 failed, 0 skipped', skips: [] });
  });

  it('ends badly when a test fails, a file cannot be loaded or there is no test', () => {
    expect(run(PASSES + FAILS)).to.include({ status: 1, last: '1 passed, 1 failed, 0 skipped' });
    expect(run(`${PASSES} import './nowhere.js';`)).to.include({ status: 1, last: '0 passed, 1 failed, 0 skipped' });
    expect(run('')).to.include({ status: 1, last: '0 passed, 0 failed, 0 skipped' });
  });

  it('names a suite whose need is not there, and runs none of it', () => {
    const { status, last, skips } = run(PASSES + NEEDS_BROWSER);
    expect({ status, last }).to.deep.equal({ status: 0, last: '1 passed, 0 failed, 2 skipped' });
    expect(skips).to.have.lengthOf(1);
    expect(skips[0]).to.contain('the widget needs chromium').and.to.contain('/no/such/browser');
  });

  it('fails instead of skipping with REQUIRE_ALL=1', () => {
    expect(run(PASSES + NEEDS_BROWSER, { REQUIRE_ALL: '1' })).to.include({
      status: 1,
      last: '1 passed, 1 failed, 0 skipped',
    });
    expect(run(`${PASSES} it('is not written yet');`, { REQUIRE_ALL: '1' })).to.include({ status: 1 });
  });
});
