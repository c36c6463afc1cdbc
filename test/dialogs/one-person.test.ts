import { expect } from 'chai';
import { planOf } from '../support/a-plan.ts';
import type { Chat } from '../support/chat.ts';
import { OnePerson } from '../support/one-person.ts';
import { closeAlert } from '../support/staff-acts.ts';

const IMMINENT = 'I have the pills in my hand and I am going to take them';

describe('A person with two chats', () => {
  let one: OnePerson;
  let web: Chat;
  let teams: Chat;
  beforeEach(() => {
    one = new OnePerson();
    web = one.chat('web', 'directline');
    teams = one.chat('msteams|a:1', 'msteams');
  });
  const link = async () => teams.say(await one.shownBy(web));

  describe('before the code was right', () => {
    it('is two people: nothing of one is said to or kept with the other', async () => {
      await web.answerUntil('s0.dob');
      await web.say(IMMINENT);
      const hello = await teams.start();
      expect(hello.asked).to.equal('s0.ai_disclosure');
      expect(hello.numbers).to.deep.equal([]);
      await teams.say('2345A-BCDEF');
      expect((await one.alerts(teams.last.patientId)).length).to.equal(0);
      expect(await one.responses(web.last.patientId)).to.have.length(1);
      expect(teams.last.patientId).not.to.equal(web.last.patientId);
    });
  });

  describe('when the code is right', () => {
    it('has the run that was begun first go on, and the other one kept', async () => {
      await web.answerUntil('s0.dob');
      await teams.answerUntil('s0.consent');
      const unknown = teams.last.patientId;
      await link();
      const runs = await one.responses(web.last.patientId);
      expect(runs.map(({ conversationId, status }) => [conversationId, status])).to.have.deep.members([
        ['web', 'in-progress'],
        ['msteams|a:1', 'stopped'],
      ]);
      expect(Object.keys(runs.find(({ status }) => status === 'stopped')?.answers ?? {})).to.include(
        's0.ai_disclosure',
      );
      expect(await one.responses(unknown)).to.deep.equal([]);
      expect((await teams.say('yes')).asked).to.equal('s0.dob');
    });

    it('takes along what was begun in the chat of the code alone', async () => {
      await web.start();
      await web.say('hello');
      await teams.answerUntil('s0.dob');
      const before = (await one.responses(teams.last.patientId))[0];
      // The web chat has asked its first question, so its run goes on and the other is kept.
      await link();
      const runs = await one.responses(web.last.patientId);
      expect(runs.find(({ id }) => id === before?.id)).to.deep.include({ answers: before?.answers, status: 'stopped' });
    });

    it('has the plan that was written for either, and keeps a plan it had', async () => {
      await web.start();
      await teams.start();
      const [known, unknown] = [web.last.patientId, teams.last.patientId];
      const planned = (id: string, route: 'im' | 'iv') => ({
        ...{ id, clinicId: 'demo', version: 3, plan: planOf(route), by: 'Dr. Peña', at: '2026-03-01T15:00:00.000Z' },
        earlier: [],
      });
      const { records } = one.store;
      await records.update('plans', unknown, () => planned(unknown, 'im'));
      await link();
      expect(await records.get('plans', known)).to.deep.equal({ ...planned(unknown, 'im'), id: known });
      const third = one.chat('msteams|a:2', 'msteams');
      await third.start();
      await records.update('plans', third.last.patientId, () => planned(third.last.patientId, 'iv'));
      await third.say(await one.shownBy(web));
      expect((await records.get('plans', known))?.plan.route).to.equal('im');
    });

    it('leaves a sign at the old record, with an entry in the audit', async () => {
      await web.start();
      await teams.start();
      const unknown = teams.last.patientId;
      await link();
      const { records } = one.store;
      expect(await records.get('patients', unknown)).to.include({ mergedInto: web.last.patientId });
      const list = await records.list('patients', { index: 'byClinic', where: { clinicId: 'demo' } });
      expect(list.items.map(({ id }) => id)).to.deep.equal([web.last.patientId]);
      const audit = await records.list('audit', { index: 'byPatient', where: { patientId: web.last.patientId } });
      expect(audit.items[0]).to.include({ action: 'patient.merged', target: unknown, by: 'patient' });
      const conversation = await records.get('conversations', teams.conversationId);
      expect(conversation?.patientId).to.equal(web.last.patientId);
    });

    it('has a crisis of the chat of the code in the other one too, with its numbers', async () => {
      await web.start();
      await web.say(IMMINENT);
      const reply = await link();
      expect(reply.text).to.contain('now belong together');
      expect(reply.numbers.map(({ tel }) => tel)).to.include('988');
      expect((await teams.say('hello')).numbers, 'still').not.to.deep.equal([]);
      expect(await one.alerts(web.last.patientId)).to.have.length(1);
    });

    it('is heard in a chat whose crisis was opened in another one, and a wrong code is answered with the numbers', async () => {
      await web.start();
      const second = one.chat('msteams|a:2', 'msteams');
      await teams.start();
      await second.say(await one.askedIn(teams));
      await second.say(IMMINENT);
      const wrong = await teams.say('2345A-BCDEF');
      expect(wrong.text).to.contain("can't use this code");
      expect(wrong.numbers.map(({ tel }) => tel)).to.include('988');
      expect((await one.chat('msteams|a:3', 'msteams').say('hello')).numbers).to.deep.equal([]);
      expect((await link()).text).to.contain('now belong together');
      expect((await one.alerts(web.last.patientId)).map(({ conversationId }) => conversationId)).to.deep.equal([
        'msteams|a:2',
      ]);
    });

    it('has a crisis of the unknown chat in the known one too, and closed there, it is closed here', async () => {
      await web.answerUntil('s0.dob');
      await teams.start();
      await teams.say(IMMINENT);
      const [alert] = await one.alerts(teams.last.patientId);
      await link();
      expect((await one.alerts(web.last.patientId)).map(({ id }) => id)).to.deep.equal([alert?.id]);
      const escalation = await one.store.records.get('escalations', alert?.id ?? '');
      expect(escalation?.alert.patientId).to.equal(web.last.patientId);
      expect((await web.say('1980-05-04')).numbers.map(({ tel }) => tel)).to.include('988');
      await closeAlert(teams);
      expect((await one.store.records.get('patients', web.last.patientId))?.openAlerts).to.deep.equal([]);
      expect((await web.say('hello')).asked, 'the question that was open').to.equal('s0.dob');
    });

    it('is deleted by no refusal in the unknown chat', async () => {
      await web.answerUntil('s0.dob');
      await teams.answerUntil('s0.consent');
      await teams.say('No');
      expect((await one.store.records.get('conversations', teams.conversationId))?.eraseAfter).to.be.a('string');
      await link();
      expect((await one.store.records.get('conversations', teams.conversationId))?.eraseAfter).to.equal(undefined);
      expect((await teams.say('yes')).asked).to.equal('s0.dob');
    });

    it('takes along a second unknown chat, though they write and cry there at the same moment', async () => {
      await web.answerUntil('s0.dob');
      const second = one.chat('msteams|a:2', 'msteams');
      await teams.start();
      await second.say(await one.askedIn(teams));
      const linking = link();
      // While the code is being taken: an open crisis would take the code for an answer to it.
      for (let step = 0; step < 10; step += 1) await undefined;
      const [reply, cry] = await Promise.all([linking, second.say(IMMINENT)]);
      expect(reply.text).to.contain('now belong together');
      expect(cry.numbers).not.to.deep.equal([]);
      const { records } = one.store;
      const known = await records.get('patients', web.last.patientId);
      expect(known?.conversations).to.have.members(['web', 'msteams|a:1', 'msteams|a:2']);
      expect(known?.openAlerts.map(({ conversationId }) => conversationId)).to.deep.equal(['msteams|a:2']);
      expect(await one.alerts(web.last.patientId)).to.have.length(1);
      expect((await second.say('hello')).patientId).to.equal(web.last.patientId);
    });

    it('speaks the known language', async () => {
      await web.start();
      await web.say('español');
      await teams.start();
      await link();
      expect(teams.last.text).to.match(/empez|segu|pendiente/i);
    });
  });
});
