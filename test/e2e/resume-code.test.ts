import { readdirSync, readFileSync } from 'node:fs';

import { expect } from 'chai';
import { type ComposedServer, startComposed } from '../support/composed-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

interface Login {
  token: string;
  conversationId: string;
  resumed: boolean;
}
interface Activity {
  text?: string;
  channelData?: { companion?: { linkId?: string } };
}

describe('A person with a second device', () => {
  const folder = temporaryFolder();
  let server: ComposedServer;
  before(async () => {
    server = await startComposed(folder.path('.'));
  });
  after(() => server.close());

  const call = async <T>(method: string, path: string, token?: string, body?: unknown): Promise<T> => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.status, path).to.be.oneOf([200, 201]);
    return (await response.json()) as T;
  };
  const activities = async ({ token, conversationId }: Login): Promise<Activity[]> => {
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    return (await call<{ activities: Activity[] }>('GET', path, token)).activities;
  };
  const say = ({ token, conversationId }: Login, text: string) =>
    call('POST', `/v3/directline/conversations/${conversationId}/activities`, token, {
      type: 'message',
      text,
      from: { id: 'me' },
    });

  it('goes on at the same question by a code, of which nothing is kept but a hash', async () => {
    const clinic = server.clinicIds[0] ?? '';
    const phone = await call<Login>('POST', '/api/widget/login', undefined, { clinic });
    await call('POST', '/v3/directline/conversations', phone.token);
    await say(phone, 'I understand');
    await say(phone, 'code');
    const { code } = await call<{ code: string }>('POST', '/api/widget/code', phone.token);
    const laptop = await call<Login>('POST', '/api/widget/login', undefined, { clinic, resume: code });
    expect(laptop).to.include({ conversationId: phone.conversationId, resumed: true });
    const seen = await activities(laptop);
    expect(seen.at(-1)?.channelData?.companion?.linkId).to.equal('s0.consent');
    expect(seen.map(({ text }) => text)).to.deep.equal((await activities(phone)).map(({ text }) => text));
    await say(laptop, 'Yes, I agree');
    expect((await activities(phone)).at(-1)?.channelData?.companion?.linkId).to.equal('s0.country');
    const stored = readdirSync(folder.path('.')).map((name) => readFileSync(folder.path(name), 'latin1'));
    expect(stored.some((bytes) => bytes.includes('I understand'))).to.equal(true);
    for (const form of [code, code.replace('-', '')])
      expect(stored.some((bytes) => bytes.includes(form))).to.equal(false);
  });
});
