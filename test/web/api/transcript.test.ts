import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

describe('The transcript', () => {
  let api: StaffApi;
  beforeEach(async () => {
    api = await new StaffApi().open();
  });
  afterEach(() => api.close());

  const read = async (patient: string, query = '', who: 'therapist' | 'clinical-lead' = 'therapist') =>
    (await api.call(who, `GET /patients/${patient}/transcript${query}`)).body;

  it('has every message with its time, channel, speaker and kind, newest first', async () => {
    const body = await read(api.people.james);
    expect(at(body, 'items.*.text')).to.deep.equal([
      'Sorry, something went wrong.',
      'are you there',
      'I’m really glad you told me. I’m letting your care team know now.',
      'I have a plan to end my life',
      'Hi. I’m an automated program.',
      'Hi',
    ]);
    expect(at(body, 'items.*.from')).to.deep.equal(['bot', 'patient', 'bot', 'patient', 'bot', 'patient']);
    expect(at(body, 'items.2.kind')).to.equal('crisis');
    expect(at(body, 'items.0.channel')).to.equal('directline');
    expect(at(body, 'items.*.at')).to.satisfy((times: string[]) => times.every((time) => time.endsWith('Z')));
  });

  it('marks the message that the bot failed on, and keeps its words', async () => {
    const body = await read(api.people.james);
    expect(at(body, 'items.1')).to.include({ text: 'are you there', failed: true });
    expect(at(body, 'items.3')).not.to.have.property('failed');
  });

  it('gives each message once, whatever the page', async () => {
    const whole = at(await read(api.people.maria, '?limit=100'), 'items.*.text') as string[];
    const paged: unknown[] = [];
    for (let next: unknown, more = true; more; more = next !== undefined) {
      const cursor = next === undefined ? '' : `&next=${next}`;
      const page = await read(api.people.maria, `?limit=3${cursor}`);
      paged.push(...(at(page, 'items.*.text') as string[]));
      next = at(page, 'next');
    }
    expect(whole.length).to.be.greaterThan(20);
    expect(paged).to.deep.equal(whole);
  });

  it('puts the messages of two conversations in the order of their times', async () => {
    const { clinic, people } = api;
    const { records } = clinic.store;
    const teams = await clinic.say('conversation_teams', 'from Teams');
    await records.update(
      'patients',
      people.james,
      (p) => p && { ...p, conversations: ['conversation_teams', ...p.conversations] },
    );
    expect(teams).not.to.equal(people.james);
    await clinic.say('conversation_james', 'from the web');
    await clinic.say('conversation_teams', 'from Teams again');
    const texts = at(await read(people.james, '?limit=3'), 'items.*.text');
    expect(texts).to.deep.equal(['from Teams again', 'from the web', 'from Teams']);
  });

  it('shows what a tap without text answered', async () => {
    const { clinic, people } = api;
    await clinic.say('conversation_maria', '', {
      effects: (scope) => clinic.answered(scope, 'prescreening#response_maria', 's3.htn', 'No'),
    });
    expect(at(await read(people.maria), 'items.0.text')).to.equal('No');
  });

  it('keeps a turn that accuses staff for the clinical lead, and says that it is there', async () => {
    const { clinic, people } = api;
    await clinic.say('conversation_maria', 'my guide touched me', {
      says: [{ text: 'I believe you.', kind: 'crisis' }],
      effects: (scope) => [clinic.raised(scope, { id: 'alert_staff', tiers: ['ABUSE'], marks: ['STAFF'] })],
    });
    const seen = await read(people.maria);
    expect(at(seen, 'items.0')).to.include({ withheld: true, conversationId: 'conversation_maria' });
    expect(JSON.stringify(seen)).not.to.match(/guide touched|believe you/);
    expect(at(await read(people.maria, '', 'clinical-lead'), 'items.1.text')).to.equal('my guide touched me');
    expect((await api.call('therapist', 'GET /alerts/alert_staff')).status).to.equal(404);
    expect(at((await api.call('therapist', `GET /patients/${people.maria}`)).body, 'openAlerts')).to.deep.equal([]);
    expect((await api.call('clinical-lead', 'GET /alerts/alert_staff')).status).to.equal(200);
  });

  it('is audited each time, by name', async () => {
    await read(api.people.maria);
    expect((await api.audited()).at(-1)).to.include({ action: 'transcript.read', patientId: api.people.maria });
  });

  it('reads no conversation that a cursor smuggles in', async () => {
    const next = Buffer.from(JSON.stringify([['conversation_james', 99]])).toString('base64url');
    expect(at(await read(api.people.maria, `?next=${next}`), 'items')).to.deep.equal([]);
    expect((await api.call('therapist', `GET /patients/${api.people.maria}/transcript?next=nonsense`)).status).to.equal(
      400,
    );
  });
});
