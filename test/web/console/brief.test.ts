import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { useBrowser } from '../../support/browser.ts';
import { findingOf, runOf, scoreOf, sessionOf } from '../../support/care-record.ts';
import { expectAccessible, scrollsSideways } from '../widget/chat-window.ts';
import { type ConsoleHouse, shot, useConsoleHouse } from './console-window.ts';

const DAY = 24 * 3_600_000;
const WORDS = '<b>Help</b> me *see* what I am afraid of, and stay with it a little longer than I did the last time.';

/** Maria with six sessions behind her and one ahead: as full a brief as there will be. */
async function seedCourse({ clinic, people }: ConsoleHouse): Promise<void> {
  const now = clinic.clock.now().getTime();
  const at = (days: number) => new Date(now + days * DAY).toISOString();
  const { records } = clinic.store;
  const own = { patientId: people.maria };
  for (let week = 6; week >= 1; week -= 1) {
    const id = `session_${week}`;
    const closed = { state: 'closed' as const, releasedAt: at(-7 * week) };
    await records.update('sessions', id, () => ({ ...sessionOf(id, at(-7 * week), closed), ...own }));
    const goal = { 'i.goals[0]/i.goals.goal': 'Walk twice', 'i.goals[0]/i.goals.notice': 'My shoes are wet' };
    const intention = { 'i.intention': WORDS, 'i.shorten': 'See and stay', ...goal };
    const evening = { 'r.hard': 4, 'r.safe': 9, 'e0.1': 'A blue room, then my grandmother’s kitchen.' };
    const stayed = { 'd7.1': 'The quiet stayed, the colours faded.', 'd7.2': 'Walking helped.' };
    const runs = [
      runOf('intention', `i${week}`, at(-7 * week - 2), intention, { sessionId: id }),
      runOf('reflection', `e${week}`, at(-7 * week), evening, { sessionId: id, points: ['E0'] }),
      runOf('reflection', `d${week}`, at(-7 * week + 6), stayed, {
        ...{ sessionId: id, points: ['D7'] },
        scores: { phq9: scoreOf('phq9', 6 + 2 * week), gad7: scoreOf('gad7', 5 + week) },
      }),
    ];
    for (const run of runs) await records.update('responses', run.id, () => ({ ...run, ...own }));
  }
  await records.update('sessions', 'session_next', () => ({ ...sessionOf('session_next', at(1)), ...own }));
  const said = { 'p.person': 'skip', 'p.substances': 'yes', 'p.ride': 'Ana' };
  const about = { sessionId: 'session_next', points: ['24'] };
  const card = {
    ...{
      'i.why': 'I want to stop running from it.',
      'i.concerns': ['control', 'sick'],
      'i.support': ['voice', 'blanket'],
    },
    ...{
      'i.intention': WORDS,
      'i.shorten': 'See and stay',
      'i.nosupport': 'Do not talk a lot.',
      'i.boundaries': 'skip',
    },
    ...{ 'i.letgo': 'Trust, let go', 'i.return': 'Feel my feet', 'i.music': ['no_words'], 'i.eyes': 'try' },
    ...{ 'i.comfort': ['socks'], 'i.spirit': 'My grandmother’s rosary.' },
  };
  const next = [
    runOf('intention', 'i_next', at(-0.5), card, { sessionId: 'session_next' }),
    runOf('checklist', 'c_next', at(-0.1), said, about),
  ];
  for (const run of next) await records.update('responses', run.id, () => ({ ...run, ...own }));
  const answerSnapshot = { 'p.substances': { state: 'answered' as const, values: [] } };
  const grounds = { responseId: 'c_next', alert: { sameDay: true as const }, answerSnapshot };
  const found = { ...findingOf('SUD_USED_SINCE', grounds), ...own };
  await records.update('findings', found.id, () => found);
  const clearance = { status: 'cleared' as const, by: 'Dr. Peña', at: at(-60), lookAgain: true };
  await records.update('patients', people.maria, (patient) => patient && { ...patient, clearance });
}

