import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { ConsoleHouse, shot } from './console-window.ts';

const YEARS_MS = 2 * 366 * 24 * 3_600_000;

describeWith('chromium', 'crisis numbers that nobody verified for long', () => {
  const browser = useBrowser();

  it('are named to staff, whichever page they are on', async () => {
    const house = await ConsoleHouse.open();
    try {
      const fresh = await house.loggedIn(browser());
      expect(await fresh.getByText('were last verified').count()).to.equal(0);
      house.clinic.clock.advance(YEARS_MS);
      const page = await house.loggedIn(browser());
      const { verifiedOn } = house.clinic.parts.crisisLines;
      await page.getByText(`were last verified on ${verifiedOn}`).waitFor();
      await shot(page, 'stale-numbers');
      await expectAccessible(page);
      expect(house.faults).to.deep.equal([]);
    } finally {
      await house.close();
    }
  });
});
