import { expect } from 'chai';
import { Chat } from '../support/chat.ts';
import { passTime } from '../support/pass-time.ts';

describe('Words that may be a cry for help', () => {
  it('are asked about in one question, and No goes on', async () => {
    const chat = await atPhq();
    const check = await chat.say("I can't do this anymore");
    expect(check.text).to.match(/Are you thinking about ending your life/);
    expect(check.asked).to.equal('crisis.check.self');
    expect(check.effects).not.to.include('alert.raised');
    const no = await chat.say('No');
    expect(no.text).to.match(/glad I asked/);
    await chat.converse(['Go on', 'phq9.q4']);
    expect(await chat.alerts()).to.deep.equal([]);
  });

  it('and Yes are ACTIVE', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self']);
    const yes = await chat.say('Yes');
    expect(yes.numbers).not.to.deep.equal([]);
    expect(await tiers(chat)).to.deep.equal([['ACTIVE']]);
  });

  for (const unsure of ['Not sure', 'prefer not to say']) {
    it(`and "${unsure}" are PASSIVE, which goes on after its questions`, async () => {
      const chat = await atPhq();
      await chat.converse(["I can't do this anymore", 'crisis.check.self']);
      const reply = await chat.say(unsure);
      if (reply.asked === 'crisis.check.self') await chat.say(unsure);
      expect(await tiers(chat)).to.deep.equal([['PASSIVE']]);
      expect((await chat.alerts())[0]?.blocks).to.equal(false);
    });
  }

  it('are asked about once more when the answer is none, and then count as not sure', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self'], ['what do you mean', 'crisis.check.self']);
    await chat.say('the weather');
    expect(await tiers(chat)).to.deep.equal([['PASSIVE']]);
  });

  it('are screened again in the answer', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self']);
    await chat.say('yes, tonight, I have the pills in my hand');
    expect((await tiers(chat)).flat()).to.include('IMMINENT');
  });

  it('and ten minutes of silence make one alert, and say so', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self']);
    expect(await passTime(chat, 9)).to.deep.equal([]);
    const [text] = await passTime(chat, 1.5);
    expect(text)
      .to.match(/I didn't hear back/)
      .and.to.contain('988');
    const [alert] = await chat.alerts();
    expect(alert?.tiers).to.deep.equal(['PASSIVE']);
    expect(alert?.marks).to.include('NO_REPLY');
    expect(await chat.alerts()).to.have.length(1);
  });

  it('and a late answer counts upwards only', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self']);
    await passTime(chat, 11);
    await chat.say('No');
    expect(await tiers(chat)).to.deep.equal([['PASSIVE']]);
    expect((await chat.alerts())[0]).not.to.have.property('closed');
  });

  it('and a late Yes raises what it says', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self']);
    await passTime(chat, 11);
    await chat.say('Yes');
    expect((await tiers(chat)).flat()).to.include('ACTIVE');
  });

  it('that ask for a method get no facts', async () => {
    const chat = await atPhq();
    const reply = await chat.say('how much ketamine would be lethal');
    expect(reply.text).to.match(/can't answer that here/);
    expect(reply.text).not.to.match(/\bmg\b|lethal dose/i);
    expect(reply.asked).to.equal('crisis.check.self');
    await chat.say('not sure');
    expect(await tiers(chat)).to.deep.equal([['ACTIVE']]);
  });

  it('and silence after an answer means nothing', async () => {
    const chat = await atPhq();
    await chat.converse(["I can't do this anymore", 'crisis.check.self'], ['No', 'crisis.goon'], ['Go on', 'phq9.q4']);
    await passTime(chat, 30);
    expect(await chat.alerts()).to.deep.equal([]);
    await chat.converse(['1', 'phq9.q5']);
  });
});

describe('A question whose silence is an answer', () => {
  it('counts as skipped after ten minutes', async () => {
    const chat = await atPhq('s2.harm_others');
    await chat.converse(['Yes', 's2.harm_others.now']);
    await passTime(chat, 11);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['s2.harm_others.now']).to.deep.include({ state: 'skipped' });
    expect((await tiers(chat)).flat()).to.include('HARM_OTHERS');
  });

  it('that is answered in time stays as answered', async () => {
    const chat = await atPhq('s2.harm_others');
    await chat.converse(['Yes', 's2.harm_others.now'], ['No', 's2.harm_others.who']);
    await passTime(chat, 30);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['s2.harm_others.now']).to.have.nested.property('values[0].valueCoding.code', 'LA32-8');
    expect(chat.last.asked).to.equal('s2.harm_others.who');
  });

  it('is IMMINENT when it is ASQ item 5', async () => {
    const chat = await atPhq('asq.q1');
    await chat.converse(['Yes', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
    const said = await passTime(chat, 11);
    expect(said.join('\n')).to.match(/don't have to answer that here/);
    expect((await tiers(chat)).flat()).to.include('IMMINENT');
  });

  it('is not skipped while it is asked anew', async () => {
    const chat = await atPhq('s2.harm_others');
    await chat.converse(['Yes', 's2.harm_others.now']);
    await passTime(chat, 6);
    await chat.converse(['help', 's2.harm_others.now']);
    await passTime(chat, 6);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers, 'ten minutes since it was asked last').not.to.have.property('s2.harm_others.now');
  });
});

async function atPhq(linkId = 'phq9.q4'): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil(linkId);
  return chat;
}

async function tiers(chat: Chat): Promise<string[][]> {
  return (await chat.alerts()).map((alert) => alert.tiers);
}
