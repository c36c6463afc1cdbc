import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { keepPatient } from '../../support/a-patient.ts';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { type Line, ScriptedChat } from '../../support/scripted-chat.ts';
import { bubbles, type ChatWindow, closeFaultless, expectAccessible, openWindow } from './chat-window.ts';

const HELLO: Line = { text: 'Hello. I am an automated program.' };

describeWith('chromium', 'the page of a one-time link', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let windows: ChatWindow[] = [];
  beforeEach(async () => {
    chat = await ScriptedChat.start({ greeting: [HELLO] });
  });
  afterEach(async () => {
    const opened = windows;
    windows = [];
    await closeFaultless(opened, chat);
  });

  async function link(id = 'one'): Promise<string> {
    const patient = await keepPatient(chat.records);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    return (await chat.links.issue({ id, patient, expiresAt })).url;
  }
  async function open(path: string, options: { locale?: string } = {}): Promise<Page> {
    const window = await openWindow(browser(), chat, { path, ...options });
    windows.push(window);
    return window.page;
  }
  const button = (page: Page, name: string) => page.getByRole('button', { name });

  it('opens the chat by a tap, with nothing of the secret left in the address or the history', async () => {
    const url = await link();
    const page = await open(url);
    await button(page, 'Open my chat').waitFor();
    expect(page.url()).to.equal(`${chat.url}/chat?clinic=demo`);
    expect(await page.title()).to.equal('Chat');
    expect(await page.innerText('body')).not.to.contain('Juniper');
    expect([chat.logins, chat.conversations]).to.deep.equal([0, 0]);
    await expectAccessible(page);
    await button(page, 'Open my chat').click();
    await page.locator('.bubble').first().waitFor();
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })');
    expect(kept).to.contain('conversation_1').and.not.to.contain(url.split('#link=')[1]);
    await page.reload();
    await page.locator('.bubble').first().waitFor();
    expect(await bubbles(page)).to.have.length(1);
    expect(chat.conversations).to.equal(1);
  });

  it('may be tapped again when the answer was lost', async () => {
    const url = await link();
    const page = await open(url);
    await page.route('**/api/widget/login', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button(page, 'Open my chat').click();
    await page.getByText('That did not work just now').waitFor();
    await page.unroute('**/api/widget/login');
    await page.goto('about:blank');
    await page.goto(url);
    await button(page, 'Open my chat').click();
    await page.locator('.bubble').first().waitFor();
  });

  it('tells who comes second what to do, and begins a new chat by a tap alone', async () => {
    const url = await link();
    const first = await open(url);
    await button(first, 'Open my chat').click();
    await first.locator('.bubble').first().waitFor();
    const second = await open(url);
    await button(second, 'Open my chat').click();
    await second.getByRole('alert').getByText('This link no longer opens your chat').waitFor();
    expect(await second.innerText('main'))
      .to.contain('+1 555 0100')
      .and.to.contain('emergency');
    await expectAccessible(second);
    expect(chat.conversations).to.equal(1);
    await button(second, 'Start a new chat').click();
    await second.locator('.bubble').first().waitFor();
    expect(chat.conversations).to.equal(2);
  });

  it('leads who has used it here before back to the chat on this device', async () => {
    const url = await link();
    const page = await open(url);
    await button(page, 'Open my chat').click();
    await page.locator('.bubble').first().waitFor();
    // In the same tab only the fragment changes.
    await page.evaluate(`location.href = ${JSON.stringify(url)}`);
    await button(page, 'Open my chat').click();
    await button(page, 'Go to the chat on this device').click();
    await page.locator('.bubble').first().waitFor();
    expect(chat.conversations).to.equal(1);
  });

  it('speaks Spanish', async () => {
    const page = await open(await link(), { locale: 'es-MX' });
    await button(page, 'Abrir mi chat').waitFor();
  });
});
