import { expect } from 'chai';
import { EVENTS } from '../../src/domain/events.ts';
import type { Chat } from '../support/chat.ts';
import { OnePerson } from '../support/one-person.ts';

const MOVED = 'You went on in your other chat';
const CLOSED = 'so this question is closed';
const IMMINENT = 'I have the pills in my hand and I am going to take them';

describe('A questionnaire in two chats of one person', () => {
  for (const [first, second] of [
    ['web', 'teams'],
    ['teams', 'web'],
  ] as const) {
    describe(`begun ${first === 'web' ? 'on the web' : 'in Teams'}`, () => {
      let one: OnePerson;
      let here: Chat;
      let there: Chat;
      beforeEach(async () => {
        one = new OnePerson();
        const chats = { web: one.chat('web', 'directline'), teams: one.chat('msteams|a:1', 'msteams') };
        here = chats[first];
        there = chats[second];
        await here.answerUntil('s0.dob');
        const code = first === 'web' ? await one.shownBy(here) : await one.askedIn(here);
        await there.say(code);
      });
      const answers = async () => (await one.responses(here.last.patientId))[0]?.answers ?? {};

      it('goes on at the same question in the other, and is one run', async () => {
        expect((await there.say('yes')).asked).to.equal('s0.dob');
        await there.answerUntil('s0.contact_name');
        expect(await one.responses(here.last.patientId)).to.have.length(1);
      });

      it('takes what is written to the question left behind for no answer, and shows the present one', async () => {
        await there.say('yes');
        await there.answerUntil('s0.contact_name');
        const before = await answers();
        const stale = await here.say('1970-01-01');
        expect(stale.text).to.contain(MOVED);
        expect(stale.asked).to.equal('s0.contact_name');
        expect(await answers()).to.deep.equal(before);
        await here.answerUntil('s0.contact_phone');
        const back = await there.say('Somebody');
        expect(back.text).to.contain(MOVED);
        expect(back.asked).to.equal('s0.contact_phone');
      });

      it('keeps neither a read-back nor a tap of the question left behind', async () => {
        await here.say('5/4/80');
        await there.say('yes');
        await there.answerUntil('s0.contact_name');
        const before = await answers();
        expect((await here.say('yes')).text).to.contain(MOVED);
        expect(await answers()).to.deep.equal(before);
      });

      it('is offered no second time where it was finished', async () => {
        await here.say('pause');
        await there.say('yes');
        await there.answerUntil(undefined);
        expect((await one.responses(here.last.patientId))[0]?.status).to.equal('completed');
        const reply = await here.say('hi');
        expect(reply.text).to.contain(CLOSED);
        expect(reply.asked).to.equal('menu');
        expect(await one.responses(here.last.patientId)).to.have.length(1);
      });

      it('is offered as it is now, when it was offered before it was finished', async () => {
        await here.answerUntil(undefined);
        const reply = await there.say('what is the weather');
        expect(reply.asked).to.equal(undefined);
        expect((await there.say('yes')).asked).to.equal(undefined);
      });

      it('waits for a crisis of the other chat, and shows its numbers', async () => {
        await there.say('yes');
        await there.say(IMMINENT);
        const reply = await here.say('1980-05-04');
        expect(reply.numbers.map(({ tel }) => tel)).to.include('988');
        expect(await answers()).not.to.have.property('s0.dob');
      });

      it('has no silence here skip what was answered there', async () => {
        await here.answerUntil('phq9.q9');
        await here.say('Several days');
        await here.converse(['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
        const timers = await one.store.records.list('timers', { index: 'byDue' });
        const silence = timers.items.find(({ event }) => event.value.linkId === 'asq.q5');
        expect(silence).not.to.equal(undefined);
        await there.say('yes');
        await there.say('No');
        const before = (await answers())['asq.q5'];
        expect(before).to.include({ state: 'answered' });
        await here.event(silence?.id ?? '', EVENTS.silence, silence?.event.value ?? {});
        expect((await answers())['asq.q5']).to.deep.equal(before);
      });
    });
  }
});
