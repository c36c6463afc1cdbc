import { expect } from 'chai';
import fc from 'fast-check';
import type { NewLink } from '../../../src/domain/patient-links.ts';
import { createPatientLinks } from '../../../src/web/widget/patient-links.ts';
import { keepPatient } from '../../support/a-patient.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { ScriptedChat } from '../../support/scripted-chat.ts';
import { TestClock } from '../../support/turn-parts.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const [MINE, OTHERS] = ['a-browser-made-this-1', 'a-browser-made-this-2'];

async function setUp() {
  const store = new MemoryStore();
  const clock = new TestClock();
  const looks: string[] = [];
  const records = {
    ...store.records,
    get: store.records.get.bind(store.records),
    update: ((kind, id, change) => {
      looks.push(id);
      return store.records.update(kind, id, change);
    }) as typeof store.records.update,
  } as typeof store.records;
  const parts = { records, key: new Uint8Array(32).fill(3), clock, publicUrl: () => 'https://here.example' };
  const links = createPatientLinks(parts);
  const patient = await keepPatient(store.records, { conversations: ['conversation_new', 'conversation_old'] });
  const expiresAt = new Date(clock.now().getTime() + 72 * HOUR).toISOString();
  const issue = async (link: Partial<NewLink> = {}) => {
    const { url } = await links.issue({ id: 'one', patient, expiresAt, ...link });
    return url.split('#link=')[1] ?? '';
  };
  return { store, clock, links, looks, issue, patient };
}

describe('A one-time link', () => {
  it('names nobody, has its secret in the fragment, and is the same when it is made again', async () => {
    const { links, patient, issue } = await setUp();
    const expiresAt = '2026-03-05T00:00:00.000Z';
    const { url } = await links.issue({ id: 'one', patient, expiresAt });
    expect(url).to.match(/^https:\/\/here\.example\/chat\?clinic=demo#link=[\w-]{43}$/);
    expect(url).not.to.contain('patient').and.not.to.contain('conversation');
    expect(url).to.contain(await issue());
    expect(await issue({ id: 'two' })).not.to.equal(await issue());
  });

  it('opens the chat that was meant, else the newest, else the first that there will be', async () => {
    const { store, links, issue } = await setUp();
    const opened = async (link: Partial<NewLink>) => links.redeem(await issue(link), 'demo', MINE);
    const claims = { clinicId: 'demo', userId: 'dl_1', language: 'en' };
    expect(await opened({ id: 'a', conversationId: 'conversation_old' })).to.deep.equal({
      ...claims,
      conversationId: 'conversation_old',
    });
    expect(await opened({ id: 'b' })).to.deep.equal({ ...claims, conversationId: 'conversation_new' });
    const invited = await keepPatient(store.records, { id: 'patient_2', userId: '29:teams', language: 'es' });
    expect(await opened({ id: 'c', patient: invited })).to.deep.equal({
      ...{ conversationId: 'conversation_2', userId: 'dl_patient_2', clinicId: 'demo', language: 'es' },
      patientId: 'patient_2',
    });
    expect(await opened({ id: 'd', patient: { id: 'patient_gone', clinicId: 'demo' } })).to.equal(undefined);
  });

  it('opens it once; the same browser may ask again for ten minutes, another may not', async () => {
    const { clock, links, issue } = await setUp();
    const secret = await issue();
    const opens = async (nonce?: string) => (await links.redeem(secret, 'demo', nonce)) !== undefined;
    expect(await opens(MINE)).to.equal(true);
    expect([await opens(OTHERS), await opens(undefined), await opens(MINE)]).to.deep.equal([false, false, true]);
    clock.advance(10 * MINUTE);
    expect(await opens(MINE)).to.equal(false);
    const unnamed = await issue({ id: 'two' });
    expect(await links.redeem(unnamed, 'demo', undefined)).not.to.equal(undefined);
    expect(await links.redeem(unnamed, 'demo', undefined), 'without a nonce there is no second time').to.equal(
      undefined,
    );
  });

  it('stays used when it is made again', async () => {
    const { links, issue } = await setUp();
    expect(await links.redeem(await issue(), 'demo', MINE)).not.to.equal(undefined);
    expect(await links.redeem(await issue(), 'demo', OTHERS)).to.equal(undefined);
  });

  it('opens it for one of two browsers at once', async () => {
    const { links, issue } = await setUp();
    const secret = await issue();
    const opened = await Promise.all([MINE, OTHERS].map((nonce) => links.redeem(secret, 'demo', nonce)));
    expect(opened.filter((claims) => claims !== undefined)).to.have.length(1);
  });

  it('opens nothing when it is too old, of another clinic, ended, or its owner has a newer one', async () => {
    const { clock, links, issue } = await setUp();
    expect(await links.redeem(await issue(), 'another', MINE)).to.equal(undefined);
    const first = await issue({ id: 'first', owner: 'invite' });
    const second = await issue({ id: 'second', owner: 'invite' });
    expect(await links.redeem(first, 'demo', MINE)).to.equal(undefined);
    await links.revoke('invite');
    expect(await links.redeem(second, 'demo', MINE)).to.equal(undefined);
    const old = await issue();
    clock.advance(72 * HOUR);
    expect(await links.redeem(old, 'demo', MINE)).to.equal(undefined);
  });

  it('opens nothing when any of its letters is another, and costs no look into the store', async () => {
    const { looks, links, issue } = await setUp();
    const secret = await issue();
    looks.length = 0;
    const letter = fc.constantFrom(...'ABCxyz019-_=+/ %é\0');
    await fc.assert(
      fc.asyncProperty(fc.nat(secret.length - 1), letter, async (at, other) => {
        fc.pre(secret[at] !== other);
        const altered = secret.slice(0, at) + other + secret.slice(at + 1);
        expect(await links.redeem(altered, 'demo', MINE)).to.equal(undefined);
      }),
      { numRuns: 500 },
    );
    // Of the last letter two bits are none of the secret's: they too are as they were made.
    for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.replace(secret.slice(-1), ''))
      expect(await links.redeem(secret.slice(0, -1) + last, 'demo', MINE), last).to.equal(undefined);
    for (const other of ['', 'x', secret.slice(1), `${secret}A`, `${secret}=`, secret.toLowerCase(), secret.repeat(2)])
      expect(await links.redeem(other, 'demo', MINE), other).to.equal(undefined);
    expect(looks).to.deep.equal([]);
    expect(await links.redeem(secret, 'demo', MINE)).not.to.equal(undefined);
  });

  it('is stored as a hash alone, as is what the browser made', async () => {
    const { store, links, issue } = await setUp();
    const secret = await issue();
    await links.redeem(secret, 'demo', MINE);
    const id = (await store.records.get('settings', 'patient-link-of/one'))?.value ?? '';
    const stored = `${id} ${JSON.stringify(await store.records.get('settings', id))}`;
    expect(id).to.match(/^patient-link\/[0-9a-f]{64}$/);
    expect(stored).to.contain('patient_1').and.not.to.contain(secret).and.not.to.contain(MINE);
  });
});

