import { expect } from 'chai';
import { useBrowser } from '../support/browser.ts';
import { describeWith } from '../support/needs.ts';
import { openPlayground, type Playground } from '../support/playground.ts';
import { STAFF, TeamsClinic } from '../support/teams-clinic.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

/** The person whom the Playground's page is of. */
const ALEX = '00000000-0000-0000-0000-0000000000020';
const SEEN = 'I have seen this and will contact the patient';

describeWith('playground', 'A person of the staff, in the Agents Playground', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let clinic: TeamsClinic;
  let page: Playground;
  before(async () => {
    const staff = STAFF.map((one) => (one.id === 'ruth' ? { ...one, teamsId: ALEX } : one));
    clinic = await TeamsClinic.open(folder.path('data'), { staff });
    page = await openPlayground(`${clinic.server.url}/api/messages`, browser());
  });
  after(async () => {
    await page?.close();
    await clinic?.close();
  });

  it('is told what the chat is for, gets an alert as a card, and acknowledges it there', async () => {
    const [greeting] = await page.say('Hi');
    expect(greeting).to.contain('Alerts for North Clinic will reach you here.');
    await clinic.say('ana', 'I have the pills in my hand and I am going to take them');
    await until(async () => (await page.buttons()).includes(SEEN));
    if (process.env.SHOTS !== undefined) await page.screenshot(`${process.env.SHOTS}/playground-alert.png`);
    await page.tap(SEEN);
    await until(async () => (await page.lastMessages()).some((text) => text.includes('Seen by Dr. Ruth Adler')));
    if (process.env.SHOTS !== undefined) await page.screenshot(`${process.env.SHOTS}/playground-alert-seen.png`);
    expect(await page.buttons()).to.deep.equal([]);
    expect((await clinic.alerts())[0]?.acknowledged).to.include({ by: 'Dr. Ruth Adler', role: 'therapist' });
  });
});
