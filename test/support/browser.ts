import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for the tests of a `describe`, or a named skip where there is none. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before('a Chromium (CHROMIUM or /usr/bin/chromium)', async function () {
    this.timeout(60_000);
    if (!existsSync(CHROMIUM) && process.env.REQUIRE_ALL !== '1') this.skip();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  after(async () => {
    await browser?.close();
  });
  return () => {
    if (browser === undefined) throw new TypeError('The browser is there within tests only.');
    return browser;
  };
}
