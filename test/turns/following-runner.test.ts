import { expect } from 'chai';
import { EVENTS } from '../../src/domain/events.ts';
import { FollowingRunner } from '../../src/turns/following-runner.ts';
import type { Chat } from '../support/chat.ts';
import { OnePerson } from '../support/one-person.ts';

const IMMINENT = 'I have the pills in my hand and I am going to take them';
const SEEN = 'has seen your message';
const WAITS = 'You have a message here';

describe('A reminder', () => {
  let one: OnePerson;
  let web: Chat;
  let teams: Chat;
  beforeEach(async () => {
    one = new OnePerson();
    web = one.chat('web', 'directline');
    teams = one.chat('msteams|a:1', 'msteams');
    await web.start();
  });

  const server = () => new FollowingRunner({ runner: web.runner, store: one.store, clock: one.clock });
  const remind = (runner = server()) =>
    runner.runEvent('web', { id: 'care.prompt D1 s', name: EVENTS.carePrompt, value: { points: [] } });
  const told = async () => {
    const all = [
      ...(await web.transcript()).map((text) => ['web', text]),
      ...(await teams.transcript()).map((text) => ['teams', text]),
    ];
    return all.filter(([, text]) => text?.includes(WAITS)).map(([where]) => where);
  };
  const link = async () => teams.say(await one.shownBy(web));

  it('goes to their only chat', async () => {
    await remind();
    expect(await told()).to.deep.equal(['web']);
  });

  it('goes to the chat in which they last wrote', async () => {
    await link();
    await remind();
    expect(await told()).to.deep.equal(['teams']);
  });

  it('goes back to the first one when they write there again', async () => {
    await link();
    await web.say('hello');
    await remind();
    expect(await told()).to.deep.equal(['web']);
  });

  it('goes there once, however often and by however many it is tried', async () => {
    await link();
    await Promise.all([remind(), remind(server()), remind(server())]);
    await web.say('hello');
    await remind();
    expect(await told()).to.deep.equal(['teams']);
  });

  it('is not sent again where it came before they had a second chat', async () => {
    await remind();
    await link();
    await remind();
    expect(await told()).to.deep.equal(['web']);
  });

  it('is tried again where it was first meant to go, though the server died and they went elsewhere', async () => {
    await link();
    const { turns } = one.store;
    const commit = turns.commit.bind(turns);
    turns.commit = async () => {
      throw new Error('The server died.');
    };
    await remind().catch(() => undefined);
    turns.commit = commit;
    await web.say('hello');
    await remind();
    expect(await told()).to.deep.equal(['teams']);
  });

  it('leaves the silence after a question to the chat that asked it', async () => {
    await link();
    const { turn } = await server().runEvent('web', { id: 't1', name: EVENTS.silence, value: {} });
    expect(turn.conversationId).to.equal('web');
  });

  it('goes elsewhere than what became of an alert, which is told where it was raised', async () => {
    await web.say(IMMINENT);
    const alertId = (await one.alerts(web.last.patientId))[0]?.id ?? '';
    await link();
    const act = { alertId, by: 'Dr. Rivera', role: 'therapist', at: one.clock.now().toISOString() };
    await server().runEvent('web', { id: `${alertId}/seen`, name: EVENTS.acknowledged, value: act });
    expect((await web.transcript()).at(-1)).to.include(SEEN);
  });
});
