import { expect } from 'chai';
import { Chat } from '../support/chat.ts';

describe('Where a person is', () => {
  for (const [typed, country, number] of [
    ['France', 'FR', '112'],
    ['Francia', 'FR', '112'],
    ['Germany', 'DE', '112'],
    ['Reino Unido', 'GB', '999'],
    ['Australia', 'AU', '000'],
  ]) {
    it(`is ${country} for "${typed}", whose emergency number is confirmed`, async () => {
      const chat = await atCountry();
      const reply = await chat.say(typed ?? '');
      expect(reply.asked).to.equal('s0.emergency_number_confirm');
      expect(reply.text).to.contain(number);
      await chat.converse(['Yes', 's0.dob']);
      expect((await chat.patient()).location).to.deep.include({ country, confirmed: true });
    });
  }

  it('has a state in the United States', async () => {
    const chat = await atCountry();
    await chat.converse(['USA', 's0.country.region'], ['Ohio', 's0.emergency_number_confirm'], ['yes', 's0.dob']);
    const { location } = await chat.patient();
    expect(location).to.deep.include({ country: 'US', region: 'US-OH', confirmed: true });
  });

  it('is asked again for what is no country', async () => {
    const chat = await atCountry();
    await chat.converse(['the moon', 's0.country'], ['no', 's0.country'], ['Canada', 's0.emergency_number_confirm']);
  });

  for (const reply of ['No', 'Not sure', 'skip']) {
    it(`keeps the clinic's numbers when its emergency number is answered with "${reply}"`, async () => {
      const chat = await atCountry();
      await chat.converse(['France', 's0.emergency_number_confirm'], [reply, 's0.dob']);
      expect((await chat.patient()).location).to.deep.include({ country: 'FR', confirmed: false });
      const cry = await chat.say('I want to kill myself tonight');
      expect(cry.text).to.match(/call 988 now, or 911/);
      const labels = cry.numbers.map(({ label }) => label).join(' ');
      expect(labels).to.contain('findahelpline').and.to.contain('3114').and.to.contain('911');
    });
  }

  it('has its own numbers once they are confirmed', async () => {
    const chat = await atCountry();
    await chat.converse(['France', 's0.emergency_number_confirm'], ['Yes', 's0.dob']);
    const cry = await chat.say('I want to kill myself tonight');
    expect(cry.text).to.match(/call 3114 now, or 112/);
  });

  it('is unknown when skipped: the numbers are the clinic’s, and it is noted', async () => {
    const chat = await atCountry();
    await chat.converse(['skip', 's0.dob']);
    expect((await chat.findings()).map(({ code }) => code)).to.deep.equal(['UNANSWERED_s0.country']);
    const cry = await chat.say('I want to kill myself tonight');
    expect(cry.text).to.match(/call 988 now, or 911/);
    expect(cry.numbers.map(({ label }) => label).join(' ')).to.contain('findahelpline');
  });
});

describe('Somebody under 18', () => {
  it('is asked nothing more, and only the date of birth is kept', async () => {
    const chat = new Chat();
    await chat.answerUntil('s0.dob');
    const reply = await chat.say('May 5 2012');
    expect(reply.asked).to.equal(undefined);
    expect(reply.text).to.match(/for adults 18 and over/);
    expect(reply.text).not.to.match(/take a break/);
    const { prescreening } = await chat.responses();
    expect(Object.keys(prescreening?.answers ?? {})).to.deep.equal(['s0.dob']);
    expect(prescreening?.status).to.equal('stopped');
    expect((await chat.findings()).map(({ code }) => code)).to.deep.equal(['AGE_UNDER_18']);
    expect((await chat.patient()).disposition).to.equal('OUT_OF_SCOPE');
    for (const words of ['hi', 'start', 'intention', 'what now?']) {
      expect((await chat.say(words)).asked, words).to.equal(undefined);
    }
  });

  it('still gets help in a crisis', async () => {
    const chat = new Chat();
    await chat.answerUntil('s0.dob');
    await chat.say('May 5 2012');
    const cry = await chat.say('I want to die');
    expect(cry.numbers.length).to.be.greaterThan(1);
    expect(cry.effects).to.include('alert.raised');
  });

  it('is 18 on the birthday itself', async () => {
    const chat = new Chat();
    await chat.answerUntil('s0.dob');
    await chat.converse(['March 2 2008', 'break'], ['Keep going', 's0.contact_name']);
  });

  it('is taken at the latest possible day of a partial date', async () => {
    const chat = new Chat();
    await chat.answerUntil('s0.dob');
    expect((await chat.say('2008')).asked).to.equal(undefined);
  });
});

async function atCountry(): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('s0.country');
  return chat;
}
