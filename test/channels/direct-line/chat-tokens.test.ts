import { expect } from 'chai';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { createChatTokens } from '../../../src/channels/direct-line/chat-tokens.ts';
import { content } from '../../support/chat.ts';
import { claims } from './direct-line-server.ts';

const key = new Uint8Array(32).fill(1);

describe('chat tokens', () => {
  let now: number;
  const clock = { now: () => new Date(now) };
  const tokens = createChatTokens({ key, clock });
  beforeEach(() => {
    now = Date.UTC(2026, 0, 1);
  });

  it('vouch for one person in one conversation, for half an hour', async () => {
    const { token, expiresIn } = await tokens.issue(claims);
    expect(expiresIn).to.equal(1800);
    expect(await tokens.verify(token)).to.deep.equal(claims);
    now += 1_799_000;
    expect(await tokens.verify(token)).to.deep.equal(claims);
    now += 1_000;
    expect(await failure(tokens.verify(token))).to.equal('token.expired');
    expect(await failure(createChatTokens({ key, clock }).verify(token))).to.equal('token.expired');
  });

  it('name the user where stock clients look', async () => {
    expect(decodeJwt((await tokens.issue(claims)).token)).to.include({ user: 'dl_user_1', conv: 'conversation_1' });
  });

  it('come back with a resume code for as long as a session is asked about', async () => {
    const code = await tokens.issueResume(claims);
    const longest = Math.max(...Object.values(content.careTiming.points).map(({ stays }) => stays));
    now += longest * 3600_000 - 1000;
    expect(await tokens.verifyResume(code)).to.deep.equal(claims);
    now += 1000;
    expect(await failure(tokens.verifyResume(code))).to.equal('token.expired');
  });

  it('never do for another purpose than their own', async () => {
    const { token } = await tokens.issue(claims);
    const code = await tokens.issueResume(claims);
    const secret = await tokens.issueSecret({ clinicId: 'demo' });
    expect(await tokens.verifySecret(secret)).to.deep.equal({ clinicId: 'demo' });
    for (const foreign of [code, secret]) expect(await failure(tokens.verify(foreign))).to.equal('token.invalid');
    for (const foreign of [token, secret])
      expect(await failure(tokens.verifyResume(foreign))).to.equal('token.invalid');
    for (const foreign of [token, code]) expect(await failure(tokens.verifySecret(foreign))).to.equal('token.invalid');
  });

  it('are refused when forged, altered, unsigned or not tokens at all', async () => {
    const { token } = await tokens.issue(claims);
    const [head, body = '', signature] = token.split('.');
    const payload = { ...decodeJwt(token), conv: 'conversation_2' };
    const altered = [head, Buffer.from(JSON.stringify(payload)).toString('base64url'), signature].join('.');
    const otherKey = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32).fill(2));
    const noClaims = new SignJWT({ iss: payload.iss, aud: payload.aud, exp: payload.exp });
    const bad = [
      altered,
      otherKey,
      new UnsecuredJWT(payload).encode(),
      await noClaims.setProtectedHeader({ alg: 'HS256' }).sign(key),
      `${head}.${body}.`,
      'x',
      '',
    ];
    for (const text of bad) expect(await failure(tokens.verify(text)), text).to.equal('token.invalid');
  });

  it('stay apart however many are in use', async () => {
    const issued = await Promise.all(
      Array.from({ length: 50 }, (_, i) => tokens.issue({ ...claims, conversationId: `conversation_${i}` })),
    );
    for (const round of [1, 2]) {
      const seen = await Promise.all(issued.map(({ token }) => tokens.verify(token)));
      expect(
        seen.map((one) => one.conversationId),
        `round ${round}`,
      ).to.deep.equal(issued.map((_, i) => `conversation_${i}`));
    }
  });
});

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'accepted',
    (error) => error.code,
  );
}
