import { expect } from 'chai';
import type { JsonObject } from '../../src/domain/json.ts';
import { TeamsClinic } from '../support/teams-clinic.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const LINKED = /now belong together/;
const CODE = /[0-9A-Z]{5}-[0-9A-Z]{5}/;

describe('One person on the web and in Teams, over HTTP', () => {
  const folder = temporaryFolder();
  let clinic: TeamsClinic;
  let round = 0;
  beforeEach(async () => {
    round += 1;
    clinic = await TeamsClinic.open(folder.path(`person-${round}`));
  });
  afterEach(() => clinic.close());

  const post = async (path: string, body: JsonObject, token?: string) => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(clinic.server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const webChat = async (resume?: string) => {
    const { body, status } = await post('/api/widget/login', {
      clinic: 'north',
      ...(resume === undefined ? {} : { resume }),
    });
    const { token = '', conversationId = '' } = body;
    if (status === 200) await post('/v3/directline/conversations', {}, token);
    const path = `/v3/directline/conversations/${conversationId}/activities`;
    return {
      ...{ status, token, conversationId },
      say: (text: string) => post(path, { type: 'message', text }, token),
      code: async () => (await post('/api/widget/code', {}, token)).body.code ?? '',
      heard: async () => {
        const response = await fetch(clinic.server.url + path, { headers: { authorization: `Bearer ${token}` } });
        const { activities } = (await response.json()) as { activities: { text?: string }[] };
        return activities.map(({ text = '' }) => text);
      },
    };
  };
  const heardInTeams = (who: string) =>
    clinic
      .sentTo(who)
      .map((message) => JSON.stringify(message))
      .join('\n');
  const patientOf = async (conversationId: string) =>
    (await clinic.store.records.get('conversations', conversationId))?.patientId ?? '';
  const asStaff = async (
    path: string,
    method = 'GET',
    clinicId = 'north',
    role: 'therapist' | 'front-desk' = 'therapist',
  ) => {
    const token = await clinic.server.staffTokens.issue({ name: 'Dr. R', staffId: 'ruth', clinicId, roles: [role] });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${clinic.server.url}/api/v1${path}`, { method, headers });
    return { status: response.status, body: (await response.json()) as JsonObject };
  };

  it('is one by the code that the page shows, typed in Teams; staff read no code', async () => {
    const web = await webChat();
    await web.say('I understand');
    const code = await web.code();
    await clinic.say('ana', 'hello');
    const unknown = await patientOf('msteams|a:ana');
    await clinic.say('ana', `my code is ${code}`);
    expect(heardInTeams('ana')).to.match(LINKED);
    const patientId = await patientOf(web.conversationId);
    expect(await patientOf('msteams|a:ana')).to.equal(patientId);
    const { body } = await asStaff(`/patients/${patientId}/transcript`);
    const said = (body.items as { text: string; conversationId: string; at: string }[]).map(({ text }) => text);
    expect(said).to.include('I understand').and.to.include('hello').and.to.include('•••••-•••••');
    expect(JSON.stringify(body)).not.to.contain(code);
    const times = (body.items as { at: string }[]).map(({ at }) => at);
    expect(times).to.deep.equal([...times].sort().reverse());
    const old = await asStaff(`/patients/${unknown}`);
    expect(old).to.deep.include({ status: 410 });
    expect(old.body).to.include({ code: 'patient-merged', mergedInto: patientId });
    const foreign = await asStaff(`/patients/${unknown}`, 'GET', 'another');
    expect([foreign.status, JSON.stringify(foreign.body).includes(patientId)]).to.deep.equal([404, false]);
    expect((await asStaff('/patients')).body.items).to.have.length(1);
  });

  it('is one by the code that is said in Teams, in the box and in a chat of the web; staff read none of it', async () => {
    await clinic.say('ana', 'hello');
    await clinic.say('ana', 'code');
    const code = CODE.exec(heardInTeams('ana'))?.[0] ?? '';
    const web = await webChat(code.toLowerCase());
    expect(web.status).to.equal(200);
    const patientId = await patientOf('msteams|a:ana');
    expect(await patientOf(web.conversationId)).to.equal(patientId);
    await clinic.say('ana', 'code');
    const second = heardInTeams('ana').match(new RegExp(CODE, 'g'))?.at(-1) ?? '';
    const fresh = await webChat();
    await fresh.say(second);
    expect((await fresh.heard()).join()).to.match(LINKED);
    expect(await patientOf(fresh.conversationId)).to.equal(patientId);
    const { body } = await asStaff(`/patients/${patientId}/transcript`);
    expect(JSON.stringify(body)).to.contain('Here is your code: •••••-•••••');
    for (const one of [code, second]) expect(JSON.stringify(body)).not.to.contain(one);
  });

  it('is one by a code that the clinic reads out, once', async () => {
    const web = await webChat();
    await web.say('I understand');
    const patientId = await patientOf(web.conversationId);
    for (const role of ['therapist', 'front-desk'] as const)
      expect((await asStaff(`/patients/${patientId}/merge-code`, 'POST', 'north', role)).status).to.equal(201);
    expect((await asStaff(`/patients/${patientId}/merge-code`, 'POST', 'another')).status).to.equal(404);
    const issued = await asStaff(`/patients/${patientId}/merge-code`, 'POST');
    expect((await webChat(String(issued.body.code))).status, 'it opens no chat to who reads it').to.equal(403);
    await clinic.say('ana', String(issued.body.code));
    expect(heardInTeams('ana')).to.match(LINKED);
    await clinic.say('bob', String(issued.body.code));
    expect(heardInTeams('bob')).to.match(/can't use this code/);
    const audit = await clinic.store.records.list('audit', { index: 'byPatient', where: { patientId } });
    expect(audit.items.map(({ action }) => action)).to.include.members(['merge-code.issued', 'patient.merged']);
  });
});
