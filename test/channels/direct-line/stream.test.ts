import { once } from 'node:events';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { AppError } from '../../../src/domain/errors.ts';
import type { StoredActivity, Turn } from '../../../src/domain/turn.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { claims, type DirectLineServer, startDirectLine, until } from './direct-line-server.ts';

const HERE = `/conversations/${claims.conversationId}`;

describe('the Direct Line stream', () => {
  let line: DirectLineServer;
  const start = async (options = {}) => {
    line = await startDirectLine(options);
  };
  afterEach(() => line.close());

  const say = (text: string) => line.call('POST', `${HERE}/activities`, { type: 'message', text });

  /** A client that keeps all it gets. */
  function connect({ id = claims.conversationId, token = line.token, watermark = '' } = {}) {
    const query = new URLSearchParams({ watermark, ...(token === '' ? {} : { t: token }) });
    const url = `${line.url.replace('http', 'ws')}/v3/directline/conversations/${id}/stream?${query}`;
    const socket = new WebSocket(url);
    const got = { activities: [] as StoredActivity[], watermarks: [] as (string | undefined)[], empty: 0 };
    socket.on('message', (data) => {
      const text = String(data);
      if (text === '') got.empty += 1;
      else {
        const set = JSON.parse(text);
        got.activities.push(...set.activities);
        got.watermarks.push(set.watermark);
      }
    });
    const texts = () => got.activities.map((activity) => activity.text);
    return { socket, got, texts };
  }
  const closing = async (options: Parameters<typeof connect>[0]) => {
    const [code, reason] = await once(connect(options).socket, 'close');
    return [code, String(reason)];
  };

  it('replays from the watermark, then sends what is committed, in order and once', async () => {
    await start();
    for (const text of ['a', 'b']) await say(text);
    const client = connect({ watermark: '1' });
    await until(() => client.got.activities.length === 2);
    await say('c');
    await until(() => client.got.activities.length === 4);
    expect(client.texts()).to.deep.equal(['b', 'echo: b', 'c', 'echo: c']);
    expect(client.got.watermarks).to.deep.equal(['2', '3']);
  });

  it('gives two tabs the same, through a storm of fifty messages', async () => {
    await start();
    await line.call('POST', '/conversations');
    const tabs = [connect(), connect()];
    await Promise.all(Array.from({ length: 50 }, (_, i) => say(`m${i}`)));
    await until(() => tabs.every((tab) => tab.got.activities.length >= 101));
    const log = (await line.call('GET', `${HERE}/activities`)).body.activities;
    expect(log).to.have.length(101);
    for (const tab of tabs) expect(tab.got.activities).to.deep.equal(log);
  });

  it('replays more turns than one page holds', async () => {
    await start();
    for (let i = 0; i < 205; i++) {
      await line.runner.run({
        conversationId: claims.conversationId,
        activity: { type: 'message', id: `m${i}`, text: `m${i}` },
        start: { channel: 'directline', clinicId: 'demo', userId: 'u', language: 'en' },
      });
    }
    const client = connect();
    await until(() => client.got.activities.length === 410);
    expect(client.got.watermarks).to.deep.equal(['100', '200', '205']);
  });

  it('says by its close code why it is refused', async () => {
    await start();
    await say('hello');
    const other = { ...claims, conversationId: 'conversation_2' };
    const { token } = await line.tokens.issue(other);
    expect(await closing({ token })).to.deep.equal([4403, 'token.invalid']);
    expect(await closing({ id: other.conversationId, token })).to.deep.equal([4404, 'not-found']);
    expect(await closing({ token: '' })).to.deep.equal([4401, 'token.missing']);
    expect(await closing({ watermark: 'x' })).to.deep.equal([4400, 'request.invalid']);
    line.time.now += 1_800_000;
    expect(await closing({})).to.deep.equal([4403, 'token.expired']);
  });

  it('takes no upgrade elsewhere, and asks for one on a plain GET', async () => {
    await start();
    const socket = new WebSocket(`${line.url.replace('http', 'ws')}/elsewhere`);
    const [error] = await once(socket, 'error');
    expect(error.message).to.contain('404');
    expect((await line.call('GET', `${HERE}/stream`)).status).to.equal(400);
  });

  it('ends a socket that is no longer read, keeps one that is, and lets the first resume', async () => {
    await start({ keepAliveMs: 30 });
    await say('hello');
    const stuck = connect();
    const alive = connect();
    await until(() => stuck.got.activities.length === 2);
    stuck.socket.pause();
    for (let i = 0; i < 20; i++) await say(`${i} ${'x'.repeat(19_000)}`);
    const seen = alive.got.empty;
    await until(() => alive.got.empty >= seen + 4);
    const ended = once(stuck.socket, 'close');
    stuck.socket.resume();
    await ended;
    expect(alive.socket.readyState).to.equal(WebSocket.OPEN);
    const again = connect({ watermark: stuck.got.watermarks.at(-1) });
    const all = () => [...stuck.got.activities, ...again.got.activities];
    await until(() => all().length >= 42);
    expect(all()).to.deep.equal(alive.got.activities);
  });

  it('finds a turn whose signal was lost', async () => {
    await start({ keepAliveMs: 30 });
    await say('hello');
    const client = connect();
    await until(() => client.got.activities.length === 2);
    line.signal.publish = () => {};
    await say('unheard');
    await until(() => client.got.activities.length === 4);
    expect(client.texts()).to.include('unheard');
  });

  it('stays open while the store is away, can still tell of a crisis line, and goes on after', async () => {
    const store = new MemoryStore();
    await start({ keepAliveMs: 30, store });
    await say('hello');
    const client = connect();
    await until(() => client.got.activities.length === 2);
    const since = store.turns.since.bind(store.turns);
    store.turns.since = async (): Promise<Turn[]> => {
      throw new AppError('store.unavailable', 'The store is away.');
    };
    await say('are you there');
    line.announce?.(claims.conversationId, [{ type: 'message', text: 'Call or text 988' }]);
    line.announce?.('conversation_2', [{ type: 'message', text: 'not for you' }]);
    await until(() => client.got.activities.length === 3);
    store.turns.since = since;
    await until(() => client.got.activities.length === 5);
    expect(client.texts().slice(2)).to.deep.equal(['Call or text 988', 'are you there', 'echo: are you there']);
    expect(client.got.watermarks).to.deep.equal(['1', undefined, '2']);
  });

  it('ignores the empty messages of clients and ends those that say more', async () => {
    await start();
    await say('hello');
    const client = connect();
    await once(client.socket, 'open');
    client.socket.send('');
    await say('still here');
    await until(() => client.got.activities.length === 4);
    client.socket.send('x'.repeat(2000));
    const [code] = await once(client.socket, 'close');
    expect(code).to.equal(1009);
  });

  it('sends its clients away when the server closes', async () => {
    await start();
    await say('hello');
    const client = connect();
    await once(client.socket, 'open');
    const closed = once(client.socket, 'close');
    await line.close();
    expect((await closed)[0]).to.equal(1001);
    await start();
  });
});
