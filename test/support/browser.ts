import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM } from './needs.ts';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One browser for the tests of a suite `describeWith('chromium', …)`. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async function () {
    this.timeout(60_000);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  // A busy machine draws slowly; nothing here is about speed.
  beforeEach(function () {
    this.currentTest?.timeout(60_000);
  });
  after(async () => {
    await browser?.close();
  });
  return () => {
    if (browser === undefined) throw new TypeError('The browser is there within tests only.');
    return browser;
  };
}
