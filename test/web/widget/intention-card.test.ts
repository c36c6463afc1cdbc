import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { HOSTILE, intentionCardOf } from '../../support/intention-line.ts';
import { describeWith } from '../../support/needs.ts';
import { ScriptedChat } from '../../support/scripted-chat.ts';
import { bubbles, closeFaultless, expectAccessible, openWindow } from './chat-window.ts';

describeWith('chromium', 'An intention card in the widget', () => {
  const browser = useBrowser();

  it('shows the words as they were written: no markup, no link, nothing loaded', async () => {
    const card = intentionCardOf(HOSTILE);
    const chat = await ScriptedChat.start({ greeting: [card, { text: 'Thank you.', companion: { kind: 'done' } }] });
    const window = await openWindow(browser(), chat);
    const { page } = window;
    await page.getByText('Your intention card').waitFor();
    expect((await bubbles(page))[0]).to.contain(`In a few words:\n${HOSTILE}\n\nIn your own words:\n${HOSTILE}`);
    expect(await page.locator('.bubble').locator('a, img, b, strong, code').count()).to.equal(0);
    expect(await page.getByRole('button', { name: /change/i }).count()).to.equal(0);
    await expectAccessible(page);
    await closeFaultless([window], chat);
  });
});
