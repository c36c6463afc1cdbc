import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { JsonObject } from '../src/domain/json.ts';
import { FakeConnector } from './channels/azure/fake-connector.ts';
import { type ComposedServer, startComposed } from './support/composed-server.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** Where a patient's words come in; a route that is not here keeps none. */
const TAKE_WORDS = ['POST /api/messages', 'POST /v3/directline/conversations/:id/activities'];

describe('Every route that something can be sent to', () => {
  const folder = temporaryFolder();
  let companion: ComposedServer;
  let connector: FakeConnector;
  let patient: { token: string; conversationId: string };
  before(async () => {
    connector = await FakeConnector.start();
    companion = await startComposed(folder.path('routes'));
    const login = await send('POST', '/api/widget/login', { clinic: 'demo' }, '');
    patient = JSON.parse(login.text) as typeof patient;
    await send('POST', '/v3/directline/conversations', {});
  });
  after(async () => {
    await companion.close();
    await connector.close();
  });

  async function send(method: string, path: string, body: JsonObject, token = patient.token) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${companion.url}${path}`, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  }

  /** From the router itself: what is added is walked too. */
  function routes(): { name: string; method: string; path: string }[] {
    const known = companion.server.getDebugInfo().routes as { method: string; path: string }[];
    const writing = known.filter(({ method }) => !['get', 'head', 'opts', 'options'].includes(method.toLowerCase()));
    return writing.map(({ method, path }) => ({ name: `${method.toUpperCase()} ${path}`, method, path }));
  }

  /** Words wherever a body may hold them, that are told apart by the route they were sent to. */
  function bodyWith(words: string): JsonObject {
    const chat = { from: { id: '29:ana' }, conversation: { id: 'a:chat', conversationType: 'personal' } };
    return {
      ...{ type: 'message', id: words.length.toString(), channelId: 'msteams', serviceUrl: connector.url, ...chat },
      ...{ text: words, value: { note: words }, clinic: 'demo', resume: words, reason: words, message: words },
      ...{ note: words, name: words },
    };
  }

  async function isKept(words: string): Promise<boolean> {
    const dataDir = folder.path('routes');
    const files = (await readdir(dataDir)).filter((name) => name.includes('.db'));
    const held = await Promise.all(files.map((name) => readFile(join(dataDir, name))));
    return held.some((bytes) => bytes.includes(words));
  }

  /** Alerts, and what was added to them. */
  async function cries(): Promise<number> {
    const query = { index: 'byClinic' as const, where: { clinicId: 'demo' }, limit: 200 };
    const { items } = await companion.store.records.list('alerts', query);
    return items.reduce((sum, { joined }) => sum + 1 + joined.length, 0);
  }

  it('keeps the words of a patient only where they are heard', async () => {
    const keeping: string[] = [];
    let alerts = 0;
    for (const [at, { name, method, path }] of routes().entries()) {
      const words = `I am going to kill myself tonight, number ${at} of my letters`;
      await send(method.toUpperCase(), path.replace(/:\w+/, patient.conversationId), bodyWith(words));
      if (!(await isKept(words))) continue;
      keeping.push(name);
      const now = await cries();
      expect(now, name).to.equal(alerts + 1);
      alerts = now;
    }
    expect(keeping.sort()).to.deep.equal(TAKE_WORDS);
  });

  it('of staff takes nothing from a patient', async () => {
    const staff = routes().filter(({ path }) => path.startsWith('/api/v1/'));
    expect(staff.length).to.be.greaterThan(5);
    for (const { name, method, path } of staff) {
      const { status } = await send(method.toUpperCase(), path.replace(/:\w+/, 'x'), bodyWith('words'));
      expect(status, name).to.be.within(400, 499);
    }
  });
});
