import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import { useBrowser } from '../support/browser.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { LiveCourse } from '../support/course/live-course.ts';
import { LiveStaff } from '../support/course/live-staff.ts';
import { SkippingClock } from '../support/course/skipping-clock.ts';
import { answerWhile, type ChatPlace, teamsPlace, webPlace } from '../support/course/two-chats.ts';
import { describeWith } from '../support/needs.ts';
import { MARIA } from '../support/persona.ts';
import { openPlayground, type Playground } from '../support/playground.ts';
import { TeamsLine } from '../support/teams-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { WidgetPerson } from '../support/widget-person.ts';

/** Six sessions in three weeks, two boosters, and what comes after: `FULL_PROPERTY_RUNS=1`. */
const IS_WHOLE = Number(process.env.FULL_PROPERTY_RUNS ?? 0) > 0;
const SESSION_DAYS = IS_WHOLE ? [4, 7, 11, 14, 18, 21, 56, 84] : [4];
const LAST_POINT = IS_WHOLE ? 'M3' : 'D1';
const QUOTE = /next to\W{1,4}kinder to myself/g;
const zone = 'America/New_York';

describeWith('playground', 'a course in the chat window and in Teams', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  const clock = new SkippingClock();
  let companion: ComposedServer;
  let teams: Playground;
  let page: Page;
  let person: WidgetPerson;
  let places: ChatPlace[];
  let course: LiveCourse;
  let isKnownInTeams = false;
  let asked = 0;
  let changes = 0;
  before(async () => {
    clock.skipTo(iso(tomorrow()));
    companion = await startComposed(folder.path('course'), {}, clock);
    const line = new TeamsLine(companion.store);
    teams = await openPlayground(`${companion.url}/api/messages`, browser(), line);
    page = await (await browser().newContext({ locale: 'en-US' })).newPage();
    person = new WidgetPerson(page, MARIA);
    places = [webPlace(page, person), teamsPlace(teams, line)];
  });
  // A step is up to a hundred questions, and stands on the steps before it.
  beforeEach(function () {
    this.currentTest?.timeout(0);
  });
  afterEach(function () {
    if (this.currentTest?.state === 'failed') this.test?.parent?.bail(true);
  });
  after(async () => {
    if (process.env.SHOTS !== undefined) process.stdout.write(`${course?.log.join('\n')}\n`);
    await page?.context().close();
    await teams?.close();
    await companion?.close();
  });

  it('begins with the pre-screening on the web', async () => {
    const login = page.waitForResponse((response) => response.url().endsWith('/api/widget/login'));
    await page.goto(`${companion.url}/chat?clinic=demo`);
    const { conversationId } = await (await login).json();
    await person.asked('s0.ai_disclosure');
    await person.answerUntil();
    const patientId = (await companion.store.records.get('conversations', conversationId))?.patientId ?? '';
    const { store } = companion;
    course = new LiveCourse({ store, clock, staff: new LiveStaff(companion), patientId, zone });
    expect((await course.runs()).map(({ status }) => status)).to.deep.equal(['completed']);
    const staff = new LiveStaff(companion);
    await staff.clear(patientId);
    for (const days of SESSION_DAYS) await staff.confirm(patientId, iso(tomorrow().plus({ days })), zone);
  });

  it('asks each thing where the person wrote last, and goes on at the same question elsewhere', async () => {
    let here = places[0];
    let last = '';
    for (let count = 0; here !== undefined && last !== LAST_POINT; count += 1) {
      const points = await course.next();
      if (points === undefined) break;
      asked += 1;
      last = points[0]?.point ?? '';
      await here.comes('due');
      course.note(`${here.name}: ${points.map(({ point }) => point).join(' + ')}`);
      await here.say("Yes, let's go");
      if (count % 2 === 0) here = await changed(here);
      await answerWhile(here, () => course.isOpen());
    }
    expect(last).to.equal(LAST_POINT);
  });

  it('shows the words of the intention in both', async () => {
    const said = await Promise.all(places.map((place) => place.read()));
    const quotes = said.map((all) => all.match(QUOTE)?.length ?? 0);
    const days = (await course.runs()).filter(({ points }) => points?.includes('D1'));
    expect(quotes.reduce((sum, count) => sum + count)).to.equal(days.length);
  });

  it('has sent each thing once, and has every answer', async () => {
    const turns = await course.turns();
    const sent = turns.filter(({ inbound, outbound }) => inbound.name === 'care.prompt' && outbound.length > 0);
    const ids = sent.map(({ inbound }) => inbound.id);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(ids.length).to.equal(asked);
    expect(turns.filter(({ delivered }) => !delivered)).to.deep.equal([]);
    expect(turns.filter(({ effects }) => effects.some(({ kind }) => kind === 'turn-failed'))).to.deep.equal([]);
    const runs = await course.runs();
    // The pre-screening that Teams began with somebody it did not know gave way to the one that was finished.
    const [stopped, ...more] = runs.filter(({ status }) => status !== 'completed');
    expect(stopped?.questionnaire).to.contain('/prescreening|');
    expect(more).to.deep.equal([]);
    const places = runs.map(({ answers }) => new Set(Object.values(answers).map((one) => one.conversationId)).size);
    expect(places.filter((count) => count === 2).length).to.equal(changes);
  });

  async function becomeKnownInTeams(): Promise<void> {
    await page.locator('.device summary').click();
    await page.locator('.device button[type=button]').click();
    const said = await teams.say(`my code is ${await page.locator('.device code').innerText()}`);
    expect(said.join(' ')).to.contain('now belong together');
    isKnownInTeams = true;
  }

  /** Two answers here, and the rest there. */
  async function changed(here: ChatPlace): Promise<ChatPlace> {
    let left = 2;
    await answerWhile(here, async () => left-- > 0 && (await course.isOpen()));
    const open = here.open();
    const there = places.find((place) => place !== here);
    if (open === undefined || there === undefined || !(await course.isOpen())) return here;
    if (!isKnownInTeams) await becomeKnownInTeams();
    await there.say('hi');
    await until(() => there.open() === 'due' || there.open() === open);
    if (there.open() === 'due') await there.say("Yes, let's go");
    await until(() => there.open() === open);
    course.note(`${there.name}: goes on at ${open}`);
    changes += 1;
    return there;
  }
});

function tomorrow(): DateTime {
  return DateTime.now().setZone(zone).plus({ days: 1 }).startOf('day').set({ hour: 10 });
}

function iso(at: DateTime): string {
  return at.toUTC().toJSDate().toISOString();
}