describe('POST /api/widget/login with a link', () => {
  let chat: ScriptedChat;
  let secret: string;
  const issue = async (link: Partial<NewLink> = {}) => {
    const patient = await keepPatient(chat.records, { id: 'patient_7' });
    const expiresAt = new Date(Date.now() + HOUR).toISOString();
    return (await chat.links.issue({ id: 'one', patient, expiresAt, ...link })).url.split('#link=')[1] ?? '';
  };
  beforeEach(async () => {
    chat = await ScriptedChat.start();
    secret = await issue();
  });
  afterEach(() => chat.close());

  const login = async (body: object) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const sent = JSON.stringify({ clinic: 'demo', nonce: MINE, ...body });
    const response = await fetch(`${chat.url}/api/widget/login`, { ...init, body: sent });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) as Record<string, unknown> };
  };

  it('gives a token for the chat, and a resume code that leads there again', async () => {
    const first = await login({ link: secret });
    expect(first.body).to.include({ conversationId: 'conversation_7', resumed: true });
    const again = await login({ resume: first.body.resume });
    expect(again.body).to.include({ conversationId: 'conversation_7', resumed: true });
  });

  it('answers the same to every link that opens nothing', async () => {
    const used = await issue({ id: 'used' });
    await login({ link: used, nonce: OTHERS });
    const old = await issue({ id: 'old', expiresAt: new Date(Date.now() - 1).toISOString() });
    const elsewhere = await issue({ id: 'x', patient: { id: 'patient_7', clinicId: 'another' } });
    const nobodys = await issue({ id: 'y', patient: { id: 'patient_8', clinicId: 'demo' } });
    const links = [used, old, elsewhere, nobodys, secret.replace(/^./, '_'), 'forged'];
    const answers = await Promise.all(links.map((link) => login({ link })));
    for (const { status, text, body } of answers) {
      expect(text).to.equal(answers[0]?.text);
      expect([status, (body.error as { code: string }).code]).to.deep.equal([403, 'link.invalid']);
      expect(text)
        .to.contain('+1 555 0100')
        .and.not.to.match(/token|patient_|conversation_/);
    }
  });

  it('holds back whoever tries many, and nobody’s codes for that', async () => {
    const tries = await Promise.all(Array.from({ length: 25 }, () => login({ link: 'forged' })));
    expect(tries.filter(({ status }) => status === 429)).to.have.length(5);
    expect((await login({ resume: '0123A-BCDEF' })).status).to.equal(403);
  });

  it('is not used up by whoever looks at the page', async () => {
    for (const method of ['GET', 'HEAD']) await fetch(`${chat.url}/chat?clinic=demo`, { method });
    expect((await login({ link: secret })).status).to.equal(200);
  });

  it('takes no nonce that could be guessed', async () => {
    expect((await login({ link: secret, nonce: 'short' })).status).to.equal(400);
  });
});
