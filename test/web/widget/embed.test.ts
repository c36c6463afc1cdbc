import { expect } from 'chai';
import type { Frame, Page } from 'playwright-core';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { ScriptedChat } from '../../support/scripted-chat.ts';
import { serve } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { type ChatWindow, expectAccessible, openWindow } from './chat-window.ts';
import { QUIET } from './questions.ts';

describeWith('chromium', 'the loader on a clinic’s page', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let open: ChatWindow | undefined;
  afterEach(async () => {
    await open?.close();
    open = undefined;
    await chat.close();
  });

  async function visit(options = {}) {
    chat = await ScriptedChat.start({ greeting: [{ text: 'Hello' }, QUIET] });
    open = await openWindow(browser(), chat, { path: '/', ...options });
    return open.page;
  }
  const launcher = (page: Page, name = 'Chat with us') => page.getByRole('button', { name });
  async function chatFrame(page: Page): Promise<Frame> {
    await page.frameLocator('iframe').locator('.bubble').first().waitFor();
    const frame = page.frames().find((other) => other.url().includes('/chat'));
    return frame ?? expect.fail('There is no chat frame.');
  }

  it('adds one button, and loads nothing else before it is pressed', async () => {
    const page = await visit();
    await launcher(page).waitFor();
    expect(await launcher(page).getAttribute('aria-expanded')).to.equal('false');
    expect(page.frames()).to.have.length(1);
    expect(chat.logins).to.equal(0);
    await expectAccessible(page);
    expect(open?.faults).to.deep.equal([]);
  });

  it('opens the chat, closes it by Esc from inside and outside, and gives the focus back', async () => {
    const page = await visit();
    await launcher(page).press('Enter');
    const frame = await chatFrame(page);
    expect(await page.locator('[aria-expanded=true]').count()).to.equal(1);
    await frame.locator('#message').focus();
    await page.keyboard.press('Escape');
    await launcher(page).waitFor();
    const focused = 'document.activeElement.shadowRoot?.activeElement?.ariaExpanded';
    await until(async () => (await page.evaluate(focused)) === 'false');
    await page.locator('iframe').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await frame.getByRole('button', { name: 'Minimize chat' }).click();
    await launcher(page).waitFor();
    await until(async () => (await page.evaluate(focused)) === 'false');
    await page.keyboard.press('Enter');
    await launcher(page, 'Close the chat').focus();
    await page.keyboard.press('Escape');
    await launcher(page).waitFor();
    expect(chat.logins).to.equal(1);
    expect(open?.faults).to.deep.equal([]);
  });

  it('fills the screen of a phone, and a corner of a larger one', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 } });
    await launcher(page).click();
    expect(await page.locator('iframe').boundingBox()).to.include({ x: 0, y: 0, width: 390, height: 844 });
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await page.locator('iframe').boundingBox()).to.deep.include({ width: 420, height: 720 });
  });

  it('tells of a message that came while it was minimized, but never in quiet mode', async () => {
    const page = await visit();
    chat.greeting = [{ text: 'Hello' }];
    await launcher(page).click();
    const frame = await chatFrame(page);
    await frame.getByRole('button', { name: 'Minimize chat' }).click();
    chat.say({ text: 'Are you there?' });
    await launcher(page, 'New message').click();
    await frame.getByText('Are you there?').waitFor();
    chat.say(QUIET);
    await frame.getByRole('button', { name: 'Leave now' }).waitFor();
    await frame.getByRole('button', { name: 'Minimize chat' }).click();
    chat.say({ text: 'Psst' });
    await frame.getByText('Psst').waitFor({ state: 'attached' });
    expect(await launcher(page).count()).to.equal(1);
  });

  it('speaks the language of its page', async () => {
    const page = await visit({ path: '/?lang=es' });
    await launcher(page, 'Chatea con nosotros').click();
    const frame = await chatFrame(page);
    await frame.getByRole('button', { name: 'Omitir' }).waitFor();
  });

  it('leaves the clinic’s page too on a quick exit', async () => {
    const page = await visit();
    await launcher(page).click();
    const frame = await chatFrame(page);
    await frame.getByRole('button', { name: 'Leave now' }).click();
    await page.waitForURL('about:blank');
    expect(await page.content()).not.to.contain('Juniper');
  });

  it('leaves its frame where a page has it without the loader', async () => {
    const page = await visit();
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '/chat?clinic=demo' }))`,
    );
    const frame = await chatFrame(page);
    await frame.getByRole('button', { name: 'Leave now' }).click();
    await until(() => frame.url() === 'about:blank');
  });

  it('works under a strict policy of the clinic’s site, and only on the sites that the clinic listed', async () => {
    const host = await serve((server) => {
      server.get('/', async (_req, res) => {
        const page = `<!doctype html><title>Clinic</title><body><script src="${chat.url}/embed.js" data-clinic="demo" async></script>`;
        res.sendRaw(200, page, {
          'Content-Type': 'text/html',
          'Content-Security-Policy': `default-src 'none'; script-src ${chat.url}; frame-src ${chat.url}; base-uri 'none'`,
        });
      });
    });
    for (const listed of [true, false]) {
      chat = await ScriptedChat.start({ greeting: [{ text: 'Hello' }], origins: listed ? [host.url] : [] });
      const { page, close } = await openWindow(browser(), chat, { path: host.url });
      const violations: string[] = [];
      page.on('console', (message) => violations.push(message.text()));
      await launcher(page).click();
      if (listed) {
        await chatFrame(page);
        expect(violations).to.deep.equal([]);
        expect(
          await page.evaluate('Object.keys(window).filter((key) => key.length < 3 && !/^\\d/.test(key))'),
        ).to.deep.equal([]);
      } else {
        await until(() => violations.join().includes('frame-ancestors'));
        expect(await page.frameLocator('iframe').locator('.bubble').count()).to.equal(0);
      }
      await close();
      if (listed) await chat.close();
    }
    await host.close();
  });
});
