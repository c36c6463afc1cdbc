import { expect } from 'chai';
import { Chat } from '../support/chat.ts';
import { passTime } from '../support/pass-time.ts';
import { closeAlert } from '../support/staff-acts.ts';

describe('Quiet mode', () => {
  for (const answer of ['Someone may see', 'Not safe', 'skip']) {
    it(`begins with "${answer}" to who may read: numbers are shown, never pinned, abuse is not asked`, async () => {
      const chat = await quiet(answer);
      const cry = await chat.say('I keep thinking about killing myself');
      const crisis = cry.data.find(({ kind }) => kind === 'crisis');
      expect(crisis).to.deep.include({ pinned: false, quiet: true });
      expect(cry.numbers).not.to.deep.equal([]);
      expect(cry.text).not.to.match(/You matter. I'll keep these numbers here/);
      expect((await chat.alerts())[0]?.marks).to.include('QUIET');
      await closeAlert(chat);
      await chat.answerUntil('s2.home_safe');
      expect((await chat.responses()).prescreening?.answers).not.to.have.property('s2.abuse');
      expect((await chat.findings()).map(({ code }) => code)).to.include('UNASKED_ABUSE');
    });
  }

  it('answers words about abuse with nothing that gives it away, and tells nobody who reads along what became of it', async () => {
    const chat = await quiet('Not safe');
    const reply = await chat.say('my partner hits me and took my phone');
    expect(reply.text).to.match(/^Thanks for your message/);
    expect(reply.text).not.to.match(/abuse|hurt|safe|team|alert|believe/i);
    const [alert] = await chat.alerts();
    expect(alert?.tiers).to.include('ABUSE');
    expect(alert?.marks).to.include('QUIET');
    expect(await passTime(chat, 60)).to.deep.equal([]);
  });

  it('begins when a person says that somebody reads along', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q4');
    await chat.say('he reads these messages');
    expect((await chat.patient()).quiet).to.equal(true);
  });

  it('begins also while an alert is open that these words are added to', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q4');
    await chat.say('I have a plan to end my life');
    const reply = await chat.say('he reads these messages');
    expect((await chat.patient()).quiet).to.equal(true);
    expect(reply.data.find(({ kind }) => kind === 'crisis')).to.deep.include({ pinned: false, quiet: true });
    expect((await chat.alerts()).map(({ marks }) => marks)).to.deep.equal([['QUIET']]);
  });

  it('says only thanks where the home is not safe', async () => {
    const chat = await quiet('Not safe');
    await chat.answerUntil('s2.home_safe');
    const reply = await chat.say('No');
    expect(reply.texts[0]).to.equal('Thanks for telling me.');
    expect((await chat.findings()).map(({ code }) => code)).to.include('SOC_HOME_UNSAFE');
  });
});

describe('A crisis in Spanish', () => {
  for (const [words, tier] of [
    ['quiero matarme', 'ACTIVE'],
    ['me voy a matar ahora mismo', 'IMMINENT'],
    ['no puedo respirar después de la ketamina', 'MEDICAL'],
    ['mi novio me pega y tengo miedo', 'ABUSE'],
  ] as const) {
    it(`is ${tier} for "${words}", and answered in Spanish`, async () => {
      const chat = new Chat({ language: 'es' });
      await chat.start();
      const cry = await chat.say(words);
      expect((await chat.alerts())[0]?.tiers).to.include(tier);
      expect(cry.text).to.match(/Estoy avisando/);
      expect(cry.text).not.to.match(/\b(please|your|call)\b/i);
    });
  }
});

async function quiet(answer: string): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil('s0.safe_to_text');
  await chat.say(answer);
  expect((await chat.patient()).quiet).to.equal(true);
  return chat;
}
