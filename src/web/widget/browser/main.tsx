/** @jsxImportSource preact */
import { render } from 'preact';
import { ChatApi } from './chat-api.ts';
import type { ChatConfig } from './config.ts';
import { DirectLineClient } from './direct-line-client.ts';
import { browserKeep } from './keep.ts';
import { App } from './ui/app.tsx';
import { readView } from './view.ts';
import './styles/base.css';
import './styles/frame.css';
import './styles/numbers.css';
import './styles/transcript.css';
import './styles/answer.css';
import './styles/calm.css';

const root = document.getElementById('chat');
if (root !== null) start(root);

function start(root: HTMLElement): void {
  const { clinic = '', name = '', phone = '' } = root.dataset;
  const config: ChatConfig = { clinic, clinicName: name, phone, embedded: window.parent !== window };
  const locale = document.documentElement.lang;
  const client = new DirectLineClient({
    api: new ChatApi((url, init) => fetch(url, init)),
    clinic,
    locale,
    openSocket: (url) => new WebSocket(url),
    // The code is kept so that a person finds their chat again after a reload or days later. It is no word of theirs,
    // and no cookie: it goes to our login alone. Who shares the device can come back too; the quick exit forgets it.
    resume: browserKeep(() => localStorage, `companion.resume.${clinic}`),
    // Words on their way stay in this tab only, and only until the server has them.
    unsent: browserKeep(() => sessionStorage, `companion.unsent.${clinic}`),
    newId: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
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
    tellPage('leave');
    location.replace('about:blank');
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

  root.replaceChildren();
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
