import { expect } from 'chai';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { type Line, ScriptedChat } from '../../support/scripted-chat.ts';
import { until } from '../../support/until.ts';
import { type ChatWindow, closeFaultless, expectAccessible, openWindow, scrollsSideways } from './chat-window.ts';
import { CRISIS, CRISIS_QUESTION, QUESTIONS } from './questions.ts';

/** Recommended for a tap by a hand that shakes (WCAG 2.2, 2.5.5). */
const TAP_PX = 44;

const SPANISH = {
  text: 'Me alegra mucho que me lo digas. Esto suena muy doloroso, y mereces la ayuda de una persona ahora mismo. **Por favor, llama al 988 ahora, o al 911 si crees que podrías hacerte daño.** Estoy avisando a tu equipo de atención ahora.\n\nTú importas. Dejo estos números aquí.',
  question: '¿Estás a salvo en las próximas horas? ¿Hay alguien contigo?',
};

const SCRIPTS: Record<'en' | 'es', Line[]> = {
  en: [CRISIS, CRISIS_QUESTION].map((line) => ({ ...line, locale: 'en' })),
  es: [
    { ...CRISIS, text: SPANISH.text, locale: 'es' },
    { ...CRISIS_QUESTION, text: SPANISH.question, locale: 'es' },
  ],
};

/** At 200 % zoom a window of 1280 × 800 has half of it, each pixel twice as large. */
const SCREENS: Record<string, BrowserContextOptions> = {
  'on a desktop': { viewport: { width: 1280, height: 800 } },
  'on a phone': { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true },
  'at 200 % zoom': { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
};

describeWith('chromium', 'the chat in a crisis', () => {
  const browser = useBrowser();
  let chat: ScriptedChat;
  let windows: ChatWindow[] = [];
  afterEach(async () => {
    const opened = windows;
    windows = [];
    await closeFaultless(opened, chat);
  });

  async function inCrisis(language: 'en' | 'es', options: BrowserContextOptions): Promise<Page> {
    chat = await ScriptedChat.start({ greeting: [QUESTIONS.choice], replies: [SCRIPTS[language]] });
    const window = await openWindow(browser(), chat, options);
    windows.push(window);
    const { page } = window;
    await page.locator('#message').fill('I want to die');
    await page.locator('#message').press('Enter');
    await page.locator('.pinned').waitFor();
    await page.locator('.answer button').first().waitFor();
    return page;
  }

  for (const language of ['en', 'es'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [where, screen] of Object.entries(SCREENS)) {
        it(`has the numbers first, each as large as a finger and named, with no barrier (${language}, ${colorScheme}, ${where})`, async () => {
          const page = await inCrisis(language, { ...screen, colorScheme });
          expect(await page.evaluate(READ_FIRST), 'read first').to.equal(true);
          expect(await page.evaluate(REACHED_FIRST), 'reached first').to.equal('tel:911');
          expect(await page.evaluate(DEVICE_LAST), 'what is not needed now comes last').to.equal(true);
          expect(await page.evaluate(IN_SIGHT), 'in sight at once').to.deep.equal(['tel:911', 'tel:988']);
          await until(() => page.evaluate<boolean>(QUESTION_IS_CLEAR));
          await expectAccessible(page);
          await page.locator('.pinned summary').click();
          expect(await tapFaults(page)).to.deep.equal([]);
          expect(await scrollsSideways(page)).to.equal(false);
          await expectAccessible(page);
        });
      }
    }
  }
});

/** In the order of the document, which is that of screen readers and the Tab key. */
const READ_FIRST = `(() => {
  const words = document.createTreeWalker(document.getElementById('chat'), NodeFilter.SHOW_TEXT);
  return words.nextNode().parentElement.closest('.pinned') !== null;
})()`;
const REACHED_FIRST = `document.querySelector('a, button, input, textarea, summary, [tabindex]').getAttribute('href')`;
const DEVICE_LAST = `(() => {
  const [device, answer] = ['.device', '.answer'].map((name) => document.querySelector(name));
  return (answer.compareDocumentPosition(device) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
})()`;
const IN_SIGHT = `[...document.querySelectorAll('.pinned .first a')].filter((link) => {
  const { top, bottom } = link.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}).map((link) => link.getAttribute('href'))`;

/** What is asked does not hide behind the numbers. Long words before it may leave it below the edge: it is scrolled to,
 * to the nearest whole pixel. */
const QUESTION_IS_CLEAR = `(() => {
  const bubble = [...document.querySelectorAll('.bubble')].at(-1);
  bubble.scrollIntoView({ block: 'nearest' });
  const asked = bubble.getBoundingClientRect();
  return asked.top >= document.querySelector('.pinned').getBoundingClientRect().bottom && asked.bottom <= innerHeight + 1;
})()`;

/** Each number: where it leads, how large it is, what it is called. */
async function tapFaults(page: Page): Promise<string[]> {
  const links = await page.locator('.pinned a').all();
  expect(links).to.have.length.greaterThan(5);
  const faults = await Promise.all(
    links.map(async (link) => {
      const href = (await link.getAttribute('href')) ?? '';
      const { width = 0, height = 0 } = (await link.boundingBox()) ?? {};
      const name = (await link.getAttribute('aria-label')) ?? (await link.innerText());
      const isNamed = /\d{3}|\w\.\w/.test(name);
      const fits = width >= TAP_PX && height >= TAP_PX;
      return /^(tel:\+?\d+$|sms:\+?\d+|https:\/\/)/.test(href) && fits && isNamed
        ? []
        : [`${href} "${name}" ${width} × ${height}`];
    }),
  );
  return faults.flat();
}
