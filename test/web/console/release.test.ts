import { expect } from 'chai';
import { useBrowser } from '../../support/browser.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { describeWith } from '../../support/needs.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { testClinic } from '../../support/turn-parts.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { ConsoleHouse, shot, useConsoleHouse } from './console-window.ts';

const staff = [
  { id: 'staff-Dr. Ruth Adler', name: 'Dr. Ruth Adler', roles: ['clinical-lead' as const] },
  { id: 'ben', name: 'Ben Cole', roles: ['therapist' as const] },
];

describeWith('chromium', 'an accusation of staff in the console', () => {
  const browser = useBrowser();
  const clinic = () => new SeededClinic(new MemoryStore(), { ...testClinic, staff, onCall: [] });
  const house = useConsoleHouse(() => ConsoleHouse.open(clinic()));
  beforeEach(async () => {
    await house().clinic.say('conversation_james', 'The guide touched me.', {
      effects: (scope) => [house().clinic.raised(scope, { id: 'alert_guide', tiers: ['ABUSE'], marks: ['STAFF'] })],
    });
  });

  it('is released by the clinical lead, who names whom it concerns and says why', async () => {
    const page = await house().loggedIn(browser(), ['clinical-lead']);
    await page.goto(`${house().url}/console/#/patients/${house().people.james}`);
    const alert = page.getByRole('article').filter({ hasText: 'Abuse' });
    await alert.getByText('It is not known whom this concerns: only the clinical lead sees it.').waitFor();
    await alert.getByRole('button', { name: 'Release to the team' }).click();
    const dialog = page.getByRole('dialog', { name: 'Release this accusation to the team' });
    await dialog.getByRole('button', { name: 'Release to the team' }).click();
    await dialog.getByText('Please give a reason.').waitFor();
    await dialog.getByRole('textbox').fill('She told me whom she means.');
    await dialog.getByRole('button', { name: 'Release to the team' }).click();
    await dialog.getByText('Please say whom it concerns, or that nobody is named.').waitFor();
    await dialog.getByLabel('Whom does it concern?').selectOption('Ben Cole');
    await shot(page, 'release');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Release to the team' }).click();
    await alert.getByText('Released by Dr. Ruth Adler, Clinical lead').waitFor();
    expect(await alert.innerText())
      .to.contain('Concerns: Ben Cole. They never see this alert.')
      .and.contain('She told me whom she means.');
    expect(await alert.getByRole('button', { name: 'Release to the team' }).count()).to.equal(0);
    await shot(page, 'released');
    await expectAccessible(page);
    expect((await house().clinic.store.records.get('alerts', 'alert_guide'))?.accused).to.equal('ben');
  });
});
