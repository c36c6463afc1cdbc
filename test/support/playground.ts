import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './browser.ts';

/** No further message for so long: the bot has said it all. */
const QUIET_MS = 400;
const LOOK_MS = 20;
/** The page grows slow with its messages; with more it is loaded anew, and none of them is on it any more. */
const MOST_SHOWN = 60;
/** The first element of each message. A selector of the whole message (`:has`) would be searched for by hand. */
const HEADER = '[aria-label="Message header"]';
const BOT = 'Test Bot';

/** A person in Teams, as Microsoft's own Agents Playground shows it. */
export interface Playground {
  /** Types a message and waits for what comes back. */
  say(text: string): Promise<string[]>;
  /** Taps a button of the newest card, or of the newest with these words, and waits for what comes back. */
  tapButton(label: string, card?: string): Promise<string[]>;
  /** Taps a button whose answer is no message. */
  tap(label: string): Promise<void>;
  /** Fills the newest card's input of this label. */
  fill(label: string, text: string): Promise<void>;
  /** Picks an option in the newest card. */
  choose(label: string): Promise<void>;
  /** Whether the newest card has a button of this name. */
  offers(label: string): Promise<boolean>;
  /** The names of the buttons on all cards. */
  buttons(): Promise<string[]>;
  /** What the bot said since the person last said or tapped something, as it can be read. */
  lastMessages(): Promise<string[]>;
  /** All that the bot ever said, as it can be read. */
  allMessages(): Promise<string>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** What the bot has sent, as the bot's side has it. */
export interface Sent {
  /** How many messages in all, as far as was waited for. */
  readonly sent: number;
  /** Waits until the bot has answered what was just done, and gives how many messages it has sent in all. */
  answered(): Promise<number>;
}

/**
 * Starts a Playground for a bot's endpoint and opens its page; the bot has greeted when it resolves. Without `line` the
 * bot's silence tells that it has said it all.
 */
export async function openPlayground(endpoint: string, browser: Browser, line?: Sent): Promise<Playground> {
  // It writes its log into the folder it runs in.
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const { url, server } = await startServer(endpoint, folder);
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE_MS);
  let seen = 0;
  /** What the page showed before it was loaded anew. */
  const earlier: string[] = [];
  const close = async () => {
    await page.close();
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  const lastMessages = () => messagesOn(page, seen);
  /** Does something, then waits until all that the bot answered is shown. */
  const reply = async (act: () => Promise<void>): Promise<string[]> => {
    seen = await countOn(page);
    await act();
    return line === undefined ? silence() : shown(await line.answered());
  };
  const shown = async (count: number): Promise<string[]> => {
    const deadline = Date.now() + PATIENCE_MS;
    while (earlier.length + (await countOn(page)) < count) {
      if (Date.now() > deadline) throw new Error('The page does not show what the bot said.');
      await wait(LOOK_MS);
    }
    return lastMessages();
  };
  const silence = async (): Promise<string[]> => {
    const deadline = Date.now() + PATIENCE_MS;
    for (let count = seen; ; ) {
      await wait(QUIET_MS);
      const now = await countOn(page);
      if (now > seen && now === count) return lastMessages();
      if (Date.now() > deadline) throw new Error('The bot said nothing.');
      count = now;
    }
  };
  const loadAnew = async (): Promise<void> => {
    if (line === undefined || (await countOn(page)) < MOST_SHOWN) return;
    await shown(line.sent);
    earlier.push(...(await messagesOn(page, 0)));
    await page.reload({ waitUntil: 'domcontentloaded' });
    // The page tells the bot that somebody is there.
    await shown(await line.answered());
  };
  try {
    await reply(async () => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    });
  } catch (error) {
    await close();
    throw error;
  }
  const cards = page.locator('.ac-adaptiveCard');
  const button = (card: Locator, name: string) => card.getByRole('button', { name, exact: true });
  const composer = page.locator('[role=textbox][data-lexical-editor]');
  return {
    say: async (text) => {
      await loadAnew();
      return reply(async () => {
        await composer.click();
        await page.keyboard.insertText(text);
        await page.keyboard.press('Enter');
      });
    },
    tapButton: (label, words) =>
      reply(() => {
        const holder = words === undefined ? cards : cards.filter({ hasText: words });
        return button(holder.last(), label).click();
      }),
    tap: (label) => button(cards.last(), label).click(),
    fill: (label, text) => cards.last().getByLabel(label).and(page.locator('input')).fill(text),
    choose: (label) => cards.last().getByText(label, { exact: true }).last().click(),
    offers: async (label) => (await button(cards.last(), label).count()) > 0,
    buttons: () => cards.locator('button').allInnerTexts(),
    lastMessages,
    allMessages: async () => [...earlier, ...(await messagesOn(page, 0))].join('\n'),
    screenshot: async (file) => void (await page.screenshot({ path: file })),
    close,
  };
}

/** On a port of its own: it says which, and takes another when the one it likes is taken. */
async function startServer(endpoint: string, cwd: string): Promise<{ url: string; server: ChildProcess }> {
  const manifest = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
  const args = [join(dirname(manifest), 'cli.js'), 'start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--dt'];
  const server = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk) => {
      output += String(chunk);
      const listening = /Listening on (\d+)/.exec(output)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    server.once('exit', () => reject(new Error('The Playground did not start.')));
  });
  return { url: `http://127.0.0.1:${port}/`, server };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const exit = once(server, 'exit');
  server.kill();
  await exit;
}

function countOn(page: Page): Promise<number> {
  return page
    .locator(HEADER)
    .evaluateAll(
      (headers, bot) =>
        headers.filter((header) => header.querySelector('[aria-label="Message author"]')?.textContent === bot).length,
      BOT,
    );
}

/** The bot's messages after the first few, without their headers. The layout of all would take long. */
function messagesOn(page: Page, first: number): Promise<string[]> {
  return page.locator(HEADER).evaluateAll(
    (headers, [bot, from]) =>
      headers
        .filter((header) => header.querySelector('[aria-label="Message author"]')?.textContent === bot)
        .slice(from)
        .map((header) => {
          const text = (element: unknown) => (element as { innerText: string } | null)?.innerText ?? '';
          return text(header.parentElement).replace(text(header), '').trim();
        }),
    [BOT, first] as const,
  );
}
