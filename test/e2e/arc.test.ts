import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { describeWith } from '../support/needs.ts';
import { MARIA } from '../support/persona.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { WidgetPerson } from '../support/widget-person.ts';
import { bubbles, expectAccessible, saysLast } from '../web/widget/chat-window.ts';

/** What must come back word for word: it looks like markup in three languages. */
const INTENTION = 'be **kinder** to <myself> 🌱';
const PERSONA = {
  ...MARIA,
  // Asked only after a cry for help.
  's2.means': { typed: 'None of these', tapped: { codes: ['none'] } },
  'i.intention': { typed: INTENTION, tapped: { text: INTENTION } },
  'i.shorten': { typed: INTENTION, tapped: { text: INTENTION } },
};
const CRY = 'I want to kill myself';
const HOUR_MS = 3_600_000;

describeWith('chromium', 'the way of a patient through the clinic', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let companion: ComposedServer;
  let page: Page;
  let person: WidgetPerson;
  let staff: (what: string, body?: unknown) => Promise<Answer>;
  let patientId = '';
  let sessionId = '';
  before(async () => {
    companion = await startComposed(folder.path('arc'));
    staff = await therapistOf(companion);
    page = await browser().newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' });
    person = new WidgetPerson(page, PERSONA);
    await page.goto(`${companion.url}/chat?clinic=demo`);
    await person.asked('s0.ai_disclosure');
  });
  // A step is up to a hundred questions, and stands on the steps before it.
  beforeEach(function () {
    this.currentTest?.timeout(600_000);
  });
  afterEach(function () {
    if (this.currentTest?.state === 'failed') this.test?.parent?.bail(true);
  });
  after(async () => {
    await page?.close();
    await companion?.close();
  });

  it('begins with consent and the country', async () => {
    await person.answerUntil('s1.reason');
    expect(await bubbles(page)).to.include('United States');
  });

  it('goes on at the same question after a reload', async () => {
    await person.answerUntil('phq9.q1');
    await saysLast(page, 'Little interest');
    const before = await bubbles(page);
    await page.reload();
    await saysLast(page, 'Little interest');
    await page.locator('.answer input').first().waitFor();
    expect(await bubbles(page)).to.deep.equal(before);
    await expectAccessible(page);
  });

  it('stops for a cry for help in the middle of an instrument, and goes on where it was when it is closed', async () => {
    await person.answerUntil('phq9.q5');
    await person.say(CRY);
    const numbers = page.locator('.pinned');
    await numbers.waitFor();
    expect(await numbers.innerText()).to.match(/988/);
    await saysLast(page, 'things can get better with support');
    await expectAccessible(page);
    const { items: alerts } = await staff('GET /alerts');
    expect(alerts?.map(({ tiers }) => tiers)).to.have.length(1);
    const { said } = person;
    for (const { id } of alerts ?? []) await staff(`POST /alerts/${id}/close`, { reason: 'Spoke by phone.' });
    await person.asked('phq9.q5', said);
  });

  it('reads everything back and ends the pre-screening', async () => {
    await person.answerUntil('s9.readback');
    await page.locator('.summary').waitFor();
    await expectAccessible(page);
    await person.answerUntil();
    await saysLast(page, 'A clinician will read your answers');
  });

  it('asks for the intention before a session', async () => {
    const { items: patients } = await staff('GET /patients');
    patientId = patients?.[0]?.id ?? '';
    const start = new Date(Date.now() + 36 * HOUR_MS).toISOString();
    const session = await staff(`POST /patients/${patientId}/sessions`, {
      start,
      zone: 'America/Los_Angeles',
      route: 'im',
    });
    sessionId = session.id ?? '';
    await person.say('hi');
    await saysLast(page, 'set an intention');
    await person.answerUntil();
  });

  it('quotes the intention word for word after the session', async () => {
    await staff(`PATCH /sessions/${sessionId}`, { releasedAt: new Date(Date.now() - 24 * HOUR_MS).toISOString() });
    await person.say('hi');
    await person.answerUntil('d1.back');
    await saysLast(page, INTENTION);
    expect((await bubbles(page)).at(-1)).to.contain(INTENTION);
    if (process.env.SHOTS !== undefined) await page.screenshot({ path: `${process.env.SHOTS}/arc-quote.png` });
    await person.answerUntil();
  });

  it('shows staff the intention and the reflection side by side', async () => {
    const { items: sessions } = await staff(`GET /patients/${patientId}/sessions`);
    const { intention, reflection } = sessions?.[0] ?? {};
    expect(intention?.map(({ status }) => status)).to.deep.equal(['completed']);
    expect(reflection?.map(({ status }) => status)).to.deep.equal(['completed']);
    expect(JSON.stringify(intention)).to.contain(JSON.stringify(INTENTION));
    expect(JSON.stringify(reflection)).to.contain('A wide green field.');
  });
});

interface Words {
  status: string;
}

interface Answer {
  id?: string;
  items?: { id: string; tiers?: string[]; intention?: Words[]; reflection?: Words[] }[];
}

/** Calls the staff API as a therapist of the demo clinic: `staff('GET /patients')`. */
async function therapistOf({ url, staffTokens, clinicIds }: ComposedServer) {
  const roles = ['therapist' as const];
  const token = await staffTokens.issue({ staffId: 's1', name: 'Dr. Lee', roles, clinicId: clinicIds[0] ?? '' });
  return async (what: string, body?: unknown): Promise<Answer> => {
    const [method = 'GET', path = ''] = what.split(' ');
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.ok, what).to.equal(true);
    return (await response.json()) as Answer;
  };
}
