import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser.ts';
import { content } from '../support/chat.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { describeWith } from '../support/needs.ts';
import { MARIA } from '../support/persona.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { WidgetPerson } from '../support/widget-person.ts';
import { bubbles, expectAccessible } from '../web/widget/chat-window.ts';

/** Where pictures of each step go, to be looked at. */
const { SHOTS } = process.env;

describeWith('chromium', 'Questions about KAP in the chat window', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let server: ComposedServer;
  before(async () => {
    server = await startComposed(folder.path('.'));
  });
  after(() => server.close());

  it('are chosen and answered by tap, the numbers too', async () => {
    const page = await browser().newPage({ viewport: { width: 390, height: 844 } });
    const person = new WidgetPerson(page, MARIA);
    await page.goto(`${server.url}/chat?clinic=${server.clinicIds[0]}`);
    await person.asked('s0.ai_disclosure');
    await person.answerUntil('s1.reason');
    await person.say('questions');
    await person.asked('faq.topics');
    expect(await options(page)).to.deep.equal([...titles(), "That's all"]);
    await expectAccessible(page);
    await look(page, 'topics');
    const choose = async (label: string, next: string) => {
      const before = person.said;
      await page.getByRole('button', { name: label, exact: true }).click();
      await person.asked(next, before);
    };
    await choose('Does it help?', 'faq.questions');
    await look(page, 'questions');
    await choose('How long does relief last?', 'faq.more');
    await page.getByText('Follow-up care matters.').waitFor();
    expect((await bubbles(page)).join()).to.contain('Follow-up care matters.\n\nThis is general information');
    await look(page, 'answer');
    await choose('Another question', 'faq.questions');
    await choose('Can it treat suicidal thoughts?', 'faq.more');
    await page.locator('a[href="tel:988"]').first().waitFor();
    await expectAccessible(page);
    await look(page, 'numbers');
    await choose("That's all", 's1.reason');
    const { items } = await server.store.records.list('alerts', {
      index: 'byClinic',
      where: { clinicId: 'demo' },
      limit: 9,
    });
    expect(items).to.deep.equal([]);
    await page.close();
  });
});

function titles(): string[] {
  return content.faq.topics.map(({ title }) => title.en);
}

function options(page: Page): Promise<string[]> {
  return page.locator('.answer .buttons button').allInnerTexts();
}

async function look(page: Page, name: string): Promise<void> {
  if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/faq-${name}.png` });
}
