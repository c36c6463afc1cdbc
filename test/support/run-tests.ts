import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import { skippedSuites } from './needs.ts';

/**
 * What `npm test` runs: every test file, or those given as arguments. Names what was skipped and why; the last line is
 * `N passed, N failed, N skipped`. With REQUIRE_ALL=1 a skip is a failure.
 */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

process.setSourceMapsEnabled(true);
const counts = await run(process.argv.slice(2)).catch(noRun);
for (const reason of skippedSuites) console.log(`skipped: ${reason}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(isGood(counts) ? 0 : 1);

async function run(files: string[]): Promise<Counts> {
  const { timeout } = JSON.parse(readFileSync(join(ROOT, '.mocharc.json'), 'utf8')) as { timeout: number };
  const mocha = new Mocha({ timeout });
  for (const file of files.length > 0 ? files : testFiles()) mocha.addFile(resolve(file));
  await mocha.loadFilesAsync();
  return new Promise((done) => {
    const runner = mocha.run((failed) => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      done({ passed: passes, failed, skipped: pending });
    });
  });
}

function testFiles(): string[] {
  const folder = join(ROOT, 'dist/test');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => join(folder, name));
}

/** A file that cannot be loaded must not pass for one without tests. */
function noRun(error: unknown): Counts {
  console.error(error);
  return { passed: 0, failed: 1, skipped: 0 };
}

function isGood({ passed, failed, skipped }: Counts): boolean {
  if (failed > 0 || passed === 0) return false;
  return skipped === 0 || process.env.REQUIRE_ALL !== '1';
}
