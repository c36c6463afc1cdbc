import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { mountWidget } from '../../../src/web/widget/mount-widget.ts';
import { PUBLIC_DIR, ScriptedChat } from '../../support/scripted-chat.ts';
import { serve } from '../../support/server.ts';

const NOT_USED = {
  ...{ tokens: Object.create(null), codes: Object.create(null) },
  ...{ links: Object.create(null), clock: Object.create(null) },
};

describe('the routes of the web chat', () => {
  let chat: ScriptedChat;
  before(async () => {
    chat = await ScriptedChat.start();
  });
  after(() => chat.close());

  const login = (body: unknown, origin?: string) =>
    fetch(`${chat.url}/api/widget/login`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) },
    });
  const json = async (response: Response) =>
    (await response.json()) as Record<string, string> & { error: { code: string } };
  const logIn = async (body: unknown) => json(await login(body));

  describe('POST /api/widget/login', () => {
    it('gives a newcomer a token, a conversation and an unguessable Direct Line user id', async () => {
      const response = await login({ clinic: 'demo', locale: 'es-MX' });
      expect(response.status).to.equal(200);
      expect(response.headers.get('cache-control')).to.equal('no-store');
      expect(response.headers.get('set-cookie')).to.equal(null);
      const body = await json(response);
      expect(body).to.include.keys('token', 'conversationId', 'userId', 'expiresIn', 'resume');
      expect(body).to.include({ language: 'es', resumed: false });
      expect(body.userId).to.match(/^dl_.{20,}/);
    });

    it('brings a person with a resume code back to their conversation', async () => {
      const first = await logIn({ clinic: 'demo' });
      const again = await logIn({ clinic: 'demo', resume: first.resume });
      expect(again).to.include({ conversationId: first.conversationId, userId: first.userId, resumed: true });
      expect(again.token).not.to.equal(first.token);
    });

    it('begins anew, instead of failing, with a code that is forged or of another clinic', async () => {
      const first = await logIn({ clinic: 'demo' });
      const elsewhere = JSON.stringify({ ...JSON.parse(first.resume ?? ''), clinicId: 'another' });
      for (const resume of ['forged', elsewhere]) {
        const response = await login({ clinic: 'demo', resume });
        expect(response.status).to.equal(200);
        const body = await json(response);
        expect(body.conversationId).not.to.equal(first.conversationId);
        expect(body.resumed).to.equal(false);
      }
    });

    it('lets in our own pages and the clinic’s sites, and refuses all others', async () => {
      expect((await login({ clinic: 'demo' }, chat.url)).status).to.equal(200);
      const allowed = await login({ clinic: 'demo' }, 'https://clinic.example');
      expect(allowed.status).to.equal(200);
      expect(allowed.headers.get('access-control-allow-origin')).to.equal('https://clinic.example');
      for (const origin of ['https://evil.example', 'https://clinic.example.evil.example', 'null', `${chat.url}0`]) {
        const refused = await login({ clinic: 'demo' }, origin);
        expect(refused.status, origin).to.equal(403);
        expect((await json(refused)).error.code).to.equal('origin-forbidden');
        expect(refused.headers.get('access-control-allow-origin')).to.equal(null);
      }
    });

    it('refuses what it cannot honour, and says why', async () => {
      const user = await login({ clinic: 'demo', user: 'a.signed.token' });
      expect(user.status).to.equal(400);
      expect((await json(user)).error).to.include({ code: 'request.invalid' });
      expect((await login({ clinic: 'nowhere' })).status).to.equal(404);
      for (const body of [{}, { clinic: 7 }, { clinic: 'demo', resume: {} }, { clinic: 'x'.repeat(101) }, [], 'demo'])
        expect((await login(body)).status, JSON.stringify(body)).to.equal(400);
    });

    it('does not repeat what was sent in its errors', async () => {
      const response = await login({ clinic: 'demo', resume: { secret: 'do-not-print' } });
      expect(await response.text()).not.to.contain('do-not-print');
    });
  });

  describe('GET /chat', () => {
    it('may load from its own server alone, and be framed by the clinic’s sites alone', async () => {
      const response = await fetch(`${chat.url}/chat?clinic=demo`);
      expect(response.status).to.equal(200);
      const host = new URL(chat.url).host;
      expect(response.headers.get('content-security-policy')?.split('; ')).to.have.members([
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        `connect-src 'self' ws://${host} wss://${host}`,
        "frame-ancestors 'self' https://clinic.example",
      ]);
      expect(response.headers.get('cache-control')).to.equal('no-store');
      expect(response.headers.get('referrer-policy')).to.equal('no-referrer');
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
    });

    it('speaks the language that was asked for, else the browser’s', async () => {
      const page = async (query: string, accept: string) =>
        (await fetch(`${chat.url}/chat?clinic=demo${query}`, { headers: { 'accept-language': accept } })).text();
      expect(await page('&lang=es', 'en')).to.contain('<html lang="es">');
      expect(await page('', 'es-MX,es;q=0.9')).to.contain('<html lang="es">');
      expect(await page('', 'de')).to.contain('<html lang="en">');
    });

    it('says clearly that it does not know a clinic, and repeats nothing of the address', async () => {
      const response = await fetch(`${chat.url}/chat?clinic=%3Cscript%3Ealert(1)%3C/script%3E`);
      expect(response.status).to.equal(404);
      const page = await response.text();
      expect(page).to.contain('go back to the website of your clinic').and.not.to.contain('alert(1)');
      expect((await fetch(`${chat.url}/chat?clinic=demo&clinic=demo`)).status).to.equal(404);
    });
  });

  describe('the files', () => {
    it('are kept for ever under hashed names, and the loader for minutes', async () => {
      const page = await (await fetch(`${chat.url}/chat?clinic=demo`)).text();
      const script = /src="(\/widget\/assets\/chat-[\w-]+\.js)"/.exec(page)?.[1];
      const response = await fetch(`${chat.url}${script}`);
      expect(response.headers.get('content-type')).to.contain('javascript');
      expect(response.headers.get('cache-control')).to.contain('immutable');
      expect(response.headers.get('content-encoding')).to.equal('gzip');
      const loader = await fetch(`${chat.url}/embed.js`);
      expect(loader.headers.get('content-type')).to.contain('javascript');
      expect(loader.headers.get('cache-control')).to.equal('public, max-age=300');
    });

    it('are nothing outside their folder', async () => {
      for (const name of ['chat.js', '..%2f..%2fmount-widget.js', '%2e%2e%2fassets.js'])
        expect((await fetch(`${chat.url}/widget/assets/${name}`)).status, name).to.equal(404);
    });

    it('weigh less than 24 KB gzipped, the loader less than 2 KB', () => {
      const folder = join(PUBLIC_DIR, 'assets');
      const sizes = readdirSync(folder).map((name) => ({
        name,
        size: gzipSync(readFileSync(join(folder, name))).length,
      }));
      const sum = (of: RegExp) =>
        sizes.filter(({ name }) => of.test(name)).reduce((total, { size }) => total + size, 0);
      expect(sum(/^embed-/)).to.be.within(1, 2048);
      expect(sum(/^(embed|chat|icon)-/)).to.be.within(1, 24 * 1024);
    });
  });

  describe('GET /', () => {
    it('is there for a demo clinic only', async () => {
      const page = await (await fetch(`${chat.url}/?lang=es`)).text();
      expect(page).to.contain('data-clinic="demo"').and.to.contain('<html lang="es">');
      const parts = { clinics: () => undefined, publicDir: PUBLIC_DIR, newId: () => '', ...NOT_USED };
      const app = await serve((server) => mountWidget(server, parts));
      expect((await fetch(app.url)).status).to.equal(404);
      await app.close();
    });
  });
});
