import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM } from './needs.ts';

/** How long a page may take to show something: a busy machine draws slowly, and nothing here is about speed. */
export const PATIENCE_MS = 60_000;
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
  before(async () => {
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
