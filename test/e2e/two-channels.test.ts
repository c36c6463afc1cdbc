import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { afternoonZone } from '../support/afternoon.ts';
import { useBrowser } from '../support/browser.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { screen } from '../support/course/screened.ts';
import { change, plan } from '../support/course/staff.ts';
import { describeWith } from '../support/needs.ts';
import { answerOf, MARIA } from '../support/persona.ts';
import { openPlayground, type Playground } from '../support/playground.ts';
import { TeamsLine } from '../support/teams-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { WidgetPerson } from '../support/widget-person.ts';

const HOUR_MS = 3_600_000;
const SESSION = 'session_1';

describeWith('playground', 'a session in the chat window and in Teams', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let companion: ComposedServer;
  let line: TeamsLine;
  let teams: Playground;
  let page: Page;
  let web: WidgetPerson;
  let patientId = '';
  before(async () => {
    companion = await startComposed(folder.path('two-channels'));
    line = new TeamsLine(companion.store);
    teams = await openPlayground(`${companion.url}/api/messages`, browser(), () => line.answered());
    page = await (await browser().newContext({ locale: 'en-US' })).newPage();
    web = new WidgetPerson(page, MARIA);
    patientId = await opened();
  });
  after(async () => {
    await page?.context().close();
    await teams?.close();
    await companion?.close();
  });

  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
  const runsOf = async (name: string) => {
    const { items } = await companion.store.records.list('responses', { index: 'byPatient', where: { patientId } });
    return items.filter(({ questionnaire }) => questionnaire.includes(`/${name}|`));
  };

  /** On the web, to the end; what a turn changes is in the store a moment after it was heard. */
  async function answered(name: string): Promise<void> {
    await until(async () => {
      if (web.open !== undefined) await web.answerUntil(undefined);
      return (await runsOf(name)).every(({ status }) => status === 'completed');
    });
    expect(await runsOf(name)).to.have.length(1);
  }

  async function opened(): Promise<string> {
    const login = page.waitForResponse((response) => response.url().endsWith('/api/widget/login'));
    await page.goto(`${companion.url}/chat?clinic=demo`);
    const { conversationId } = await (await login).json();
    let found: string | undefined;
    await until(async () => {
      found = (await companion.store.records.get('conversations', conversationId))?.patientId;
      return found !== undefined;
    });
    return found ?? '';
  }

  it('begins with an intention on the web', async () => {
    await screen(companion.store, patientId, 'before', ago(1), { lastSeenAt: ago(1) });
    await plan(companion.store, patientId, { id: SESSION, start: ago(-48), zone: afternoonZone(new Date()) }, ago(0));
    await web.say('stop');
    await web.say('hi');
    await until(() => web.open === 'due');
    await web.say("Yes, let's go");
    await answered('intention');
  });

  it('asks how it was on the next day, and goes on in Teams at the very question', async () => {
    const times = { start: ago(24), plannedEnd: ago(21), releasedAt: ago(21) };
    await change(
      companion.store,
      SESSION,
      patientId,
      (session) => session && { ...session, state: 'released', ...times },
      ago(0),
    );
    await web.say('hi');
    await until(() => web.open === 'due');
    await web.say("Yes, let's go");
    await web.answerUntil('d1.1');
    await page.locator('.device summary').click();
    await page.locator('.device button[type=button]').click();
    const code = await page.locator('.device code').innerText();
    const said = await teams.say(`my code is ${code}`);
    expect(said.join(' ')).to.contain('now belong together');
    await teams.say('hi');
    if (line.open()?.linkId === 'due') await teams.say("Yes, let's go");
    expect(line.open()?.linkId).to.equal('d1.1');
  });

  it('shows the words of the intention there, and goes back to the web', async () => {
    let quoted = false;
    for (let count = 0; count < 10 && line.open()?.linkId !== 'r.connect'; count += 1) {
      if (line.open()?.linkId === 'd1.back') {
        await until(async () => (await teams.lastMessages()).join(' ').includes('kinder to myself'));
        quoted = true;
      }
      await teams.say(answerOf(line.open()?.linkId ?? '').typed);
    }
    expect(quoted).to.equal(true);
    await web.say('hi');
    await until(() => web.open === 'due' || web.open === 'r.connect');
    if (web.open === 'due') await web.say("Yes, let's go");
    await until(() => web.open === 'r.connect');
    await answered('reflection');
    const runs = await runsOf('reflection');
    const places = new Set(Object.values(runs[0]?.answers ?? {}).map(({ conversationId }) => conversationId));
    expect(places.size).to.equal(2);
  });
});
