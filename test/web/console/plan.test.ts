import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { PLAN_TEMPLATES } from '../../../src/content/plan-templates.ts';
import { formOf, planIn } from '../../../src/web/console/browser/plan-form.ts';
import { planOf } from '../../support/a-plan.ts';
import { useBrowser } from '../../support/browser.ts';
import { expectAccessible, scrollsSideways } from '../widget/chat-window.ts';
import { shot, useConsoleHouse } from './console-window.ts';

describe('the form of a plan', () => {
  const whole = planOf('im', {
    ...{
      product: 'Vial A',
      consentRef: 'C-1',
      psychotherapy: { modality: 'ACT', frequency: 'weekly', therapistId: 'kim' },
    },
    maintenance: [{ every: 'weekly', count: 4, reviewAt: '2026-06-01' }, { every: 'as_needed' }],
    rosterOfRoles: { prescriber: 'ana', emergencyContact: { name: 'Eva', phone: '+1 555 0101' } },
  });

  it('changes nothing that nobody changed', () => {
    expect(planIn(formOf(whole))).to.deep.equal(whole);
    for (const { defaults } of PLAN_TEMPLATES)
      expect(planIn(formOf({ ...defaults, rosterOfRoles: {} }))).to.deep.equal({ ...defaults, rosterOfRoles: {} });
  });

  it('leaves out what was emptied, and makes no number of nothing', () => {
    const form = { ...formOf(whole), product: ' ', consentRef: '', reviewAfter: '3; 6', reviewMonths: '', weeks: '' };
    const plan = planIn({ ...form, steps: [{ every: '', count: '4', reviewAt: '' }] });
    expect(plan).not.to.have.any.keys('product', 'consentRef');
    expect(plan).to.deep.include({
      ...{ maintenance: [], induction: { sessions: 6, perWeek: 2, weeks: undefined } },
      reviewPoints: [{ afterSession: 3 }, { afterSession: 6 }, { at: 'endOfInduction' }],
    });
  });
});

describe('the plan of the console', () => {
  const browser = useBrowser();
  const house = useConsoleHouse();

  const open = async (page: Page) => {
    await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
    // The front desk has no tabs.
    const sessions = page.getByRole('link', { name: 'Sessions' });
    const heading = page.getByRole('heading', { name: 'Treatment plan' });
    await sessions.or(heading).first().waitFor();
    if ((await sessions.count()) > 0) await sessions.click();
    await heading.waitFor();
  };
  const saved = () => house().clinic.store.records.get('plans', house().people.maria);

  it('is written from what a route suggests, changed, and kept in versions', async () => {
    const page = await house().loggedIn(browser());
    await open(page);
    await page.getByText('Write a plan').press('Enter');
    await page.getByLabel('Begin with the suggestion for').selectOption('intranasal_esketamine');
    expect(await page.getByLabel('Induction sessions').inputValue()).to.equal('8');
    await page.getByText('Where its numbers come from').click();
    await page.getByText('never at home. [L1]').waitFor();
    await shot(page, 'plan-form');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save as a new version' }).press('Enter');
    await page.getByText('Version 1, Dr. Ruth Adler').waitFor();
    await page.getByText('8 sessions, 2 a week, 4 weeks').waitFor();
    await page.getByText('Change the plan').press('Enter');
    await page.getByLabel('Status').first().selectOption('active');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText('Version 2, Dr. Ruth Adler').waitFor();
    await page.getByText('Earlier versions (1)').waitFor();
    expect((await saved())?.earlier.map(({ plan }) => plan.status)).to.deep.equal(['draft']);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).to.equal(false);
    await shot(page, 'plan-narrow');
    await expectAccessible(page);
  });

  it('says what to do when somebody else was faster, and loses neither change', async () => {
    const page = await house().loggedIn(browser());
    await open(page);
    await page.getByText('Write a plan').click();
    await page.getByLabel('Induction sessions').fill('5');
    const other = {
      id: house().people.maria,
      clinicId: 'demo',
      version: 1,
      plan: planOf('iv'),
      by: 'Dr. Peña',
      at: '2026-03-02T15:30:00.000Z',
      earlier: [],
    };
    await house().clinic.store.records.update('plans', other.id, () => other);
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText('Somebody else changed the plan meanwhile').waitFor();
    expect((await saved())?.version).to.equal(1);
    await page.getByRole('button', { name: 'Load again' }).click();
    await page.getByText('Version 1, Dr. Peña').waitFor();
  });

  it('is refused with a word on why where it cannot be', async () => {
    const page = await house().loggedIn(browser());
    await open(page);
    await page.getByText('Write a plan').click();
    await page.getByLabel('Induction sessions').fill('');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText('Please check the numbers').waitFor();
    expect(await saved()).to.equal(undefined);
  });

  it('suggests the dates of the induction, and enters them only when told', async () => {
    const plan = planOf();
    const record = {
      id: house().people.maria,
      clinicId: 'demo',
      version: 1,
      plan,
      by: 'T',
      at: '2026-03-02T15:00:00.000Z',
    };
    await house().clinic.store.records.update('plans', record.id, () => ({ ...record, earlier: [] }));
    const where = { patientId: house().people.maria };
    const sessions = async () =>
      (await house().clinic.store.records.list('sessions', { index: 'byPatient', where })).items;
    const page = await house().loggedIn(browser());
    await open(page);
    await page.getByText('Suggest dates for the induction').click();
    await page.getByLabel('First session: date').fill('2026-03-05');
    await page.getByLabel('First session: time').fill('09:00');
    await page.getByRole('button', { name: 'Suggest' }).press('Enter');
    await page
      .getByText('Mon, Mar 9, 2026, 9:00 AM MDT')
      .or(page.getByText('Sun, Mar 8, 2026, 9:00 AM MDT'))
      .first()
      .waitFor();
    expect(await sessions()).to.have.length(1);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enter these 6 sessions' }).press('Enter');
    await page.getByText('6 of 6 sessions entered.').waitFor();
    expect((await sessions()).map(({ state, setting }) => [state, setting]).slice(1)).to.deep.equal(
      Array.from({ length: 6 }, () => ['planned', 'clinic']),
    );
  });

  it('shows the front desk its logistics, and nothing to change', async () => {
    const plan = planOf('im', { product: 'Vial A', psychotherapy: { modality: 'IFS', frequency: 'weekly' } });
    const record = {
      id: house().people.maria,
      clinicId: 'demo',
      version: 1,
      plan,
      by: 'T',
      at: '2026-03-02T15:00:00.000Z',
      earlier: [],
    };
    await house().clinic.store.records.update('plans', record.id, () => record);
    const page = await house().loggedIn(browser(), ['front-desk']);
    await open(page);
    await page.getByText('6 sessions, 2 a week, 3 weeks').waitFor();
    for (const text of ['Vial A', 'IFS', 'Bladder check', 'Change the plan'])
      expect(await page.getByText(text).count(), text).to.equal(0);
  });
});
