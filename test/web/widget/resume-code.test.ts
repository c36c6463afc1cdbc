import { expect } from 'chai';
import fc from 'fast-check';
import type { ChatClaims } from '../../../src/domain/chat-tokens.ts';
import { AppError } from '../../../src/domain/errors.ts';
import { newResumeCode, readResumeCode, shownCode } from '../../../src/domain/resume-code.ts';
import { Guesses } from '../../../src/web/widget/guesses.ts';
import { createResumeCodes } from '../../../src/web/widget/resume-codes.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { ScriptedChat } from '../../support/scripted-chat.ts';
import { TestClock } from '../../support/turn-parts.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;
const bytes = (fill: number) => (count: number) => new Uint8Array(count).fill(fill);

describe('A resume code', () => {
  it('has 50 random bits, in two groups without letters that are taken for others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (random) => {
        const code = newResumeCode(() => random);
        expect(shownCode(code)).to.match(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(readResumeCode(shownCode(code))).to.equal(code);
        expect(newResumeCode(() => random.map((byte) => byte % 32))).to.equal(code);
      }),
    );
    const codes = Array.from({ length: 32 }, (_, fill) => newResumeCode(bytes(fill)));
    expect(new Set(codes).size).to.equal(32);
  });

  it('is read however it is written down', () => {
    for (const typed of ['0123A-BCDEF', 'o123a bcdef', ' OI23A—BCDEF ', '0l23abcdef'])
      expect(readResumeCode(typed), typed).to.equal('0123ABCDEF');
    for (const typed of ['', '0123A-BCDE', '0123A-BCDEFG', '0123A-BCDEU', 'a.signed.tok', '0123A-BCD!F'])
      expect(readResumeCode(typed), typed).to.equal(undefined);
  });

  describe('as it is kept', () => {
    const claims: ChatClaims = { conversationId: 'c1', userId: 'dl_1', clinicId: 'demo', language: 'es' };
    const setUp = () => {
      const store = new MemoryStore();
      const clock = new TestClock();
      let fill = 0;
      const randomBytes = (count: number) => new Uint8Array(count).fill(++fill);
      const codes = createResumeCodes({ records: store.records, key: new Uint8Array(32), clock, randomBytes });
      return { store, clock, codes };
    };

    it('opens its conversation at its clinic, and once used is nobody’s minutes later', async () => {
      const { clock, codes } = setUp();
      const { code, expiresAt } = await codes.issue(claims);
      expect(Date.parse(expiresAt) - clock.now().getTime()).to.equal(30 * DAY);
      expect(await codes.redeem(code, 'another')).to.equal(undefined);
      expect(await codes.redeem(code, 'demo')).to.deep.equal(claims);
      expect(await codes.redeem(code, 'demo'), 'the answer was lost on its way').to.deep.equal(claims);
      clock.advance(10 * MINUTE);
      expect(await codes.redeem(code, 'demo')).to.equal(undefined);
    });

    it('is too old after 30 days, and replaced by the next one', async () => {
      const { clock, codes } = setUp();
      const first = await codes.issue(claims);
      const second = await codes.issue(claims);
      expect(await codes.redeem(first.code, 'demo')).to.equal(undefined);
      clock.advance(30 * DAY);
      expect(await codes.redeem(second.code, 'demo')).to.equal(undefined);
    });

    it('is stored as a hash alone', async () => {
      const { store, codes } = setUp();
      const { code } = await codes.issue(claims);
      const seen: string[] = [];
      const { records } = store;
      const id = (await records.get('settings', 'resume-code-of/c1'))?.value ?? '';
      for (const key of [id, 'resume-code-of/c1']) seen.push(key, JSON.stringify(await records.get('settings', key)));
      expect(id).to.match(/^resume-code\/[0-9a-f]{64}$/);
      expect(seen.join(' ')).not.to.contain(code);
    });
  });

  describe('when it is guessed', () => {
    const taken = (guesses: Guesses, address: string, times: number) =>
      Array.from({ length: times }, () => attempt(() => guesses.take(address))).filter((code) => code === undefined)
        .length;

    it('is held back by address, by a whole IPv6 network, and in all', () => {
      const clock = new TestClock();
      const guesses = new Guesses(clock);
      expect(taken(guesses, '192.0.2.1', 30)).to.equal(20);
      expect(taken(guesses, '::ffff:192.0.2.1', 1)).to.equal(0);
      expect(taken(guesses, '2001:db8:1:2:3:4:5:6', 15) + taken(guesses, '2001:db8:1:2:aa::1', 15)).to.equal(20);
      const all = Array.from({ length: 300 }, (_, host) => taken(guesses, `198.51.100.${host}`, 1));
      expect(all.filter((one) => one === 1)).to.have.length(160);
      clock.advance(15 * MINUTE);
      expect(taken(guesses, '192.0.2.1', 1)).to.equal(1);
    });

    it('is not, by whoever knows it', () => {
      const guesses = new Guesses(new TestClock());
      for (let times = 0; times < 100; times += 1) {
        expect(taken(guesses, '192.0.2.1', 1)).to.equal(1);
        guesses.giveBack('192.0.2.1');
      }
    });
  });

  describe('over HTTP', () => {
    let chat: ScriptedChat;
    beforeEach(async () => {
      chat = await ScriptedChat.start();
    });
    afterEach(() => chat.close());

    const post = async (path: string, body: unknown, token?: string) => {
      const headers = {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const response = await fetch(chat.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      const read = (await response.json()) as Record<string, string> & { error?: { code: string } };
      return { status: response.status, body: read, cache: response.headers.get('cache-control') };
    };
    const login = (resume?: string) => post('/api/widget/login', { clinic: 'demo', resume });

    it('is shown to who is in the chat, and leads there from another device', async () => {
      const first = (await login()).body;
      const shown = await post('/api/widget/code', {}, first.token);
      expect(shown).to.include({ status: 200, cache: 'no-store' });
      expect(shown.body.code).to.match(/^\w{5}-\w{5}$/);
      const other = await login(shown.body.code?.toLowerCase());
      expect(other.body).to.include({ conversationId: first.conversationId, userId: first.userId, resumed: true });
      expect((await login(other.body.resume)).body.conversationId).to.equal(first.conversationId);
    });

    it('is shown to nobody else', async () => {
      expect((await post('/api/widget/code', {})).body.error?.code).to.equal('token.missing');
      expect((await post('/api/widget/code', {}, 'forged')).status).to.equal(403);
    });

    it('that is wrong is said to be, begins nothing, and cannot be tried for long', async () => {
      const answers = [];
      for (let times = 0; times < 21; times += 1) answers.push(await login('0123A-BCDEF'));
      expect(answers[0]).to.deep.include({ status: 403 });
      expect(answers[0]?.body.error?.code).to.equal('token.invalid');
      expect(answers[0]?.body).not.to.have.property('token');
      expect(JSON.stringify(answers[0]?.body)).not.to.match(/0123A/);
      expect(answers[20]).to.deep.include({ status: 429 });
      expect((await login()).status, 'a new chat is nobody’s guess').to.equal(200);
    });
  });
});

function attempt(doing: () => void): string | undefined {
  try {
    doing();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
