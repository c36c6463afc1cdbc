import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { afternoonZone } from '../support/afternoon.ts';
import { useBrowser } from '../support/browser.ts';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { screen } from '../support/course/screened.ts';
import { plan } from '../support/course/staff.ts';
import { bodyOf, Mailbox } from '../support/mailbox.ts';
import { describeWith } from '../support/needs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

describeWith('chromium', 'A patient who is not in the chat', () => {
  const browser = useBrowser();
  const folder = temporaryFolder();
  let server: ComposedServer;
  let mailbox: Mailbox;
  before(async () => {
    mailbox = await Mailbox.open();
    server = await startComposed(folder.path('.'), { SMTP_URL: mailbox.url });
  });
  after(async () => {
    await server.close();
    await mailbox.close();
  });

  const newPage = async (): Promise<Page> => (await browser().newContext({ locale: 'en-US' })).newPage();

  /** Somebody opened the chat yesterday, and today their session is over for some hours. */
  async function released(isThere: boolean): Promise<{ page: Page; patientId: string; conversationId: string }> {
    const page = await newPage();
    const logins = page.waitForResponse('**/api/widget/login');
    await page.goto(`${server.url}/chat?clinic=demo`);
    const { conversationId } = (await (await logins).json()) as { conversationId: string };
    await page.locator('.bubble').first().waitFor();
    if (!isThere) await page.context().close();
    const { latest } = await server.store.turns.load(conversationId);
    const { patientId } = latest?.state.conversation ?? { patientId: '' };
    const reminderContact = { email: `${patientId}@mail.example`, by: 'Dora Fox', at: hoursAgo(1) };
    const known = { lastSeenAt: hoursAgo(20), reminderContact };
    await server.store.turns.mark(conversationId, 1, { delivered: true, projected: true });
    await screen(server.store, patientId, conversationId, hoursAgo(20), known);
    const id = `session_${patientId}`;
    await plan(
      server.store,
      patientId,
      { id, start: hoursAgo(7), state: 'released', releasedAt: hoursAgo(4), zone: afternoonZone(new Date()) },
      hoursAgo(4),
    );
    return { page, patientId, conversationId };
  }

  /** Not a minute later: it is looked at now. */
  async function hurry(patientId: string): Promise<void> {
    const { records } = server.store;
    const mine = async () =>
      (await records.list('outreaches', { index: 'byDue' })).items.find((one) => one.patientId === patientId);
    await until(async () => (await mine()) !== undefined);
    const id = (await mine())?.id ?? '';
    await records.update('outreaches', id, (one) => (one?.dueAt === undefined ? one : { ...one, dueAt: hoursAgo(0) }));
  }

  it('gets a mail whose link leads to what waits for them', async () => {
    const { patientId } = await released(false);
    await hurry(patientId);
    await until(() => mailbox.of(patientId).length > 0);
    const [mail] = mailbox.of(patientId);
    const url = /http\S+/.exec(bodyOf(mail ?? { to: [], raw: '' }))?.[0] ?? '';
    const phone = await newPage();
    await phone.goto(url);
    await phone.getByRole('button', { name: 'Open my chat' }).click();
    await phone.locator('.bubble', { hasText: 'A few quick checks' }).waitFor();
    expect(await phone.locator('.bubble').last().innerText()).to.contain('A few quick checks');
    await phone.getByRole('button', { name: "Yes, let's go" }).click();
    await phone.locator('.bubble', { hasText: 'Are you home and safe?' }).waitFor();
    expect(mailbox.of(patientId)).to.have.length(1);
  });

  it('gets none while the chat is open', async () => {
    const { page, patientId, conversationId } = await released(true);
    await page.locator('.bubble', { hasText: 'A few quick checks' }).waitFor();
    const { latest } = await server.store.turns.load(conversationId);
    const due = latest?.effects.find((effect) => effect.kind === 'outreach.due');
    const mine = () => server.store.records.get('outreaches', due?.outreach.id ?? '');
    await until(async () => (await mine())?.outcome !== undefined);
    expect(await mine())
      .to.include({ outcome: 'seen', tries: 0 })
      .and.not.to.have.property('dueAt');
    expect(mailbox.of(patientId)).to.deep.equal([]);
  });

  it('who was entered by staff begins the chat by an invitation, under the name that staff gave', async () => {
    const staff = { name: 'Dora Fox', staffId: 'dora', clinicId: 'demo', roles: ['front-desk' as const] };
    const token = await server.staffTokens.issue(staff);
    const post = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${server.url}/api/v1${path}`, init)).json()) as Record<string, string>;
    };
    const { id = '' } = await post('/patients', { name: 'Ana Ruiz', language: 'es' });
    const { url = '' } = await post(`/patients/${id}/invite`, {});
    const page = await newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Open my chat' }).click();
    await page.locator('.bubble', { hasText: 'programa automático' }).waitFor();
    await page.locator('#message').fill('Lo entiendo');
    await page.locator('#message').press('Enter');
    await until(async () => (await server.store.records.get('patients', id))?.disclosedAt !== undefined);
    const patient = await server.store.records.get('patients', id);
    expect(patient).to.include({ name: 'Ana Ruiz', language: 'es' });
    expect(patient?.conversations).to.have.length(1);
    const everybody = { index: 'byClinic', where: { clinicId: 'demo' } } as const;
    const { items } = await server.store.records.list('patients', everybody);
    expect(items.filter(({ conversations }) => conversations[0] === patient?.conversations[0])).to.have.length(1);
  });
});
