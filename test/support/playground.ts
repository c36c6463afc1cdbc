import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

/** How long the bot may take to answer. */
const PATIENCE_MS = 20_000;
/** No further message for so long: the bot has said it all. */
const QUIET_MS = 400;

/** A person in Teams, as Microsoft's own Agents Playground shows it. */
export interface Playground {
  /** Types a message and waits for what comes back. */
  say(text: string): Promise<string[]>;
  /** Taps the newest button of this name and waits for what comes back. */
  tapButton(label: string): Promise<string[]>;
  /** Fills the newest card's input of this label. */
  fill(label: string, text: string): Promise<void>;
  /** Picks an option in the newest card. */
  choose(label: string): Promise<void>;
  /** The names of the buttons on all cards. */
  buttons(): Promise<string[]>;
  /** What the bot said since the person last said or tapped something, as it can be read. */
  lastMessages(): Promise<string[]>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts a Playground for a bot's endpoint and opens its page; the bot has greeted when it resolves. */
export async function openPlayground(endpoint: string, browser: Browser): Promise<Playground> {
  // It writes its log into the folder it runs in.
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const { url, server } = await startServer(endpoint, folder);
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  let seen = 0;
  const close = async () => {
    await page.close();
    await ended(server);
    await rm(folder, { recursive: true, force: true });
  };
  const lastMessages = async () => (await messagesOn(page)).slice(seen);
  /** Does something, then waits until the bot answered it and fell silent. */
  const reply = async (act: () => Promise<void>): Promise<string[]> => {
    seen = (await messagesOn(page)).length;
    await act();
    const deadline = Date.now() + PATIENCE_MS;
    for (let count = seen; ; ) {
      await wait(QUIET_MS);
      const now = (await messagesOn(page)).length;
      if (now > seen && now === count) return lastMessages();
      if (Date.now() > deadline) throw new Error('The bot said nothing.');
      count = now;
    }
  };
  try {
    await reply(async () => {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    });
  } catch (error) {
    await close();
    throw error;
  }
  const composer = page.locator('[role=textbox][data-lexical-editor]');
  return {
    say: (text) =>
      reply(async () => {
        await composer.click();
        await page.keyboard.insertText(text);
        await page.keyboard.press('Enter');
      }),
    tapButton: (label) => reply(() => page.getByRole('button', { name: label, exact: true }).last().click()),
    fill: (label, text) => page.getByLabel(label).and(page.locator('input')).last().fill(text),
    choose: (label) => page.getByText(label, { exact: true }).last().click(),
    buttons: () => page.locator('.ac-adaptiveCard button').allInnerTexts(),
    lastMessages,
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

/** Every message of the bot, without its header. */
function messagesOn(page: Page): Promise<string[]> {
  return page.locator('div:has(> [aria-label="Message header"])').evaluateAll((messages) =>
    messages.flatMap((message) => {
      const text = (selector: string) => (message.querySelector(selector) as { innerText: string } | null)?.innerText;
      if (text('[aria-label="Message author"]') !== 'Test Bot') return [];
      const header = text('[aria-label="Message header"]') ?? '';
      return [(message as unknown as { innerText: string }).innerText.replace(header, '').trim()];
    }),
  );
}
