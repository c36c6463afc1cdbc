import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

describe('Logging in to the staff API', () => {
  let api: StaffApi;
  before(async () => {
    api = await new StaffApi().open();
  });
  after(() => api.close());

  const staff = { name: 'Dr. Kim', staffId: 'staff-kim', clinicId: 'demo', roles: ['prescriber' as const] };
  const link = (seconds?: number) => api.clinic.parts.staffTokens.issueLoginLink(staff, seconds);
  const use = async (body: unknown) => {
    const response = await fetch(`${api.url}/api/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('gives a token for a link that was not used before', async () => {
    const { status, body } = await use({ token: await link() });
    expect([status, at(body, 'staff')]).to.deep.equal([200, staff]);
    const me = await api.call({ token: String(at(body, 'token')) }, 'GET /me');
    expect(me.body).to.deep.include({ staff, clinic: { id: 'demo', name: 'Demo Clinic', zone: 'America/New_York' } });
    expect(at(me.body, 'permissions')).to.include('clearance.write').and.not.include('audit.read');
    expect((await api.audited()).at(-1)).to.include({ action: 'login', by: 'Dr. Kim' });
  });

  it('takes a link once, however many try at the same time', async () => {
    const token = await link();
    const replies = await Promise.all([use({ token }), use({ token }), use({ token })]);
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 403, 403]);
    const again = await use({ token });
    expect(at(again.body, 'title')).to.contain('used before');
  });

  it('refuses a link that is too old, and a token after its hours', async () => {
    const old = await link(60);
    const token = await api.clinic.token('therapist');
    api.clinic.clock.advance(61_000);
    expect(at((await use({ token: old })).body, 'code')).to.equal('token.expired');
    api.clinic.clock.advance(8 * 3_600_000);
    const reply = await api.call({ token }, 'GET /me');
    expect([reply.status, at(reply.body, 'code')]).to.deep.equal([403, 'token.expired']);
  });

  it('takes no token for what it is not', async () => {
    const token = await api.clinic.token('therapist');
    expect(at((await use({ token })).body, 'code')).to.equal('token.invalid');
    expect(at((await api.call({ token: await link() }, 'GET /me')).body, 'code')).to.equal('token.invalid');
    expect(at((await api.call({ token: `${token}x` }, 'GET /me')).body, 'code')).to.equal('token.invalid');
    expect((await use({})).status).to.equal(400);
  });

  it('describes every route, its roles and its input in OpenAPI', async () => {
    const { body } = await api.call('admin', 'GET /openapi.json');
    expect(Object.keys(at(body, 'paths') as object)).to.include.members([
      '/login',
      '/patients/{id}/transcript',
      '/audit',
    ]);
    const close = (at(body, 'paths') as Record<string, unknown>)['/alerts/{id}/close'];
    expect(at(close, 'post.requestBody.content.application/json.schema.required')).to.deep.equal(['reason']);
    expect(at(close, 'post.parameters.*.name')).to.deep.equal(['id']);
    const sessions = (at(body, 'paths') as Record<string, unknown>)['/patients/{id}/sessions'];
    expect(at(sessions, 'post.requestBody.content.application/json.schema.required')).to.deep.equal([
      'start',
      'zone',
      'route',
    ]);
  });

  it('is not needed to see that the server is alive and ready', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).to.equal(200);
    expect(await (await fetch(`${api.url}/readyz`)).json()).to.deep.equal({ status: 'ready' });
  });
});
