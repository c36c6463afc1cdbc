/** @jsxImportSource preact */
import { render } from 'preact';
import { ChatApi } from './chat-api.ts';
import type { ChatConfig } from './config.ts';
import { type ClientParts, DirectLineClient } from './direct-line-client.ts';
import { browserKeep } from './keep.ts';
import { App } from './ui/app.tsx';
import { Door } from './ui/door.tsx';
import { readView } from './view.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/numbers.css';
import './styles/transcript.css';
import './styles/answer.css';
import './styles/calm.css';

const root = document.getElementById('chat');
const link = takeLink();
if (root !== null) start(root);

function start(root: HTMLElement): void {
  const { clinic = '', name = '', phone = '' } = root.dataset;
  const config: ChatConfig = { clinic, clinicName: name, phone, embedded: window.parent !== window };
  const locale = document.documentElement.lang;
  const api = new ChatApi((url, init) => fetch(url, init));
  // The code is kept so that a person finds their chat again after a reload or days later. It is no word of theirs,
  // and no cookie: it goes to our login alone. Who shares the device can come back too; the quick exit forgets it.
  const resume = browserKeep(() => localStorage, `companion.resume.${clinic}`);
  // Words on their way stay in this tab only, and only until the server has them.
  const unsent = browserKeep(() => sessionStorage, `companion.unsent.${clinic}`);
  const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
  const enter = () => openChat(root, { api, config, locale, resume, unsent, newId });
  // Should the answer be lost, the server knows this browser by it when the link is opened again.
  const nonce = browserKeep(() => localStorage, `companion.nonce.${clinic}`);
  const open = async () => {
    const mark = nonce.read() ?? newId();
    nonce.write(mark);
    resume.write((await api.login({ clinic, locale, link, nonce: mark })).resume);
    nonce.forget();
    unsent.forget();
    enter();
  };
  root.replaceChildren();
  if (link === undefined) enter();
  else render(<Door {...{ locale, phone, known: resume.read() !== undefined, open, enter }} />, root);
}

/** The secret of a one-time link, which does not stay in the address bar or the history. */
function takeLink(): string | undefined {
  const secret = /^#link=(.+)/.exec(location.hash)?.[1];
  if (secret !== undefined) history.replaceState(null, '', location.pathname + location.search);
  // A link opened in a tab that has the chat already changes the fragment alone.
  addEventListener('hashchange', () => location.reload());
  return secret;
}

/** A page that has not left by then is not the loader's. */
const PAGE_LEAVES_MS = 2_000;
type OpenChat = Pick<ClientParts, 'api' | 'locale' | 'resume' | 'unsent' | 'newId'> & { config: ChatConfig };

function openChat(root: HTMLElement, { config, ...parts }: OpenChat): void {
  const { locale } = parts;
  const client = new DirectLineClient({
    ...parts,
    clinic: config.clinic,
    openSocket: (url) => new WebSocket(url),
    random: Math.random,
    now: Date.now,
    changed: () => draw(),
  });
  const tellPage = (what: 'minimize' | 'leave' | 'news') => window.parent.postMessage({ companion: what }, '*');
  const minimize = () => tellPage('minimize');
  const leave = () => {
    client.forget();
    render(null, root);
    document.title = '';
    const leaveHere = () => location.replace('about:blank');
    if (!config.embedded) return leaveHere();
    // The page goes, and this frame with it. If the frame went first, the page might no longer know who spoke to it.
    tellPage('leave');
    setTimeout(leaveHere, PAGE_LEAVES_MS);
  };
  const enter = async (code: string) => {
    await client.enter(code);
    location.reload();
  };
  let shown = 0;
  const draw = () => {
    render(<App {...{ client, config, locale, minimize, leave, enter }} />, root);
    const messages = client.messages();
    if (client.ready && messages.length > shown && !readView(messages).quiet) tellPage('news');
    shown = messages.length;
  };

  draw();
  addEventListener('online', () => client.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.wake();
  });
  if (config.embedded)
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) minimize();
    });
  void client.run();
}
