import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { type Line, ScriptedChat } from '../../support/scripted-chat.ts';
import { bubbles, type ChatWindow, closeFaultless, expectAccessible, openWindow, tabTo } from './chat-window.ts';
import { CRISIS, NUMBERS, QUESTIONS, QUIET } from './questions.ts';

const HELLO: Line = { text: 'Hello. I am an automated program.' };
const FINE: Line = { text: 'Thank you.', companion: { kind: 'notice' } };

describeWith('chromium', 'the chat page', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let windows: ChatWindow[] = [];
  afterEach(async () => {
    const opened = windows;
    windows = [];
    await closeFaultless(opened, chat);
  });

  async function open(script: { greeting?: Line[]; replies?: Line[][] }, options = {}) {
    chat = await ScriptedChat.start(script);
    const window = await openWindow(browser(), chat, options);
    windows.push(window);
    await window.page.locator('.bubble').first().waitFor();
    return window.page;
  }

  it('says whose it is and that a program answers, without a cookie or a foreign request', async () => {
    const page = await open({ greeting: [HELLO], replies: [[FINE]] });
    expect(await page.locator('h1').innerText()).to.equal('Juniper Clinic');
    expect(await page.locator('header').innerText()).to.contain('Automated program, not a person');
    await page.locator('#message').fill('hi');
    await page.locator('#message').press('Enter');
    await page.getByText(FINE.text).waitFor();
    expect(await page.context().cookies()).to.deep.equal([]);
  });

  it('goes on after a reload, without doubles', async () => {
    const page = await open({ greeting: [HELLO, QUESTIONS.choice], replies: [[QUESTIONS.date]] });
    await page.getByLabel('Several days').check();
    await page.getByRole('button', { name: 'Send answer' }).click();
    await page.getByLabel('Year').waitFor();
    const before = await bubbles(page);
    await page.reload();
    await page.getByLabel('Year').waitFor();
    expect(await bubbles(page)).to.deep.equal(before);
    expect(await page.locator('progress').getAttribute('value')).to.equal('1');
  });

  it('goes on by itself after its stream was cut', async () => {
    const page = await open({ greeting: [HELLO] });
    chat.dropSockets();
    chat.say({ text: 'while you were away' });
    await page.getByText('while you were away').waitFor();
    expect(await bubbles(page)).to.have.length(2);
  });

  it('keeps what is written without a network, says so, and sends it once', async () => {
    const page = await open({ greeting: [HELLO], replies: [[FINE]] });
    await page.context().setOffline(true);
    chat.dropSockets();
    await page.locator('#message').fill('are you there?');
    await page.locator('#message').press('Enter');
    await page.getByRole('status').getByText('No connection right now').waitFor();
    expect(await bubbles(page)).to.include('are you there?');
    await expectAccessible(page);
    await page.context().setOffline(false);
    await page.getByText(FINE.text).waitFor();
    expect(chat.heard.map(({ text }) => text)).to.deep.equal(['are you there?']);
    await page.getByText('No connection').waitFor({ state: 'detached' });
  });

  it('marks what was not sent, and sends it again by a button', async () => {
    const page = await open({ greeting: [HELLO], replies: [[FINE]] });
    chat.troubles.push({ status: 400 });
    await page.locator('#message').fill('hi');
    await page.locator('#message').press('Enter');
    await page.locator('.delivery', { hasText: 'Not sent' }).waitFor();
    expect(await page.getByRole('status').innerText()).to.contain('A message was not sent.');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByText(FINE.text).waitFor();
    await page.locator('.delivery').waitFor({ state: 'detached' });
  });

  it('shows what is said as words, never as markup', async () => {
    const attack = '<img src=x onerror="document.title=1"> [a](javascript:alert(1))';
    const page = await open({ greeting: [{ text: attack }], replies: [[FINE]] });
    await page.locator('#message').fill(`**mine** ${attack}`);
    await page.locator('#message').press('Enter');
    await page.getByText(FINE.text).waitFor();
    expect(await bubbles(page)).to.deep.equal([attack, `**mine** ${attack}`, FINE.text]);
    expect(await page.locator('.bubble img, .bubble a').count()).to.equal(0);
  });

  it('speaks Spanish, and follows the language of the bot', async () => {
    const page = await open({ greeting: [{ text: 'Hola' }] }, { path: '/chat?clinic=demo&lang=es' });
    await page.getByRole('button', { name: 'Omitir' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).to.equal('es');
    chat.say({ text: 'In English then', locale: 'en-US' });
    await page.getByRole('button', { name: 'Skip' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).to.equal('en');
  });

  describe('for people who listen to it', () => {
    it('announces what is new, once, and not the history', async () => {
      const page = await open({ greeting: [HELLO, QUESTIONS.choice], replies: [[FINE]] });
      const log = page.getByRole('log');
      await page.evaluate(`window.spoken = []; new MutationObserver((changes) => {
        for (const { addedNodes, removedNodes } of changes) {
          for (const node of addedNodes) if (node.matches?.('.message')) spoken.push('+' + node.querySelector('.bubble').innerText);
          for (const node of removedNodes) if (node.matches?.('.message')) spoken.push('-' + node.innerText);
        }
      }).observe(document.querySelector('[role=log]'), { childList: true, subtree: true })`);
      expect(await log.getAttribute('aria-live')).to.equal('polite');
      await page.locator('#message').fill('hi');
      await page.locator('#message').press('Enter');
      await page.getByText(FINE.text).waitFor();
      expect(await page.evaluate('spoken')).to.deep.equal(['+hi', `+${FINE.text}`]);
      expect(await log.innerText())
        .to.contain('Companion')
        .and.to.contain('You');
    });

    it('does not announce a history that it loads', async () => {
      chat = await ScriptedChat.start({ greeting: [HELLO, HELLO, HELLO] });
      const context = await browser().newContext();
      const page = await context.newPage();
      await page.addInitScript(`window.live = []; addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const log = document.querySelector('[role=log]');
        if (log) live.push(log.getAttribute('aria-live') + log.querySelectorAll('.message').length);
      }).observe(document, { childList: true, subtree: true, attributes: true }))`);
      await page.goto(`${chat.url}/chat?clinic=demo`);
      await page.locator('[role=log][aria-live=polite]').waitFor();
      const seen = (await page.evaluate('live')) as string[];
      expect(seen).to.include('off3').and.not.to.include('polite0');
      await context.close();
    });

    it('leaves the focus alone when the bot speaks', async () => {
      const page = await open({ greeting: [QUESTIONS.choice] });
      await page.locator('#message').focus();
      await page.keyboard.type('I am wri');
      chat.say(FINE, QUESTIONS.date);
      await page.getByLabel('Year').waitFor();
      await page.keyboard.type('ting');
      expect(await page.locator('#message').inputValue()).to.equal('I am writing');
    });

    it('takes the focus from an answered control to the next question’s, and never loses it', async () => {
      const page = await open({
        greeting: [QUESTIONS.choice],
        replies: [[QUESTIONS.date], [{ text: 'Done.', companion: { kind: 'done' } }]],
      });
      await tabTo(page, 'input[type=radio]');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
      await page.getByLabel('Year').waitFor();
      await page.locator('[name=month]:focus').waitFor();
      await page.getByLabel('Year').focus();
      await page.keyboard.type('1985');
      await page.keyboard.press('Enter');
      await page.getByText('Done.').waitFor();
      await page.locator('main:focus').waitFor();
    });
  });

  it('has controls for the newest question only, and takes one answer to it', async () => {
    const page = await open({ greeting: [QUESTIONS.boolean], replies: [[QUESTIONS.yesNo]] });
    await page.getByLabel('Yes').check();
    const send = page.getByRole('button', { name: 'Send answer' });
    await send.dblclick();
    await page.getByLabel('Prefer not to say').waitFor();
    expect(chat.heard).to.have.length(1);
    expect(await page.locator('fieldset:has(input)').count()).to.equal(1);
  });

  describe('in a crisis', () => {
    it('keeps the numbers at the top, to be called and texted by one tap', async () => {
      const page = await open({ greeting: [QUESTIONS.choice], replies: [[CRISIS], [FINE]] });
      await page.locator('#message').fill('I want to die');
      await page.locator('#message').press('Enter');
      const region = page.getByRole('region', { name: 'If you need help now' });
      await region.waitFor();
      expect(await page.getByLabel('Several days').count()).to.equal(0);
      expect(await region.getByRole('link', { name: 'Call 911' }).getAttribute('href')).to.equal('tel:911');
      await region.locator('summary').press('Enter');
      const links = await region.locator('details a').all();
      const hrefs = await Promise.all(links.map((link) => link.getAttribute('href')));
      expect(hrefs).to.deep.equal([
        'tel:911',
        'tel:988',
        'sms:988',
        'https://988lifeline.org/chat',
        'sms:741741?&body=HOME',
      ]);
      await expectAccessible(page);
      await page.locator('#message').fill('ok');
      await page.locator('#message').press('Enter');
      await page.getByText(FINE.text).waitFor();
      await page.reload();
      await region.waitFor();
      expect(await region.isVisible()).to.equal(true);
    });

    it('shows the numbers at once when even the server cannot save the message', async () => {
      const page = await open({ greeting: [HELLO], replies: [[CRISIS]] });
      const companion = { kind: 'crisis', numbers: NUMBERS, pinned: true, quiet: false, status: 'unsaved' };
      const body = { error: { code: 'store.unavailable', message: "I couldn't save your message." }, companion };
      chat.troubles.push({ status: 503, body });
      await page.locator('#message').fill('help');
      await page.locator('#message').press('Enter');
      await page.getByText("I couldn't save your message.").waitFor();
      await page.getByRole('link', { name: 'Call 911' }).first().waitFor();
      await page.getByText("I'm really glad you told me").waitFor();
      expect(chat.heard).to.have.length(1);
    });

    it('pins nothing in quiet mode, names no clinic, and can be left at once without a trace', async () => {
      const page = await open({ greeting: [CRISIS, QUIET] });
      await page.getByRole('button', { name: 'Leave now' }).waitFor();
      expect(await page.getByRole('region', { name: 'If you need help now' }).count()).to.equal(0);
      expect(await page.title()).to.equal('Chat');
      expect(await page.locator('body').innerText()).not.to.contain('Juniper');
      expect(
        await page.locator('.bubble').last().getByRole('link', { name: 'Call 988' }).getAttribute('href'),
      ).to.equal('tel:988');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Leave now' }).click();
      await page.waitForURL('about:blank');
      await page.goto(`${chat.url}/chat?clinic=demo`);
      await page.locator('.bubble').first().waitFor();
      expect(chat.logins).to.equal(2);
      expect(chat.conversations).to.equal(2);
    });
  });
});
