import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { afternoonZone } from '../support/afternoon.ts';
import { useBrowser } from '../support/browser.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { screen } from '../support/course/screened.ts';
import { plan } from '../support/course/staff.ts';
import { describeWith } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { expectAccessible, scrollsSideways } from '../web/widget/chat-window.ts';

const HOUR_MS = 3_600_000;
const PHONE = { viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true };
/** What a person who is well at home taps, from the offer on. */
const WELL = ["Yes, let's go", 'home and safe', 'Yes', 'None of these', '0', '7'];

describeWith('chromium', 'the evening after a session', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let companion: ComposedServer;
  before(async () => {
    companion = await startComposed(folder.path('after-dose'));
  });
  after(() => companion?.close());

  async function released(page: Page): Promise<void> {
    const login = page.waitForResponse((response) => response.url().endsWith('/api/widget/login'));
    await page.goto(`${companion.url}/chat?clinic=demo`);
    const { conversationId } = await (await login).json();
    await page.locator('.bubble').first().waitFor();
    const { store } = companion;
    let patientId: string | undefined;
    await until(async () => {
      patientId = (await store.records.get('conversations', conversationId))?.patientId;
      return patientId !== undefined;
    });
    const now = new Date();
    const at = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
    const times = { start: at(6.2), plannedEnd: at(3.2), releasedAt: at(3.2), zone: afternoonZone(now) };
    await screen(store, patientId ?? '', conversationId, at(1), { lastSeenAt: at(1) });
    await plan(store, patientId ?? '', { id: `session_${patientId}`, state: 'released', ...times }, at(0));
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is six taps and no typing for who is well, in large type, with help one tap away (${colorScheme})`, async () => {
      const context = await browser().newContext({ ...PHONE, colorScheme, locale: 'en-US' });
      const page = await context.newPage();
      await released(page);
      await page.getByText('Would you like to do them now?').waitFor();
      for (const label of WELL) {
        const button = page.getByRole('group').getByRole('button', { name: label, exact: true }).first();
        await button.waitFor();
        await page.locator('html.calm').waitFor();
        expect(await page.evaluate(`parseFloat(getComputedStyle(document.body).fontSize)`)).to.be.at.least(20);
        expect(await scrollsSideways(page)).to.equal(false);
        expect(await page.getByRole('button', { name: 'Talk to a person' }).isVisible()).to.equal(true);
        await until(() => isInSight(button));
        await expectAccessible(page);
        const before = await page.locator('.bubble').count();
        await button.tap();
        await until(async () => (await page.locator('.bubble').count()) > before + 1);
      }
      await context.close();
    });
  }

  /** Nothing lies over its middle, and it is not scrolled away. */
  async function isInSight(button: Locator): Promise<boolean> {
    const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const label = await button.innerText();
    const there = await button
      .page()
      .evaluate(`document.elementFromPoint(${x + width / 2}, ${y + height / 2})?.innerText`);
    return there === label;
  }
});
