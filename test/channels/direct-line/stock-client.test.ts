import { createRequire } from 'node:module';
import type { Activity, DirectLine } from 'botframework-directlinejs';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { MemoryStore } from '../../support/memory-store.ts';
import { XmlHttpRequest } from '../../support/xml-http-request.ts';
import { type DirectLineServer, startDirectLine, until } from './direct-line-server.ts';

type Options = ConstructorParameters<typeof DirectLine>[0];

describe('the stock Direct Line client', () => {
  const browser = globalThis as unknown as Record<string, unknown>;
  const before_ = { WebSocket: browser.WebSocket, XMLHttpRequest: browser.XMLHttpRequest };
  const sockets: WebSocket[] = [];
  class Watched extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  let Client: typeof DirectLine;
  let line: DirectLineServer;
  let client: DirectLine;

  before(() => {
    Object.assign(browser, { WebSocket: Watched, XMLHttpRequest: XmlHttpRequest });
    Client = createRequire(import.meta.url)('botframework-directlinejs').DirectLine;
  });
  after(() => {
    Object.assign(browser, before_);
  });
  beforeEach(async () => {
    sockets.length = 0;
    line = await startDirectLine();
  });
  afterEach(async () => {
    client.end();
    await line.close();
  });

  /** Connects and gathers; retries come quickly instead of after 3 to 15 seconds. */
  function connect(options: Partial<Options>): { texts: () => (string | undefined)[]; activities: Activity[] } {
    client = new Client({
      token: line.token,
      domain: `${line.url}/v3/directline`,
      timeout: 500,
      random: () => -0.245,
      pollingInterval: 200,
      ...options,
    });
    const activities: Activity[] = [];
    client.activity$.subscribe({ next: (activity) => activities.push(activity), error: () => {} });
    return { activities, texts: () => activities.map((activity) => ('text' in activity ? activity.text : undefined)) };
  }
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      client.postActivity({ type: 'message', from: { id: 'me' }, text }).subscribe(resolve, reject);
    });

  for (const webSocket of [true, false]) {
    it(`talks ${webSocket ? 'over a WebSocket' : 'by polling'}`, async () => {
      const chat = connect({ webSocket });
      const id = await say('hello');
      await until(() => chat.activities.length === 3);
      expect(chat.texts()).to.deep.equal(['Welcome', 'hello', 'echo: hello']);
      expect(chat.activities[1]).to.include({ id });
      expect(sockets).to.have.length(webSocket ? 1 : 0);
    });
  }

  it('talks with a token that a secret was exchanged for', async () => {
    const secret = await line.tokens.issueSecret({ clinicId: 'demo' });
    const { body } = await line.call('POST', '/tokens/generate', undefined, secret);
    const chat = connect({ token: body.token });
    await say('hello');
    await until(() => chat.activities.length === 3);
  });

  it('comes back after its socket dropped, with nothing lost and nothing twice', async () => {
    const chat = connect({});
    await say('one');
    await until(() => chat.activities.length === 3);
    sockets[0]?.terminate();
    await say('two');
    await until(() => chat.activities.length === 5);
    expect(chat.texts().slice(1)).to.deep.equal(['one', 'echo: one', 'two', 'echo: two']);
    expect(sockets).to.have.length(2);
  });

  it('comes back after the server restarted', async () => {
    const store = new MemoryStore();
    await line.close();
    line = await startDirectLine({ store });
    const port = Number(new URL(line.url).port);
    const chat = connect({});
    await say('one');
    await until(() => chat.activities.length === 3);
    await line.close();
    line = await startDirectLine({ store, port });
    await say('two');
    await until(() => chat.activities.length === 5);
    expect(chat.texts()).to.deep.equal(['Welcome', 'one', 'echo: one', 'two', 'echo: two']);
  });

  it('resumes a conversation from a watermark', async () => {
    connect({});
    await say('one');
    client.end();
    const chat = connect({ conversationId: 'conversation_1', watermark: '1' });
    await say('two');
    await until(() => chat.activities.length === 4);
    expect(chat.texts()).to.deep.equal(['one', 'echo: one', 'two', 'echo: two']);
  });

  it('hears of fifty messages at once, each one once', async () => {
    const chat = connect({});
    await Promise.all(Array.from({ length: 50 }, (_, i) => say(`m${i}`)));
    await until(() => chat.activities.length >= 101);
    const log = (await line.call('GET', '/conversations/conversation_1/activities')).body.activities;
    // Not in order: this client shuffles sets that come within a few milliseconds. The stream's own order has its test.
    expect(chat.activities).to.have.deep.members(log);
  });

  it('is told that there are no files and no sign-in sessions', async () => {
    connect({});
    const sessionId = await new Promise((resolve, reject) => client.getSessionId().subscribe(resolve, reject));
    expect(sessionId).to.equal('');
  });
});
