import axe from 'axe-core';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { PATIENCE_MS } from '../../support/browser.ts';
import type { ScriptedChat } from '../../support/scripted-chat.ts';

/** A chat page in a browser, with an eye on everything that must not happen in it. */
export interface ChatWindow {
  page: Page;
  /** Policy violations, page errors and requests to other servers. */
  faults: string[];
  close(): Promise<void>;
}

/** Opens a page of the chat's server in a fresh browser profile. */
export async function openWindow(
  browser: Browser,
  chat: ScriptedChat,
  { path = '/chat?clinic=demo', ...options }: BrowserContextOptions & { path?: string } = {},
): Promise<ChatWindow> {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = watch(page, chat.url);
  await page.goto(new URL(path, chat.url).href);
  return { page, faults, close: () => context.close() };
}

/** Closes the windows and their chat; nothing that must not happen has happened in any. */
export async function closeFaultless(windows: readonly ChatWindow[], chat: ScriptedChat): Promise<void> {
  const faults = windows.flatMap((window) => window.faults);
  for (const window of windows) await window.close();
  await chat.close();
  expect(faults).to.deep.equal([]);
}

function watch(page: Page, ownUrl: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(ownUrl).host && request.url() !== 'about:blank')
      faults.push(`request to ${request.url()}`);
  });
  return faults;
}

/** Presses Tab until the focus is in what the selector names. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`The Tab key does not reach ${selector}.`);
}

/** No violation of any rule of axe-core, best practices included. */
export async function expectAccessible(frame: Page | Frame): Promise<void> {
  await frame.evaluate(axe.source);
  const { violations } = (await frame.evaluate('axe.run()')) as axe.AxeResults;
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found).to.deep.equal([]);
}

/** The text of the shown messages, without the speakers' names. */
export function bubbles(page: Page | Frame): Promise<string[]> {
  return page.locator('.bubble').allInnerTexts();
}

/** Waits until the newest message has these words: what has arrived is not yet drawn. */
export async function saysLast(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('.bubble').last().filter({ hasText: words }).waitFor();
}

/** Whether anything is wider than the window. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}
