import { expect } from 'chai';
import { WebSocket } from 'ws';
import { ChatApi } from '../../../src/web/widget/browser/chat-api.ts';
import { DirectLineClient } from '../../../src/web/widget/browser/direct-line-client.ts';
import type { Keep } from '../../../src/web/widget/browser/session.ts';
import { ScriptedChat } from '../../support/scripted-chat.ts';
import { CRISIS, NUMBERS } from './questions.ts';

function keep(): Keep {
  let held: string | undefined;
  return {
    read: () => held,
    write: (value) => {
      held = value;
    },
    forget: () => {
      held = undefined;
    },
  };
}

describe('the Direct Line client of the chat', () => {
  let chat: ScriptedChat;
  let clients: DirectLineClient[] = [];
  let offline = false;
  let now = 0;
  beforeEach(async () => {
    offline = false;
    now = Date.now();
    chat = await ScriptedChat.start({ greeting: [{ text: 'Hello' }], replies: [[{ text: 'One' }], [{ text: 'Two' }]] });
  });
  afterEach(async () => {
    for (const client of clients) client.close();
    clients = [];
    await chat.close();
  });

  /** A chat on a device of its own, or on one that was used before. */
  function open(device = { resume: keep(), unsent: keep() }) {
    const waiting = new Set<() => void>();
    const client = new DirectLineClient({
      ...device,
      api: new ChatApi(async (url, init) => {
        if (offline) throw new TypeError('Failed to fetch');
        return await fetch(chat.url + url, init);
      }),
      clinic: 'demo',
      locale: 'en',
      openSocket: (url) => new WebSocket(url),
      newId: () => `c${Math.random()}`,
      random: () => 0,
      now: () => now,
      changed: () => {
        for (const check of waiting) check();
      },
    });
    clients.push(client);
    void client.run();
    const until = (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (!holds()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    const texts = () => client.messages().map(({ activity }) => activity.text);
    const untilTexts = (...wanted: string[]) => until(() => texts().join('|') === wanted.join('|') && settled(client));
    return { client, device, texts, until, untilTexts };
  }
  const settled = (client: DirectLineClient) => client.messages().every(({ delivery }) => delivery === undefined);

  it('shows a message at once, and its echo in the same place', async () => {
    const { client, untilTexts, texts } = open();
    await untilTexts('Hello');
    client.say({ text: 'hi' });
    expect(texts()).to.deep.equal(['Hello', 'hi']);
    const key = client.messages().at(-1)?.key;
    expect(client.messages().at(-1)).to.include({ from: 'person', delivery: 'sending' });
    await untilTexts('Hello', 'hi', 'One');
    expect(client.messages().at(-2)?.key).to.equal(key);
  });

  it('knows its echo by the activity id too', async () => {
    chat.echoesClientIds = false;
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'hi' });
    await untilTexts('Hello', 'hi', 'One');
  });

  it('sends coded answers with their words, as the person of the token', async () => {
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    const value = { companion: { linkId: 'phq9.q1', code: 'LA6568-5' } };
    client.say({ text: 'Not at all', value });
    await untilTexts('Hello', 'Not at all', 'One');
    expect(chat.heard[0]).to.deep.include({ text: 'Not at all', value });
    expect(chat.heard[0]?.channelData?.clientActivityID).to.be.a('string');
  });

  it('sends in order, one after the other, also after trouble', async () => {
    chat.troubles.push({ status: 503 }, { status: 429 });
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'first' });
    client.say({ text: 'second' });
    await untilTexts('Hello', 'first', 'One', 'second', 'Two');
    expect(chat.heard.map(({ text }) => text)).to.deep.equal(['first', 'second']);
  });

  it('does not send again what arrived although the answer was lost', async () => {
    chat.silent = true;
    chat.troubles.push({ status: 502, kept: true });
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'hi' });
    await untilTexts('Hello', 'hi', 'One');
    expect(chat.heard).to.have.length(1);
  });

  it('gives up a message that the server refuses, keeps it in sight, and sends it again when told to', async () => {
    chat.troubles.push({ status: 413 });
    const { client, until, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'long' });
    await until(() => client.messages().at(-1)?.delivery === 'failed');
    client.retry();
    await untilTexts('Hello', 'long', 'One');
  });

  it('goes on with the next message after one that was refused', async () => {
    chat.troubles.push({ status: 400 });
    const { client, until, texts } = open();
    await until(() => texts().length === 1);
    client.say({ text: 'bad' });
    client.say({ text: 'good' });
    await until(() => chat.heard.length === 1 && texts().includes('One'));
    expect(chat.heard[0]?.text).to.equal('good');
    expect(client.messages().at(-1)).to.include({ delivery: 'failed' });
  });

  it('shows the crisis numbers at once when the message could not be saved, once, and keeps trying', async () => {
    const companion = { ...CRISIS.companion, status: 'unsaved' };
    const body = { error: { code: 'store.unavailable', message: "I couldn't save your message." }, companion };
    chat.troubles.push({ status: 503, body }, { status: 503, body });
    const { client, until, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'help me' });
    await until(() => client.messages().length === 3);
    expect(client.messages().at(-1)?.activity).to.deep.include({ text: "I couldn't save your message." });
    expect(client.messages().at(-1)?.activity.channelData?.companion).to.deep.include({ numbers: NUMBERS });
    expect(client.messages().at(-2)).to.include({ delivery: 'sending' });
    await untilTexts('Hello', 'help me', "I couldn't save your message.", 'One');
  });

  it('takes up a dropped stream where it was, without doubles', async () => {
    const { untilTexts } = open();
    await untilTexts('Hello');
    chat.say({ text: 'before' });
    chat.dropSockets();
    chat.say({ text: 'while away' });
    await untilTexts('Hello', 'before', 'while away');
    chat.say({ text: 'after' });
    await untilTexts('Hello', 'before', 'while away', 'after');
  });

  it('polls where sockets do not work', async () => {
    chat.socketsWork = false;
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'hi' });
    await untilTexts('Hello', 'hi', 'One');
    chat.say({ text: 'unasked' });
    await untilTexts('Hello', 'hi', 'One', 'unasked');
  });

  it('notices a stream that is open and dead, and leaves it', async () => {
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    chat.silent = true;
    chat.say({ text: 'not brought' });
    client.wake();
    await untilTexts('Hello', 'not brought');
  });

  it('comes back to the same conversation after a reload, with what was not sent yet', async () => {
    const first = open();
    await first.untilTexts('Hello');
    offline = true;
    first.client.say({ text: 'on its way' });
    first.client.close();
    offline = false;
    const second = open(first.device);
    await second.untilTexts('Hello', 'on its way', 'One');
    expect(second.client.replaced).to.equal(false);
  });

  it('logs in again with its code when the token has run out', async () => {
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    chat.expireTokens();
    client.say({ text: 'after a night' });
    await untilTexts('Hello', 'after a night', 'One');
    expect(chat.logins).to.equal(2);
  });

  it('renews its token after half its life', async () => {
    const { client, untilTexts } = open();
    await untilTexts('Hello');
    now += 16 * 60_000;
    client.say({ text: 'hi' });
    await untilTexts('Hello', 'hi', 'One');
    expect(chat.refreshes).to.equal(1);
    expect(chat.logins).to.equal(1);
  });

  it('begins a new conversation, and says so, when the old one cannot be opened', async () => {
    const { client, until, untilTexts } = open();
    await untilTexts('Hello');
    client.say({ text: 'old' });
    await untilTexts('Hello', 'old', 'One');
    chat.forgetConversations();
    client.say({ text: 'new' });
    await until(() => client.replaced);
    await untilTexts('Hello', 'new', 'Two');
  });

  it('tells that it is offline, and sends what waited once it is back', async () => {
    const { client, until, untilTexts } = open();
    await untilTexts('Hello');
    offline = true;
    chat.dropSockets();
    client.say({ text: 'hi' });
    await until(() => client.connection === 'offline');
    offline = false;
    client.wake();
    await untilTexts('Hello', 'hi', 'One');
    expect(chat.heard).to.have.length(1);
  });

  it('keeps nothing on the device once the person has left', async () => {
    const { client, device, untilTexts } = open();
    await untilTexts('Hello');
    expect(device.resume.read()).to.be.a('string');
    offline = true;
    client.say({ text: 'secret' });
    expect(device.unsent.read()).to.contain('secret');
    client.forget();
    client.say({ text: 'later' });
    expect([device.resume.read(), device.unsent.read()]).to.deep.equal([undefined, undefined]);
  });
});
