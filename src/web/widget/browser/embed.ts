const LABELS = {
  en: { open: 'Chat with us', close: 'Close the chat', title: 'Chat', news: 'New message' },
  es: { open: 'Chatea con nosotros', close: 'Cerrar el chat', title: 'Chat', news: 'Mensaje nuevo' },
};

// Applied through the CSSOM: a strict policy of the clinic's site forbids style elements and attributes, not this.
const STYLE = `
:host{all:initial}
button{position:fixed;right:16px;bottom:16px;z-index:2147483646;display:flex;align-items:center;gap:10px;min-height:52px;padding:0 22px 0 18px;border:2px solid transparent;border-radius:26px;background:#1d6a63;color:#fff;font:600 16px/1.2 system-ui,sans-serif;box-shadow:0 6px 20px rgba(20,50,46,.28);cursor:pointer}
button:hover{background:#17564f}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #17564f}
svg{width:22px;height:22px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
iframe{box-sizing:border-box;position:fixed;right:16px;bottom:84px;z-index:2147483647;width:min(420px,calc(100vw - 32px));height:min(720px,calc(100vh - 100px));border:1px solid rgba(60,70,66,.25);border-radius:20px;background:#f5f3ee;box-shadow:0 18px 50px rgba(20,40,36,.25);color-scheme:light dark}
iframe[hidden]{display:none}
@media (max-width:520px),(max-height:520px){iframe{inset:0;width:100%;height:100%;border:0;border-radius:0}}
@media (prefers-color-scheme:dark){iframe{background:#161b1a}}
@media print{button,iframe{display:none}}`;

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body === null) addEventListener('DOMContentLoaded', () => embed(script));
  else embed(script);
}

/** A button that opens the chat of a clinic in a frame. It loads nothing more before it is pressed, and keeps nothing. */
function embed({ src, dataset }: HTMLScriptElement): void {
  const origin = new URL(src).origin;
  const language = (dataset.lang || document.documentElement.lang || navigator.language).slice(0, 2);
  const labels = language === 'es' ? LABELS.es : LABELS.en;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  const label = document.createElement('span');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H6a2 2 0 0 1-2-2z');
  icon.append(path);
  button.type = 'button';
  button.append(icon, label);
  root.append(button);
  document.body.append(host);

  let frame: HTMLIFrameElement | undefined;
  const show = (open: boolean) => {
    if (open && frame === undefined) {
      frame = document.createElement('iframe');
      frame.title = labels.title;
      frame.src = `${origin}/chat?clinic=${encodeURIComponent(dataset.clinic ?? '')}&lang=${language}`;
      root.append(frame);
    }
    if (frame !== undefined) frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    label.textContent = open ? labels.close : labels.open;
    if (open) frame?.focus();
  };
  const close = () => {
    show(false);
    button.focus();
  };
  show(false);
  button.onclick = () => show(button.getAttribute('aria-expanded') === 'false');
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && frame?.hidden === false) close();
  });
  addEventListener('message', ({ source, origin: from, data }: MessageEvent) => {
    if (frame === undefined || source !== frame.contentWindow || from !== origin) return;
    if (data?.companion === 'minimize') close();
    if (data?.companion === 'news' && frame.hidden) label.textContent = labels.news;
    if (data?.companion !== 'leave') return;
    host.remove();
    location.replace('about:blank');
  });
}
