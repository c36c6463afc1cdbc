import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { useBrowser } from '../../support/browser.ts';
import { expectAccessible, scrollsSideways, tabTo } from '../widget/chat-window.ts';
import { shot, useConsoleHouse } from './console-window.ts';

describe('the console', () => {
  const browser = useBrowser();
  const house = useConsoleHouse();

  const open = async (page: Page, name: RegExp | string) => {
    await page.getByRole('rowheader').getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  };
  const tab = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name }).click();

  it('lets somebody in by a one-time link, once, and keeps no token in the address', async () => {
    const link = await house().link(['therapist']);
    const page = await house().page(browser());
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Patients' }).waitFor();
    expect(page.url()).not.to.contain('login');
    expect(await page.getByRole('banner').innerText()).to.contain('Dr. Ruth Adler, Therapist');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Patients' }).waitFor();
    const second = await house().page(browser());
    await second.goto(link);
    await second.getByText('used before or has expired').waitFor();
    await shot(second, 'login');
    await expectAccessible(second);
    expect(await page.context().cookies()).to.deep.equal([]);
  });

  it('lists patients with the newest open alert first, in words and codes', async () => {
    const page = await house().loggedIn(browser());
    const rows = await page.getByRole('row').allInnerTexts();
    expect(rows[1]).to.match(/^Patient [A-Z0-9_]{6}/);
    expect(rows[1])
      .to.contain('Suicidal, with plan or intent')
      .and.contain('Crisis: act now')
      .and.contain('CRISIS_NOW');
    expect(rows[1]).to.match(/in \d+ min/);
    expect(rows[2]).to.contain('Maria Lopez').and.contain('A clinician must review').and.contain('None');
    await shot(page, 'patients');
    await expectAccessible(page);
    await page.getByRole('searchbox', { name: 'Find by name' }).fill('mar');
    expect(await page.getByRole('row').count()).to.equal(2);
  });

  it('shows what was found with its answer, rule, version, basis and source', async () => {
    const page = await house().loggedIn(browser());
    await open(page, 'Maria Lopez');
    const finding = page.getByRole('article').filter({ hasText: 'SI_PASSIVE' });
    const text = await finding.innerText();
    for (const part of ['SI_PASSIVE.phq9.q9', 'version 1.2.0', 'Guideline', '[I3c] C-SSRS', 'Several days']) {
      expect(text).to.contain(part);
    }
    await page.getByText('13 of 27').waitFor();
    await page.getByText('Answers to PHQ-9').first().click();
    const table = page.getByRole('table', { name: 'Answers to PHQ-9' });
    await table.waitFor();
    expect(await table.getByRole('row').nth(3).innerText()).to.match(/More than half the days\s+2/);
    await page.getByText('not a diagnosis').waitFor();
    await shot(page, 'findings');
    await expectAccessible(page);
  });

  it('acknowledges an alert in the words of the protocol and closes it for a reason', async () => {
    const page = await house().loggedIn(browser());
    await open(page, /^Patient/);
    await page.getByText('Not safe for the next few hours, or alone.').waitFor();
    await shot(page, 'alert');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'I have seen this and will contact the patient' }).click();
    await page.getByText('Seen by Dr. Ruth Adler, Therapist').waitFor();
    await page.getByRole('button', { name: 'Close alert' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close alert' }).click();
    await dialog.getByText('Please give a reason.').waitFor();
    await shot(page, 'close');
    await expectAccessible(page);
    await dialog.getByRole('textbox').fill('Spoke with him and his brother; safe plan made.');
    await dialog.getByRole('button', { name: 'Close alert' }).click();
    await page.getByText('No open alert.').first().waitFor();
    await page.getByText('Closed alerts (1)').click();
    await page.getByText('safe plan made').waitFor();
    const alert = await house().clinic.store.records.get('alerts', house().people.danger);
    expect(alert?.closed).to.include({ by: 'Dr. Ruth Adler', role: 'therapist' });
  });

  it('shows every answer: the skipped as skipped, the changed with what it replaced', async () => {
    const page = await house().loggedIn(browser());
    await open(page, 'Maria Lopez');
    await tab(page, 'Answers');
    await page.getByText('Show the answers of').last().click();
    const row = (question: string) => page.getByRole('row').filter({ hasText: question });
    await row('What would you like to be different?').waitFor();
    expect(await row('What would you like to be different?').innerText()).to.contain('Skipped');
    expect(await row('Do you have a therapist now?').innerText()).to.match(/No[\s\S]*Before: Yes/);
    expect(await row('What brings you here?').innerText()).to.contain('<b>pills</b>');
    await shot(page, 'answers');
    await expectAccessible(page);
  });

  it('takes a session in the clocks of its place, and its release', async () => {
    const page = await house().loggedIn(browser(), ['prescriber']);
    await open(page, 'Maria Lopez');
    await tab(page, 'Sessions');
    await page.getByText('See and stay.').waitFor();
    await page.getByText('My grandmother’s kitchen, very bright.').waitFor();
    await page.getByText('Enter a session').click();
    await page.getByLabel(/^Date/).fill('2026-03-02');
    await page.getByLabel('Start').fill('09:30');
    await page.getByLabel('Time zone').selectOption('America/Los_Angeles');
    await page.getByLabel('Place').fill('Room 1');
    await shot(page, 'sessions');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save session' }).click();
    await page.getByText('The session was saved.').waitFor();
    const card = page.getByRole('article').filter({ hasText: 'Room 1' });
    expect(await card.innerText())
      .to.contain('9:30')
      .and.contain('PST')
      .and.contain('Planned');
    await card.getByRole('button', { name: 'Confirm' }).click();
    await card.getByText('A prescriber must clear this patient first').waitFor();
    await page.getByText('Change clearance').click();
    await page.getByLabel('Status').selectOption('cleared');
    await page.getByLabel(/^Reason\W*$/).fill('ECG and labs fine.');
    await page.getByRole('button', { name: 'Save clearance' }).click();
    await page.getByText(/Cleared.*ECG and labs fine/).waitFor();
    await card.getByRole('button', { name: 'Confirm' }).click();
    await card.getByText('Confirmed', { exact: true }).waitFor();
    await card.getByText('Enter release time').click();
    await card.getByLabel('Release time').fill('07:20');
    await card.getByRole('button', { name: 'Save release' }).click();
    await card.getByText('Released', { exact: true }).first().waitFor();
    const query = { index: 'byPatient' as const, where: { patientId: house().people.maria }, order: 'desc' as const };
    const [session] = (await house().clinic.store.records.list('sessions', query)).items;
    expect(session).to.include({ start: '2026-03-02T17:30:00.000Z', releasedAt: '2026-03-02T15:20:00.000Z' });
  });

  it('shows the whole transcript, older messages on demand, failures marked', async () => {
    const { clinic, people } = house();
    for (let n = 1; n <= 40; n += 1)
      await clinic.say('conversation_james', `message ${n}`, { says: [{ text: `reply ${n}` }] });
    const page = await house().loggedIn(browser());
    await page.goto(`${house().url}/console/#/patients/${people.james}/transcript`);
    await page.getByText('reply 40').waitFor();
    expect(await page.getByText('I have a plan to end my life').count()).to.equal(0);
    await page.getByRole('button', { name: 'Load older messages' }).click();
    await page.getByText('I have a plan to end my life').waitFor();
    await page.getByText('The companion failed on this message.').waitFor();
    const said = await page.locator('.transcript .words').allInnerTexts();
    expect(said.slice(0, 4)).to.deep.equal([
      ...['Hi', 'Hi. I’m an automated program.', 'I have a plan to end my life'],
      'I’m really glad you told me. I’m letting your care team know now.',
    ]);
    expect(said.slice(-2)).to.deep.equal(['message 40', 'reply 40']);
    await page.getByText('Times are in America/New York.').waitFor();
    await expectAccessible(page);
    await shot(page, 'transcript');
  });

  it('says aloud that a new alert came, wherever one is', async () => {
    const page = await house().loggedIn(browser());
    await open(page, 'Maria Lopez');
    const { clinic } = house();
    await clinic.say('conversation_maria', 'I wish I were dead', {
      effects: (scope) => [clinic.raised(scope, { id: 'alert_new', tiers: ['PASSIVE'] })],
    });
    await page.clock.runFor(16_000);
    await page.locator('[aria-live=assertive]').getByText('New alert: Maria Lopez, Wish to be dead').waitFor();
    await page.getByRole('article').filter({ hasText: 'Wish to be dead' }).first().waitFor();
    expect(await page.getByRole('banner').innerText()).to.contain('Open alerts: 2');
  });

  it('says since when the server cannot be reached, and goes on when it can', async () => {
    const page = await house().loggedIn(browser());
    await page.route('**/api/v1/alerts?**', (route) => route.abort());
    await page.clock.runFor(16_000);
    await page.getByText('No connection to the server since').waitFor();
    await page.unroute('**/api/v1/alerts?**');
    await page.clock.runFor(16_000);
    await page.getByText('No connection to the server since').waitFor({ state: 'detached' });
    house().faults.splice(0, house().faults.length, ...house().faults.filter((fault) => !fault.includes('ERR_FAILED')));
  });

  it('logs out after half an hour in which nobody touched it', async () => {
    const page = await house().loggedIn(browser());
    await page.clock.fastForward('29:00');
    await page.mouse.click(5, 400);
    await page.clock.fastForward('29:00');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).to.equal('Patients');
    await page.clock.fastForward('02:00');
    await page.getByText('You were logged out after 30 minutes').waitFor();
    expect(await page.evaluate('sessionStorage.length')).to.equal(0);
    expect(await page.content()).not.to.contain('Maria');
  });

  it('shows the front desk contact and calendar, and nothing clinical', async () => {
    const page = await house().loggedIn(browser(), ['front-desk']);
    expect(await page.getByRole('columnheader').allInnerTexts()).to.deep.equal(['Name', 'Channel', 'Last seen']);
    await open(page, 'Maria Lopez');
    await page.getByText('Room 2').waitFor();
    expect(await page.getByRole('navigation', { name: 'Parts of the record' }).count()).to.equal(0);
    expect(await page.getByRole('main').innerText()).not.to.match(/PHQ|See and stay|Disposition|Release time/);
    await shot(page, 'front-desk');
    await expectAccessible(page);
  });

  it('lists the questionnaires and shows one with its items, options, conditions and reasons', async () => {
    const page = await house().loggedIn(browser());
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Questionnaires' }).click();
    await page.getByRole('heading', { level: 1, name: 'Questionnaires' }).waitFor();
    const row = page.getByRole('row', { name: /^PHQ-9/ });
    expect(await row.innerText()).to.match(/KAP Companion\s+1\.0\.0\s+10\s+PHQ-9: A/);
    await shot(page, 'questionnaires');
    await expectAccessible(page);
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'PHQ-9' }).waitFor();
    const table = page.getByRole('table', { name: 'PHQ-9' });
    expect(await table.innerText())
      .to.contain('More than half the days (2)')
      .and.contain("score('phq9')");
    await shot(page, 'questionnaire');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'All questionnaires' }).click();
    await page.getByRole('heading', { level: 1, name: 'Questionnaires' }).waitFor();
  });

  it('shows an admin the questionnaires, and no patient or alert', async () => {
    const page = await house().loggedIn(browser(), ['admin']);
    await page.getByRole('heading', { level: 1, name: 'Questionnaires' }).waitFor();
    expect(await page.getByRole('banner').innerText()).not.to.match(/Patients|alert/);
    expect(await page.getByText('No connection').count()).to.equal(0);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).to.equal(false);
    await shot(page, 'phone-questionnaires');
    await page.getByRole('link', { name: 'PHQ-9' }).click();
    await page.getByRole('heading', { level: 1, name: 'PHQ-9' }).waitFor();
    expect(await scrollsSideways(page)).to.equal(false);
    await expectAccessible(page);
    await shot(page, 'phone-questionnaire');
  });

  it('speaks Spanish', async () => {
    const page = await house().loggedIn(browser(), ['therapist'], { locale: 'es-MX' });
    expect(await page.getAttribute('html', 'lang')).to.equal('es');
    await open(page, 'Maria Lopez');
    await page.getByText('Hipertensión conocida').waitFor();
    await page.getByText('no es un diagnóstico').waitFor();
    await shot(page, 'spanish');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Known hypertension').waitFor();
  });

  it('works on a phone and by keyboard alone', async () => {
    const page = await house().loggedIn(browser(), ['therapist'], { viewport: { width: 390, height: 844 } });
    await expectAccessible(page);
    expect(await scrollsSideways(page)).to.equal(false);
    await shot(page, 'phone-patients');
    await tabTo(page, 'tbody a');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Patient/ }).waitFor();
    await page.getByText('SI_ACTIVE_PLAN.words').waitFor();
    await page.locator('h1:focus').waitFor();
    await shot(page, 'phone-patient');
    expect(await scrollsSideways(page)).to.equal(false);
    await expectAccessible(page);
    await page.goto(`${house().url}/console/#/patients/${house().people.maria}/sessions`);
    await page.getByText('See and stay.').waitFor();
    await shot(page, 'phone-sessions');
    expect(await scrollsSideways(page)).to.equal(false);
    await expectAccessible(page);
  });
});
