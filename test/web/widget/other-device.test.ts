import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { type Line, ScriptedChat } from '../../support/scripted-chat.ts';
import { bubbles, type ChatWindow, closeFaultless, expectAccessible, openWindow } from './chat-window.ts';
import { QUESTIONS, QUIET } from './questions.ts';

const HELLO: Line = { text: 'Hello. I am an automated program.' };

describeWith('chromium', 'the chat on another device', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let windows: ChatWindow[] = [];
  afterEach(async () => {
    const opened = windows;
    windows = [];
    await closeFaultless(opened, chat);
  });

  async function open(): Promise<Page> {
    const window = await openWindow(browser(), chat);
    windows.push(window);
    await window.page.locator('.bubble').first().waitFor();
    return window.page;
  }

  async function codeOf(page: Page): Promise<string> {
    await page.getByText('Another device').click();
    await page.getByRole('button', { name: 'Show a code' }).click();
    return page.locator('.device code').innerText();
  }

  async function enter(page: Page, code: string): Promise<void> {
    await page.getByText('Another device').click();
    await page.getByLabel('I have a code').fill(code);
    await page.getByRole('button', { name: 'Open that chat' }).click();
  }

  it('goes on at the same question, by a code that was noted down', async () => {
    chat = await ScriptedChat.start({ greeting: [HELLO], replies: [[QUESTIONS.choice]] });
    const first = await open();
    await first.locator('#message').fill('I am here');
    await first.locator('#message').press('Enter');
    await first.getByLabel('Several days').waitFor();
    const code = await codeOf(first);
    expect(code).to.match(/^\w{5}-\w{5}$/);
    await expectAccessible(first);
    const second = await open();
    expect(await bubbles(second)).to.have.length(1);
    await enter(second, ` ${code.toLowerCase()} `);
    await second.getByLabel('Several days').waitFor();
    expect(await bubbles(second)).to.deep.equal(await bubbles(first));
    expect(chat.heard.map(({ text }) => text).join(' ')).not.to.contain(code);
  });

  it('says that a code is wrong, and stays where it is', async () => {
    chat = await ScriptedChat.start({ greeting: [HELLO] });
    const page = await open();
    await enter(page, '0123A-BCDEF');
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    await expectAccessible(page);
    await page.getByLabel('I have a code').fill('hello');
    await page.getByRole('button', { name: 'Open that chat' }).click();
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    expect(await bubbles(page)).to.have.length(1);
    expect(chat.conversations).to.equal(1);
  });

  it('is opened again by the code alone after a quick exit', async () => {
    chat = await ScriptedChat.start({ greeting: [HELLO], replies: [[QUIET]] });
    const page = await open();
    await page.locator('#message').fill('he reads these messages');
    await page.locator('#message').press('Enter');
    await page.getByRole('button', { name: 'Leave now' }).waitFor();
    const code = await codeOf(page);
    await page.getByRole('button', { name: 'Leave now' }).click();
    await page.waitForURL('about:blank');
    await page.goto(`${chat.url}/chat?clinic=demo`);
    await page.locator('.bubble').first().waitFor();
    expect(await bubbles(page)).to.have.length(1);
    await enter(page, code);
    await page.getByText('he reads these messages').waitFor();
  });
});
