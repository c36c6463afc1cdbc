import { expect } from 'chai';
import { createPatientMail } from '../../../src/notifiers/patient-ways.ts';
import { useBrowser } from '../../support/browser.ts';
import { Mailbox } from '../../support/mailbox.ts';
import { describeWith } from '../../support/needs.ts';
import { SeededClinic } from '../../support/seeded-clinic.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { ConsoleHouse, shot } from './console-window.ts';

describeWith('chromium', 'inviting in the console', () => {
  const browser = useBrowser();
  let house: ConsoleHouse;
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await Mailbox.open();
    const clinic = new SeededClinic();
    const mail = { smtpUrl: mailbox.url, from: 'companion@here.example', domain: 'here.example' };
    Object.assign(clinic.parts, { ways: [createPatientMail(mail)] });
    house = await ConsoleHouse.open(clinic);
  });
  afterEach(async () => {
    await house.close();
    await mailbox.close();
    expect(house.faults.join('\n')).to.equal('');
  });

  it('enters a patient, saves where to write, and makes a link or mails one', async () => {
    const page = await house.loggedIn(browser(), ['front-desk']);
    await page.getByText('New patient').click();
    await expectAccessible(page);
    await page.getByLabel('Name', { exact: true }).fill('Ana Ruiz');
    await page.getByLabel('Language').selectOption('es');
    await page.getByRole('button', { name: 'Enter patient' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ana Ruiz' }).waitFor();
    await page.getByText('Reminders and invitation').click();
    expect(await page.getByRole('button', { name: 'Invite by e-mail' }).count()).to.equal(0);
    await page.getByLabel('E-mail').fill('ana@mail.example');
    await page.getByRole('button', { name: 'Save contact' }).click();
    await page.getByText('The contact was saved.').waitFor();
    await page.getByRole('button', { name: 'Make a link to the chat' }).click();
    const link = page.getByLabel('Link to hand on');
    await link.waitFor();
    const url = await link.inputValue();
    expect(url).to.match(/#link=[\w-]{43}$/);
    await shot(page, 'invite');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Invite by e-mail' }).click();
    await page.getByText('The invitation was sent.').waitFor();
    expect(mailbox.of('ana')).to.have.length(1);
    expect(await link.inputValue()).not.to.equal(url);
  });

  it('is not offered to who may not', async () => {
    const page = await house.loggedIn(browser(), ['prescriber']);
    expect(await page.getByText('New patient').count()).to.equal(0);
    await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
    await page.getByRole('heading', { level: 1, name: 'Maria Lopez' }).waitFor();
    expect(await page.getByText('Reminders and invitation').count()).to.equal(0);
  });
});
