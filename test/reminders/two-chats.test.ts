import { expect } from 'chai';
import { CareReminders } from '../../src/reminders/care-reminders.ts';
import { eraseRefused } from '../../src/reminders/erase-refused.ts';
import { FollowingRunner } from '../../src/turns/following-runner.ts';
import { type Chat, content } from '../support/chat.ts';
import { change, plan } from '../support/course/staff.ts';
import { OnePerson } from '../support/one-person.ts';
import { silentLog } from '../support/silent-log.ts';

const HOUR_MS = 3_600_000;
const LOOK_MS = HOUR_MS / 6;
const OFFER = /set an intention/;

describe('A person with two chats', () => {
  let one: OnePerson;
  let web: Chat;
  let teams: Chat;
  beforeEach(async () => {
    one = new OnePerson();
    await one.known('patient_known', []);
    web = one.chat('web', 'directline', { patientId: 'patient_known' });
    await web.start();
    teams = one.chat('msteams|a:1', 'msteams');
  });

  const at = (hours: number) => new Date(one.clock.now().getTime() + hours * HOUR_MS).toISOString();
  const link = async () => teams.say(await one.shownBy(web));
  /** Servers look, each with a lease of its own. */
  const pass = async (hours: number) => {
    const runner = new FollowingRunner({ runner: web.runner, store: one.store, clock: one.clock });
    for (let look = 0; look < hours * 6; look += 1) {
      one.clock.advance(LOOK_MS);
      const parts = { store: one.store, runner, clock: one.clock, log: silentLog, holder: `server-${look % 2}` };
      await new CareReminders({ ...parts, plan: { nameOf: content.library.nameOf, timing: content.careTiming } }).run();
    }
  };
  const offersIn = async (chat: Chat) => (await chat.transcript()).filter((text) => OFFER.test(text)).length;

  it('is reminded in the one in which they last wrote, once, and goes on in the other at the same question', async () => {
    await plan(one.store, web.last.patientId, { id: 's', start: at(96) }, at(0));
    await link();
    await pass(25);
    expect([await offersIn(web), await offersIn(teams)]).to.deep.equal([0, 1]);
    await teams.catchUp();
    expect((await teams.say('yes')).asked).to.equal('i.arrive');
    await teams.answerUntil('i.intention');
    expect((await web.say('hi')).text, 'it goes on, and is not begun again').to.match(/We began to set an intention/);
    expect((await web.say('yes')).asked).to.equal('i.intention');
    expect(await one.responses(web.last.patientId)).to.have.length(2);
  });

  it('is asked about a session in one of them: begun there, it goes on here, and is offered no second time', async () => {
    await plan(one.store, web.last.patientId, { id: 's', start: at(-6) }, at(0));
    const released = { state: 'released', releasedAt: at(-3) } as const;
    await change(one.store, 's', web.last.patientId, (session) => session && { ...session, ...released }, at(0));
    await link();
    await teams.say('hello');
    await teams.say('yes');
    const asked = await skipSome(teams, 3);
    await web.say('hi');
    expect((await web.say('yes')).asked).to.equal(asked);
    const next = await skipSome(web, 2);
    const stale = await teams.say('Yes');
    expect(stale.text).to.contain('You went on in your other chat');
    expect(stale.asked).to.equal(next);
  });

  describe('who refused', () => {
    const refuse = () =>
      one.store.records.update(
        'patients',
        web.last.patientId,
        (patient) => patient && { ...patient, consent: { status: 'refused', at: at(0), textVersion: '1' } },
      );
    const erase = () => eraseRefused(one.store, one.clock, silentLog);

    it('has both deleted a day after they last wrote in either', async () => {
      await link();
      await refuse();
      await web.say('hello');
      one.clock.advance(20 * HOUR_MS);
      await teams.say('hello');
      one.clock.advance(20 * HOUR_MS);
      await erase();
      expect(await web.transcript()).not.to.deep.equal([]);
      one.clock.advance(5 * HOUR_MS);
      await erase();
      expect([await web.transcript(), await teams.transcript()]).to.deep.equal([[], []]);
      expect(await one.store.records.get('patients', web.last.patientId)).to.equal(undefined);
    });

    it('and agrees in one of them has nothing deleted in the other', async () => {
      await link();
      await refuse();
      await web.say('hello');
      await one.store.records.update(
        'patients',
        web.last.patientId,
        (patient) => patient && { ...patient, consent: { status: 'agreed', at: at(0), textVersion: '1' } },
      );
      one.clock.advance(30 * HOUR_MS);
      await erase();
      expect(await web.transcript()).to.include('hello');
      const conversation = await one.store.records.get('conversations', 'web');
      expect(conversation).not.to.have.property('eraseAfter');
    });
  });
});

/** Skips so many questions, and gives the one that is open then. */
async function skipSome(chat: Chat, count: number): Promise<string | undefined> {
  for (let done = 0; done < count; done += 1) await chat.say('skip');
  return chat.last.asked;
}
