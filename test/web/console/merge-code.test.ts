import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { describeWith } from '../../support/needs.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { ConsoleHouse } from './console-window.ts';

describeWith('chromium', 'the code for a second chat of a patient', () => {
  const browser = useBrowser();

  it('is shown to be read out, with its end, and is good', async () => {
    const house = await ConsoleHouse.open();
    try {
      const page = await house.loggedIn(browser());
      await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
      await page.getByText('This patient also writes from another chat').click();
      await page.getByRole('button', { name: 'Show a code' }).click();
      const shown = await page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent();
      await page.getByText(/\(until /).waitFor();
      await expectAccessible(page);
      const { codes } = house.clinic.parts;
      const claim = await codes.claim((shown ?? '').replace('-', ''), 'demo', 'msteams|a:maria');
      expect(claim).to.have.property('patientId');
      expect(house.faults).to.deep.equal([]);
    } finally {
      await house.close();
    }
  });
});
