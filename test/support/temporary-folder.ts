import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this suite's own, removed with all that is in it when the suite ends. */
export function temporaryFolder(): { path(name: string): string } {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'companion-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return { path: (name) => join(folder, name) };
}
