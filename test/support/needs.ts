import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { whyNoMongo, whyNoMongoServer } from './mongo.ts';

/** What a test may need beside Node, and why it is absent (undefined: it is there). */
const PARTS = {
  mongodb: whyNoMongo,
  'mongo-server': whyNoMongoServer,
  chromium: async () => (existsSync(CHROMIUM) ? undefined : `there is no ${CHROMIUM}; set CHROMIUM`),
  playground: async () => (isInstalled('@microsoft/m365agentsplayground') ? undefined : 'its package is not installed'),
} satisfies Record<string, () => Promise<string | undefined>>;

/** The browser of the tests. */
export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

/** One line for each suite that was skipped, saying what it lacked. */
export const skippedSuites: string[] = [];

/** A `describe` that needs a part: without it the suite is skipped and named, or fails when REQUIRE_ALL is 1. */
export function describeWith(part: keyof typeof PARTS, title: string, suite: () => void): void {
  describe(title, () => {
    before(async function () {
      this.timeout(600_000);
      const absence = await PARTS[part]();
      if (absence === undefined) return;
      const reason = `${title} needs ${part}: ${absence}`;
      if (process.env.REQUIRE_ALL === '1') throw new Error(reason);
      skippedSuites.push(reason);
      this.skip();
    });
    // A suite of its own, so that a skip keeps its hooks from running too.
    describe(`with ${part}`, suite);
  });
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}
