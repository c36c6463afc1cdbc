import { expect } from 'chai';
import { planOf } from '../../support/a-plan.ts';
import { useBrowser } from '../../support/browser.ts';
import { expectAccessible } from '../widget/chat-window.ts';
import { shot, useConsoleHouse } from './console-window.ts';

const REASON = 'Covering for Dr. Tess, who is ill today.';

describe('somebody else’s patient in the console', () => {
  const browser = useBrowser();
  const house = useConsoleHouse();
  beforeEach(async () => {
    const { maria, james } = house().people;
    for (const id of [maria, james]) {
      const plan = planOf('im', { rosterOfRoles: { therapist: 'staff-Tess' } });
      const written = { version: 1, plan, by: 'Lead', at: '2026-03-01T00:00:00.000Z', earlier: [] };
      await house().clinic.store.records.update('plans', id, () => ({ id, clinicId: 'demo', ...written }));
    }
  });

  it('is found by the whole name, opens for a reason, and says until when', async () => {
    const page = await house().page(browser());
    await page.goto(await house().link(['therapist'], 'Nia'));
    await page.getByText('You have no patients yet.').waitFor();
    await page.getByText('Find another patient').click();
    await page.getByLabel('Whole name').fill('maria');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('Nobody here has exactly this name.').waitFor();
    await page.getByLabel('Whole name').fill('maría lopez');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('(not your patient)').waitFor();
    await expectAccessible(page);
    await shot(page, 'find');
    await page.getByRole('link', { name: 'Maria Lopez' }).click();

    await page.getByRole('heading', { level: 1, name: 'Not your patient' }).waitFor();
    expect(await page.getByRole('main').innerText()).not.to.match(/Maria|PHQ/);
    await page.getByLabel(/^Why you must open/).fill('too short');
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByText('10 characters or more').waitFor();
    await expectAccessible(page);
    await shot(page, 'not-own');
    await page.getByLabel(/^Why you must open/).fill(REASON);
    await page.getByRole('button', { name: 'Open the record' }).click();
    await page.getByRole('heading', { level: 1, name: 'Maria Lopez' }).waitFor();
    await page.getByText('Opened with a reason until 6:2').waitFor();
    await expectAccessible(page);
    await shot(page, 'opened');
    expect(page.url()).not.to.match(/maria|lopez/i);

    const lead = await house().loggedIn(browser(), ['clinical-lead']);
    await lead.getByText('Records opened with a reason').click();
    await lead.getByText(REASON).waitFor();
    await lead.getByText(/Nia, Therapist/).waitFor();
    await expectAccessible(lead);
    await shot(lead, 'opened-records');
  });

  it('is reached from the link of a notice, which names nobody', async () => {
    const page = await house().page(browser(), { locale: 'es-MX' });
    await page.goto(await house().link(['prescriber'], 'Nia'));
    await page.getByText('Aún no tienes pacientes.').waitFor();
    await page.goto(`${house().url}/console/#/alerts/${house().people.danger}`);
    await page.getByRole('heading', { level: 1, name: 'No es tu paciente' }).waitFor();
    await page.getByLabel(/^Por qué debes abrir/).fill(REASON);
    await page.getByRole('button', { name: 'Abrir el expediente' }).click();
    await page.getByRole('heading', { level: 1, name: /^Paciente/ }).waitFor();
    await page.getByText('Abierto con un motivo hasta').waitFor();
    expect(page.url()).to.contain(`#/patients/${house().people.james}`);
    await expectAccessible(page);
  });

  it('leads who has the patient from the notice to the record at once', async () => {
    const page = await house().loggedIn(browser(), ['clinical-lead']);
    await page.goto(`${house().url}/console/#/alerts/${house().people.danger}`);
    await page.getByRole('heading', { level: 1, name: /^Patient/ }).waitFor();
    expect(await page.getByText('Opened with a reason').count()).to.equal(0);
  });
});
