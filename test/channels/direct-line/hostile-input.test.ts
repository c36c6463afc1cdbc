import { expect } from 'chai';
import fc from 'fast-check';
import { claims, type DirectLineServer, startDirectLine } from './direct-line-server.ts';

const PATH = `/conversations/${claims.conversationId}/activities`;

/** Texts that broke other systems: control and direction marks, markup, format strings, queries, odd Unicode. */
const NAUGHTY = [
  '',
  ' \t\r\n\u0000\u0007\u001b[31m',
  '\u202Eabc\u2066 \u200B\u200D\uFEFF',
  'Z̸̢͎a̴l̷g̵o',
  '👩‍👩‍👧‍👦🏳️‍🌈 𝕳𝖊𝖑𝖕 ﷽',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  "'; DROP TABLE turns; -- {{7*7}} $(x) %s %n",
  '{"$gt":""} __proto__ constructor',
  '\u2028\u2029',
  '\ud800 a lone surrogate',
  '-1e999 NaN undefined null \\u0000',
];

describe('Direct Line under hostile input', () => {
  let line: DirectLineServer;
  beforeEach(async () => {
    line = await startDirectLine();
  });
  afterEach(() => line.close());

  const post = (body: unknown) => line.call('POST', PATH, body);
  const echoOf = async (text: string) => {
    const { body } = await post({ type: 'message', text });
    const { latest } = await line.store.turns.load(claims.conversationId);
    const since = (latest?.n ?? 1) - 1;
    const [echo] = (await line.call('GET', `${PATH}?watermark=${since}`)).body.activities;
    expect(echo.id).to.equal(body.id);
    return echo.text;
  };

  it('gives naughty words back to the letter', async () => {
    for (const text of NAUGHTY) expect(await echoOf(text)).to.equal(text);
  });

  it('gives any words back to the letter', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(text, async (said) => (await echoOf(said)) === said),
      { numRuns: 50 },
    );
  });

  it('refuses what is not well-formed JSON', async () => {
    const bodies = [
      '{',
      '{"type":"message",}',
      "{'type':'message'}",
      '[1,]',
      'nul',
      '{"a":1}x',
      '"\u0001"',
      '01',
      '\uFEFF{',
    ];
    for (const body of bodies) {
      const answer = await post(body);
      expect([answer.status, answer.body.error.code], body).to.deep.equal([400, 'request.invalid']);
    }
  });

  it('refuses what is JSON but no activity, and never repeats it', async () => {
    const wrong = [
      null,
      [],
      'words',
      1,
      {},
      { type: 1 },
      { type: '' },
      { type: 'message', text: { secret: 'hush' } },
      { type: 'message', text: 'hush'.repeat(5001) },
      { type: 'message', value: 'hush' },
      { type: 'message', channelData: ['hush'] },
      { type: 'message', entities: Array(50).fill('hush') },
      { type: 'message', locale: 'hush'.repeat(1000) },
    ];
    for (const body of wrong) {
      const answer = await post(JSON.stringify(body));
      expect([answer.status, answer.body.error.code], JSON.stringify(body)).to.deep.equal([400, 'request.invalid']);
      expect(answer.body.error.message).to.have.length.below(400);
      expect(answer.body.error.message).not.to.contain('hush');
    }
    expect((await line.store.turns.load(claims.conversationId)).latest).to.equal(undefined);
  });

  it('takes a text of 20,000 characters whole', async () => {
    const text = 'é'.repeat(20_000);
    expect(await echoOf(text)).to.equal(text);
  });

  it('refuses nesting that would exhaust whoever walks it', async () => {
    const deep = (levels: number) => `{"type":"message","value":{"a":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
    expect((await post(deep(100_000))).status).to.equal(400);
    expect((await post(deep(20))).status).to.equal(200);
  });

  it('refuses a body of a megabyte, and one that is not declared as JSON', async () => {
    const large = await post({ type: 'message', text: 'x'.repeat(1_000_000) });
    expect([large.status, large.body.error.code]).to.deep.equal([413, 'request.too-large']);
    for (const type of ['text/plain', 'image/png', 'application/octet-stream', 'application/x-www-form-urlencoded']) {
      const headers = { authorization: `Bearer ${line.token}`, 'content-type': type };
      const body = '{"type":"message","text":"x"}';
      const answer = await fetch(`${line.url}/v3/directline${PATH}`, { method: 'POST', headers, body });
      expect(answer.status, type).to.equal(415);
    }
  });

  it('keeps names that are special to JavaScript as mere names', async () => {
    const sent = '{"type":"message","text":"x","__proto__":{"polluted":1},"value":{"constructor":{"prototype":{}}}}';
    expect((await post(sent)).status).to.equal(200);
    expect(({} as { polluted?: number }).polluted).to.equal(undefined);
    const [echo] = (await line.call('GET', PATH)).body.activities;
    expect(echo.value).to.deep.equal({ constructor: { prototype: {} } });
  });

  it('refuses token parameters that are none', async () => {
    const secret = await line.tokens.issueSecret({ clinicId: 'demo' });
    for (const body of ['[]', '"x"', '{"user":"x"}', '{"user":{"id":7}}', '{']) {
      expect((await line.call('POST', '/tokens/generate', body, secret)).status, body).to.equal(400);
      expect((await line.call('POST', '/conversations', body, secret)).status, body).to.equal(400);
    }
  });
});