describe('the brief of the console', () => {
  const browser = useBrowser();
  const house = useConsoleHouse();

  const open = async (page: Page) => {
    await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
    await page.getByRole('link', { name: 'Brief' }).click();
    await page.getByRole('heading', { name: 'Past sessions' }).waitFor();
    return page.locator('.brief');
  };

  it('shows a whole course at a glance, in the person’s own words', async () => {
    await seedCourse(house());
    const page = await house().loggedIn(browser());
    const brief = await open(page);
    await page.getByRole('heading', { name: 'Intention: “See and stay”' }).waitFor();
    const text = await brief.innerText();
    expect(text).to.contain(WORDS).and.contain('would notice: My shoes are wet').and.contain('Look again');
    expect(text)
      .to.contain('p.person')
      .and.contain('SUD_USED_SINCE')
      .and.match(/8\s*\(−2\)/);
    expect(await brief.locator('b').count()).to.equal(0);
    await shot(page, 'brief');
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await scrollsSideways(page)).to.equal(false);
    await shot(page, 'brief-narrow');
    await expectAccessible(page);
  });

  it('says wherever a clearance or a session it confirmed is shown that it is to be looked at again', async () => {
    await seedCourse(house());
    const { records } = house().clinic.store;
    await records.update('sessions', 'session_next', (one) => one && { ...one, state: 'confirmed' });
    await records.update('sessions', house().people.session, (one) => one && { ...one, unconfirmed: true });
    const page = await house().loggedIn(browser(), ['prescriber']);
    const row = page.getByRole('row').filter({ hasText: 'Maria Lopez' });
    expect(await row.innerText())
      .to.contain('Cleared')
      .and.contain('Look again');
    await page.getByRole('rowheader').getByRole('link', { name: 'Maria Lopez' }).click();
    await page.getByRole('note').filter({ hasText: 'Look again' }).waitFor();
    await page.getByRole('link', { name: 'Sessions' }).click();
    const session = page.getByRole('article').filter({ hasText: 'Confirmed' });
    await session.getByText('Look again: something new was found after this decision.').waitFor();
    await page.getByText('released though it was never confirmed').waitFor();
    await shot(page, 'look-again');
    await expectAccessible(page);
    await page.getByText('Change clearance').click();
    await page.getByLabel('Status').first().selectOption('cleared');
    await page.getByLabel('Reason').first().fill('Looked at it: the finding is known, and safe with the plan.');
    await page.getByRole('button', { name: 'Save clearance' }).click();
    await page.getByRole('note').filter({ hasText: 'Look again' }).waitFor({ state: 'detached' });
    await session.getByText('Look again').waitFor({ state: 'detached' });
  });

  for (const format of ['A4', 'Letter']) {
    it(`is one sheet of ${format}`, async () => {
      await seedCourse(house());
      const page = await house().loggedIn(browser());
      await open(page);
      const pdf = await page.pdf({ format });
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 760, height: 1080 });
      await shot(page, `brief-${format}`);
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).to.have.length(1);
      expect(await page.getByRole('banner').isVisible()).to.equal(false);
      expect(await page.getByText('4 earlier sessions are in the console.').isVisible()).to.equal(true);
    });
  }

  it('is reached by keyboard, and says what is missing', async () => {
    const page = await house().loggedIn(browser(), ['prescriber'], { locale: 'en-US' });
    await page
      .getByRole('rowheader')
      .getByRole('link', { name: /^Patient/ })
      .press('Enter');
    await page.getByRole('link', { name: 'Brief' }).press('Enter');
    await page.getByText('No intention was set yet.').waitFor();
    for (const text of ['No plan is written yet.', 'No session is planned.', 'No measure was answered yet.'])
      expect(await page.getByText(text).isVisible(), text).to.equal(true);
    await expectAccessible(page);
  });
});
