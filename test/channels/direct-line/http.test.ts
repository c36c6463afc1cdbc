import { expect } from 'chai';
import { AppError } from '../../../src/domain/errors.ts';
import { claims, type DirectLineServer, startDirectLine } from './direct-line-server.ts';

const HERE = `/conversations/${claims.conversationId}`;

describe('Direct Line over HTTP', () => {
  let line: DirectLineServer;
  beforeEach(async () => {
    line = await startDirectLine();
  });
  afterEach(() => line.close());

  const say = (text: string, more: object = {}) =>
    line.call('POST', `${HERE}/activities`, { type: 'message', text, from: { id: 'me' }, ...more });
  const texts = async (watermark = '') =>
    (await line.call('GET', `${HERE}/activities?watermark=${watermark}`)).body.activities.map(
      (activity: { text: string }) => activity.text,
    );

  describe('beginning', () => {
    it('greets once, however many tabs begin the conversation', async () => {
      const started = await Promise.all([1, 2, 3].map(() => line.call('POST', '/conversations')));
      expect(started.map((answer) => answer.status).sort()).to.deep.equal([200, 200, 201]);
      expect(started[0]?.body).to.include({ conversationId: claims.conversationId, expires_in: 1800 });
      expect(await texts()).to.deep.equal(['Welcome']);
    });

    it('gives the holder of a secret a new conversation and a token for it alone', async () => {
      const secret = await line.tokens.issueSecret({ clinicId: 'demo' });
      const generated = await line.call('POST', '/tokens/generate', { user: { id: 'dl_kim' } }, secret);
      expect(generated.status).to.equal(200);
      expect(generated.body).to.have.all.keys('conversationId', 'token', 'expires_in');
      expect(await line.tokens.verify(generated.body.token)).to.include({ userId: 'dl_kim', clinicId: 'demo' });
      const started = await line.call('POST', '/conversations', { locale: 'es-MX' }, secret);
      expect(started.status).to.equal(201);
      expect(started.body.conversationId).not.to.equal(generated.body.conversationId);
      const granted = await line.tokens.verify(started.body.token);
      expect(granted.language).to.equal('es');
      expect(granted.userId).to.match(/^dl_./);
    });

    it('lets nobody generate tokens with a chat token, nor chat with a secret', async () => {
      const secret = await line.tokens.issueSecret({ clinicId: 'demo' });
      expect((await line.call('POST', '/tokens/generate')).status).to.equal(403);
      expect((await line.call('POST', `${HERE}/activities`, { type: 'message', text: 'x' }, secret)).status).to.equal(
        403,
      );
      const stranger = await line.tokens.issueSecret({ clinicId: 'elsewhere' });
      expect((await line.call('POST', '/conversations', {}, stranger)).status).to.equal(403);
    });

    it('renews a token that is still good', async () => {
      line.time.now += 1_000_000;
      const { status, body } = await line.call('POST', '/tokens/refresh');
      expect(status).to.equal(200);
      line.time.now += 1_000_000;
      expect((await line.call('POST', '/conversations', undefined, body.token)).status).to.equal(201);
      expect((await line.call('POST', '/tokens/refresh')).body.error.code).to.equal('token.expired');
    });
  });

  describe('speaking', () => {
    it('keeps the activity as it came, under marks of the server', async () => {
      const sent = { locale: 'en-US', channelData: { clientActivityID: 'a1', theirs: [1] }, custom: { kept: true } };
      const { body } = await say('hello', { ...sent, id: 'forged', serviceUrl: 'http://evil.example', speak: null });
      const [echo, reply] = (await line.call('GET', `${HERE}/activities`)).body.activities;
      expect(echo).to.deep.equal({
        type: 'message',
        text: 'hello',
        ...sent,
        id: body.id,
        timestamp: new Date(line.time.now).toISOString(),
        channelId: 'directline',
        conversation: { id: claims.conversationId },
        from: { id: claims.userId, role: 'user' },
        recipient: { id: 'companion', name: 'Demo Clinic', role: 'bot' },
      });
      expect(body.id).to.match(/^conversation_1\|/);
      expect(reply).to.include({ text: 'echo: hello', replyToId: body.id });
    });

    it('makes fifty copies of one activity one turn with one answer', async () => {
      const channelData = { clientActivityID: 'same' };
      const answers = await Promise.all(Array.from({ length: 50 }, () => say('once', { channelData })));
      expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
      expect(new Set(answers.map(({ body }) => body.id)).size).to.equal(1);
      expect(await texts()).to.deep.equal(['once', 'echo: once']);
    });

    it('loses no words of a client that uses its id again', async () => {
      const channelData = { clientActivityID: '1' };
      await say('before the reload', { channelData });
      await say('after the reload', { channelData });
      expect(await texts()).to.include.members(['before the reload', 'after the reload']);
    });

    it('takes events without echoing them, and acknowledges what is no turn', async () => {
      const event = await line.call('POST', `${HERE}/activities`, { type: 'event', name: 'webchat/join', value: {} });
      const typing = await line.call('POST', `${HERE}/activities`, { type: 'typing' });
      expect([event.status, typing.status]).to.deep.equal([200, 200]);
      expect(typing.body.id).to.be.a('string').and.not.equal(event.body.id);
      expect(await texts()).to.deep.equal(['event: webchat/join']);
    });

    it('never takes an act of staff from a patient', async () => {
      const forged = { type: 'event', name: 'alert.closed', value: { alertId: 'alert_1' } };
      const { status, body } = await line.call('POST', `${HERE}/activities`, forged);
      expect([status, body.error.code]).to.deep.equal([403, 'role-forbidden']);
    });

    it('takes no files, and says so', async () => {
      const files = new FormData();
      files.append('file', new Blob(['x'], { type: 'image/png' }), 'x.png');
      const headers = { authorization: `Bearer ${line.token}` };
      const upload = await fetch(`${line.url}/v3/directline${HERE}/upload`, { method: 'POST', headers, body: files });
      expect(upload.status).to.equal(415);
      expect((await say('see', { attachments: [{ contentUrl: 'http://x' }] })).status).to.equal(400);
    });

    it('hands on what an unavailable store wants the patient to know', async () => {
      const companion = { kind: 'crisis', numbers: [{ label: '988', tel: '988' }], status: 'unsaved' };
      line.runner.run = async () => {
        throw new AppError('store.unavailable', 'x', { facts: { companion } });
      };
      const { status, body } = await say('I want to die');
      expect(status).to.equal(503);
      expect(body.companion).to.deep.equal(companion);
    });
  });

  describe('reading', () => {
    it('goes on after the watermark, page by page, without a gap or a double', async () => {
      const said = Array.from({ length: 130 }, (_, i) => `m${i}`);
      for (const text of said) await say(text);
      const first = (await line.call('GET', `${HERE}/activities`)).body;
      expect(first.watermark).to.equal('100');
      const second = (await line.call('GET', `${HERE}/activities?watermark=${first.watermark}`)).body;
      expect(second.watermark).to.equal('130');
      const all = [...first.activities, ...second.activities].filter(({ from }) => from.role === 'user');
      expect(all.map(({ text }) => text)).to.deep.equal(said);
      const end = (await line.call('GET', `${HERE}/activities?watermark=130`)).body;
      expect(end).to.deep.equal({ activities: [], watermark: '130' });
    });

    it('says who speaks also where an event of the server made the bot speak', async () => {
      await say('hello');
      await line.runner.runEvent(claims.conversationId, { id: 'alert_1/seen', name: 'alert.acknowledged', value: {} });
      const [told, ...more] = (await line.call('GET', `${HERE}/activities?watermark=1`)).body.activities;
      expect(more).to.deep.equal([]);
      expect(told).to.deep.include({
        text: 'event: alert.acknowledged',
        channelId: 'directline',
        conversation: { id: claims.conversationId },
        from: { id: 'companion', role: 'bot' },
      });
    });

    it('tells everything again to a watermark from before the log was begun anew', async () => {
      await say('hello');
      expect(await texts('57')).to.deep.equal(['hello', 'echo: hello']);
    });

    it('refuses a watermark that it cannot read', async () => {
      await say('hello');
      for (const watermark of ['x', '-1', '1.5', '0x1', '1e3', '99999999999', '1&watermark=2']) {
        expect((await line.call('GET', `${HERE}/activities?watermark=${watermark}`)).status, watermark).to.equal(400);
        expect((await line.call('GET', `${HERE}?watermark=${watermark}`)).status, watermark).to.equal(400);
      }
    });

    it('resumes with a new token and a stream from the watermark', async () => {
      await say('hello');
      const { status, body } = await line.call('GET', `${HERE}?watermark=1`);
      expect(status).to.equal(200);
      const stream = new URL(body.streamUrl);
      expect(stream.protocol).to.equal('ws:');
      expect(stream.searchParams.get('watermark')).to.equal('1');
      expect(await line.tokens.verify(stream.searchParams.get('t') ?? '')).to.deep.equal(claims);
    });
  });

  describe('keeping people apart', () => {
    const reads = ['', '/activities'];

    it('tells a foreign token nothing, whether the conversation exists or not', async () => {
      await say('private');
      const { token } = await line.tokens.issue({ ...claims, conversationId: 'conversation_2' });
      for (const id of [claims.conversationId, 'conversation_nowhere']) {
        const answers = await Promise.all([
          ...reads.map((path) => line.call('GET', `/conversations/${id}${path}`, undefined, token)),
          line.call('POST', `/conversations/${id}/activities`, { type: 'message', text: 'x' }, token),
          line.call('POST', `/conversations/${id}/upload`, undefined, token),
        ]);
        for (const { status, body } of answers) {
          expect(status).to.equal(403);
          expect(body.error).to.deep.equal({
            code: 'token.invalid',
            message: 'This token is for another conversation.',
          });
        }
      }
    });

    it('answers 401 without a token, 403 to a bad or expired one, 404 where nothing has begun', async () => {
      for (const path of reads) {
        expect((await line.call('GET', `${HERE}${path}`, undefined, '')).status).to.equal(401);
        expect((await line.call('GET', `${HERE}${path}`, undefined, 'nonsense')).status).to.equal(403);
        expect((await line.call('GET', `${HERE}${path}`)).status).to.equal(404);
      }
      line.time.now += 1_800_000;
      const { status, body } = await line.call('GET', HERE);
      expect([status, body.error.code]).to.deep.equal([403, 'token.expired']);
    });
  });

  it('answers every origin and its preflight, and lets nothing be cached', async () => {
    const preflight = await fetch(`${line.url}/v3/directline${HERE}/activities`, { method: 'OPTIONS' });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-headers')).to.contain('Authorization');
    for (const { headers } of [
      await line.call('POST', '/conversations'),
      await line.call('GET', HERE, undefined, ''),
    ]) {
      expect(headers.get('access-control-allow-origin')).to.equal('*');
      expect(headers.get('access-control-allow-credentials')).to.equal(null);
      expect(headers.get('cache-control')).to.equal('no-store');
    }
  });
});
