import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { AppError } from '../src/domain/errors.ts';
import { serve } from './support/server.ts';

describe('createApp', () => {
  let app: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    app = await serve((server) => {
      server.post('/v3/directline/x', async () => {
        throw new AppError('token.expired', 'The token has expired; ask for a new one.');
      });
      server.post('/api/v1/x', async () => {
        throw new AppError('role-forbidden', 'Only a prescriber may do this.');
      });
      server.get('/boom', async () => {
        throw new Error('secret detail');
      });
    });
  });
  after(() => app.close());

  it('answers Direct Line errors in its own form', async () => {
    const response = await fetch(`${app.url}/v3/directline/x`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).to.equal(403);
    expect(await response.json()).to.deep.equal({
      error: { code: 'token.expired', message: 'The token has expired; ask for a new one.' },
    });
  });

  it('answers API errors as problem details', async () => {
    const response = await fetch(`${app.url}/api/v1/x`, { method: 'POST' });
    expect(response.status).to.equal(403);
    expect(response.headers.get('content-type')).to.equal('application/problem+json');
    expect(await response.json()).to.include({ status: 403, code: 'role-forbidden' });
  });

  it('hides the text of an unexpected error', async () => {
    const response = await fetch(`${app.url}/boom`);
    expect(response.status).to.equal(500);
    expect(await response.text()).not.to.contain('secret');
  });

  it('refuses malformed JSON and large bodies with a clear 4xx', async () => {
    const post = (body: string) =>
      fetch(`${app.url}/v3/directline/x`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect((await post('{"a":')).status).to.equal(400);
    expect((await post(JSON.stringify('x'.repeat(1_000_000)))).status).to.equal(413);
    expect((await fetch(`${app.url}/nowhere`)).status).to.equal(404);
  });

  it('takes no compressed body, sound, broken or swollen', async () => {
    const post = (body: Uint8Array<ArrayBuffer>, encoding: string) =>
      fetch(`${app.url}/v3/directline/x`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      });
    const swollen = new Uint8Array(gzipSync(JSON.stringify('x'.repeat(10_000_000))));
    expect((await post(swollen, 'gzip')).status).to.equal(415);
    expect((await post(new Uint8Array([1, 2, 3]), 'gzip')).status).to.equal(415);
    expect((await post(new Uint8Array([1, 2, 3]), 'br')).status).to.equal(415);
  });
});
