import { expect } from 'chai';
import { MAX_MESSAGE_BYTES } from '../../../src/channels/azure/outgoing.ts';
import type { Alert } from '../../../src/domain/safety/alert.ts';
import { planOf } from '../../support/a-plan.ts';
import { STAFF, TeamsClinic } from '../../support/teams-clinic.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { until } from '../../support/until.ts';
import type { Sent } from './fake-connector.ts';

const CRY = 'I have the pills in my hand and I am going to take them';
const REACHED = 'Alerts for North Clinic will reach you here.';
const SEEN = 'I have seen this and will contact the patient';
let folders = 0;

describe('Staff in Teams', () => {
  const folder = temporaryFolder();
  let teams: TeamsClinic;
  const begin = async (more = {}) => {
    folders += 1;
    teams = await TeamsClinic.open(folder.path(`data-${folders}`), more);
  };
  beforeEach(() => begin());
  afterEach(() => teams.close());

  const patients = async () =>
    (await teams.store.records.list('patients', { index: 'byClinic', where: { clinicId: 'north' } })).items;
  const line = (who: string) => teams.store.records.get('staffLines', `north/${who}`);
  const cry = async (words = CRY): Promise<Alert> => {
    await teams.say('ana', words);
    await until(async () => (await teams.alerts()).length > 0);
    const [alert] = await teams.alerts();
    return alert as Alert;
  };
  const told = async () => {
    const [patient] = await patients();
    const turns = await teams.store.turns.since(patient?.conversations[0] ?? '', 0, 100);
    return turns.flatMap(({ outbound }) => outbound.map(({ text }) => text ?? ''));
  };
  /** The one patient is somebody else's. */
  const assign = async () => {
    const [{ id } = { id: '' }] = await patients();
    const plan = planOf('im', { rosterOfRoles: { therapist: 'somebody' } });
    const written = { version: 1, plan, by: 'Lena Ortiz', at: '2026-03-01T00:00:00.000Z', earlier: [] };
    await teams.store.records.update('plans', id, () => ({ id, clinicId: 'north', ...written }));
  };
  const replaced = (card = 'card-1') => JSON.stringify(teams.connector.replaced.get(card) ?? {});

  it('are known by their own id there: they are told what the chat is for, and become no patients', async () => {
    expect(await teams.say('ruth', 'Hi')).to.equal(200);
    expect(teams.sentTo('ruth').map(({ text }) => text?.slice(0, REACHED.length))).to.deep.equal([REACHED]);
    expect(await line('ruth')).to.deep.include({ teamsId: 'AAD-ruth' });
    expect(await patients()).to.deep.equal([]);
    await teams.say('ana', 'Hi');
    expect((await patients()).map(({ userId }) => userId)).to.deep.equal(['aad-ana']);
  });

  it('are greeted once when the bot is installed, and in their language', async () => {
    const installed = { locale: 'es-MX' };
    await teams.post('lena', { ...installed, type: 'installationUpdate', action: 'add' });
    await teams.post('lena', { ...installed, type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
    expect(teams.sentTo('lena').map(({ text }) => text?.split('.')[0])).to.deep.equal([
      'Los avisos de North Clinic te llegarán aquí',
    ]);
    await teams.post('lena', { type: 'installationUpdate', action: 'remove' });
    await teams.post('lena', { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] });
    expect(await line('lena')).to.equal(undefined);
  });

  it('are not reached in a group, and not by a name that another channel lets anybody claim', async () => {
    await teams.post('ruth', { text: 'Hi', conversation: { id: '19:group', conversationType: 'groupChat' } });
    expect(teams.sentTo('ruth')[0]?.text).to.contain('one-to-one chat');
    await teams.post('lena', { text: 'Hi', channelId: 'webchat' });
    expect([await line('ruth'), await line('lena')]).to.deep.equal([undefined, undefined]);
    expect((await patients()).map(({ userId }) => userId)).to.deep.equal(['aad-lena']);
  });

  it('get the numbers when their own words are a cry for help; nothing of it is kept', async () => {
    await teams.say('ruth', 'I want to kill myself');
    const [numbers, reached] = teams.sentTo('ruth');
    expect(JSON.stringify(numbers)).to.contain('please call 988 now, or 911 in an emergency').and.contain('tel:988');
    expect(reached?.text).to.contain(REACHED);
    expect([await patients(), await teams.alerts()]).to.deep.equal([[], []]);
  });

  it('get an alert as a card: clinic, tier, time and link, and nothing of the patient', async () => {
    await teams.say('ruth', 'Hi');
    const alert = await cry(`${CRY}. My name is Maria Silva`);
    await until(() => teams.cardsOf('ruth').length > 0);
    const [card] = teams.cardsOf('ruth');
    const json = JSON.stringify(card);
    for (const part of ['North Clinic', 'Suicidal now', `${teams.server.url}/console/#/alerts/${alert.id}`, SEEN]) {
      expect(json).to.contain(part);
    }
    const ofPatient = ['pills', 'Maria', 'Silva', alert.patientId, alert.conversationId, 'aad-ana', 'a:ana'];
    for (const secret of ofPatient) expect(json).not.to.contain(secret);
    expect(card?.summary).to.equal('North Clinic: please look at the console');
    expect(Buffer.byteLength(json)).to.be.below(MAX_MESSAGE_BYTES);
    await until(async () => (await told()).includes('Your message has gone to the person on call.'));
    await until(async () => (await teams.alerts())[0]?.acceptedAt !== undefined);
  });

  it('acknowledge with the button: the patient is told, it is audited, and the card says who and when', async () => {
    await teams.say('ruth', 'Hi');
    const { id } = await cry();
    await until(() => teams.cardsOf('ruth').length > 0);
    expect(await teams.tap('ruth', id)).to.equal(200);
    expect((await teams.alerts())[0]?.acknowledged).to.include({ by: 'Dr. Ruth Adler', role: 'therapist' });
    expect(replaced())
      .to.match(/Seen by Dr\. Ruth Adler, .*20\d\d/)
      .and.not.contain(SEEN);
    expect(await told()).to.include('A therapist has seen your message and will contact you.');
    const audit = await teams.store.records.list('audit', { index: 'byClinic', where: { clinicId: 'north' } });
    expect(audit.items.map(({ action, by, target }) => [action, by, target])).to.deep.equal([
      ['alert.acknowledged', 'Dr. Ruth Adler', id],
    ]);
  });

  it('learn who was first when they come second, and that it is closed', async () => {
    for (const who of ['ruth', 'lena']) await teams.say(who, 'Hi');
    const { id } = await cry();
    await teams.tap('lena', id, 'card-lena');
    await teams.tap('ruth', id, 'card-ruth');
    expect(replaced('card-ruth')).to.contain('Seen by Lena Ortiz').and.not.contain('Adler');
    const staff = { name: 'Lena Ortiz', staffId: 'lena', clinicId: 'north', roles: ['clinical-lead' as const] };
    const headers = {
      authorization: `Bearer ${await teams.server.staffTokens.issue(staff)}`,
      'content-type': 'application/json',
    };
    const url = `${teams.server.url}/api/v1/alerts/${id}/close`;
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ reason: 'Spoke.' }) });
    await teams.tap('ruth', id, 'card-old');
    expect(replaced('card-old')).to.contain('Closed by Lena Ortiz').and.not.contain('Spoke');
  });

  it('may do no more there than in the console', async () => {
    for (const who of ['ruth', 'otto']) await teams.say(who, 'Hi');
    const { id } = await cry('Dr. Adler touched my breasts while I was under');
    await teams.tap('ruth', id);
    expect(teams.sentTo('ruth').at(-1)?.text).to.equal('There is no such alert for you.');
    await teams.tap('ruth', 'alert_none');
    expect(teams.sentTo('ruth').at(-1)?.text).to.equal('There is no such alert for you.');
    await teams.tap('otto', id);
    expect(teams.sentTo('otto').at(-1)?.text).to.contain('Your role does not allow this.');
    await teams.tap('ana', id);
    expect((await teams.alerts())[0]).not.to.have.property('acknowledged');
  });

  it('learn that an alert they were paged for is closed, also where the patient is somebody else’s', async () => {
    await teams.say('ruth', 'Hi');
    const { id } = await cry();
    await until(() => teams.cardsOf('ruth').length > 0);
    await assign();
    const lena = { name: 'Lena Ortiz', staffId: 'lena', clinicId: 'north', roles: ['clinical-lead' as const] };
    const token = await teams.server.staffTokens.issue(lena);
    await fetch(`${teams.server.url}/api/v1/alerts/${id}/close`, {
      ...{ method: 'POST', body: JSON.stringify({ reason: 'Spoke.' }) },
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    await teams.tap('ruth', id);
    expect(replaced()).to.contain('Closed by Lena Ortiz');
  });

  it('are told what to do about a patient who is not their own', async () => {
    await teams.close();
    const shift = { who: 'lena', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' };
    await begin({ onCall: [shift] });
    // Who is on call can be reached, so that the ladder does not go on to Ruth.
    for (const who of ['lena', 'ruth']) await teams.say(who, 'Hi');
    const { id } = await cry();
    await assign();
    await teams.tap('ruth', id);
    expect(teams.sentTo('ruth').at(-1)?.text).to.contain('not assigned to you. Open the alert in the console');
    expect((await teams.alerts())[0]).not.to.have.property('acknowledged');
  });

  it('are told by a message where the card cannot be changed', async () => {
    await teams.say('ruth', 'Hi');
    const { id } = await cry();
    await until(() => teams.cardsOf('ruth').length > 0);
    teams.connector.rule = ({ changes }) => (changes ? 404 : undefined);
    await teams.tap('ruth', id);
    expect(JSON.stringify(teams.sentTo('ruth').at(-1))).to.contain('Seen by Dr. Ruth Adler');
  });

  it('get plain words where the service will not have the card', async () => {
    await teams.say('ruth', 'Hi');
    const isCard = (activity: Sent) => JSON.stringify(activity).includes('I have seen this');
    teams.connector.rule = ({ activity }) => (isCard(activity) ? 413 : undefined);
    await cry();
    await until(() => teams.sentTo('ruth').length > 1);
    const [, plain] = teams.sentTo('ruth');
    expect(plain?.text).to.contain('Suicidal now').and.contain('/console/');
    expect(plain?.summary).to.equal('North Clinic: please look at the console');
  });

  it('are paged by other means once the bot was removed there, and again after they wrote to it', async () => {
    await teams.say('ruth', 'Hi');
    teams.connector.rule = ({ chat }) => (chat === 'a:ruth' ? 403 : undefined);
    await cry();
    await until(async () => (await line('ruth')) === undefined);
    expect(teams.cardsOf('ruth')).to.deep.equal([]);
    expect((await teams.alerts())[0]).not.to.have.property('acceptedAt');
    teams.connector.rule = () => undefined;
    await teams.say('ruth', 'Hi again');
    await until(() => teams.cardsOf('ruth').length > 0);
  });

  it('are others once the clinics file gives their place to somebody else', async () => {
    await teams.say('ruth', 'Hi');
    await teams.close();
    folders -= 1;
    await begin({ staff: STAFF.map((one) => (one.id === 'ruth' ? { ...one, teamsId: 'aad-new' } : one)) });
    await teams.say('lena', 'Hi');
    await cry();
    await until(() => teams.cardsOf('lena').length > 0);
    const [{ id } = { id: '' }] = await teams.alerts();
    const escalation = await teams.store.records.get('escalations', id);
    expect(escalation?.notices.map(({ to }) => to)).to.deep.equal(['lena']);
  });
});
