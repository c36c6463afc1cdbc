import { expect } from 'chai';
import { Chat } from '../support/chat.ts';
import { closeAlert } from '../support/staff-acts.ts';

const LETTING = /I'm letting your care team know now/;

describe('PHQ-9 item 9', () => {
  for (const answer of ['Several days', '2', 'Nearly every day']) {
    it(`answered "${answer}" tells the team, shows the numbers, and calls the suicide screen before item 10`, async () => {
      const chat = await at('phq9.q9');
      const reply = await chat.say(answer);
      expect(reply.asked).to.equal('asq.q1');
      expect(reply.text).to.match(LETTING);
      expect(reply.numbers.map(({ tel }) => tel))
        .to.include('988')
        .and.to.include('911');
      expect(await raised(chat)).to.deep.equal([['PASSIVE']]);
      expect((await chat.findings()).map(({ code }) => code)).to.include('SI_PASSIVE');
    });
  }

  it('skipped calls the screen too, without an alert of its own', async () => {
    const chat = await at('phq9.q9');
    const reply = await chat.say('skip');
    expect(reply.asked).to.equal('asq.q1');
    expect(await raised(chat)).to.deep.equal([]);
    await chat.converse(['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'phq9.q10']);
    expect((await chat.findings()).map(({ code }) => code)).to.include('UNANSWERED_phq9');
  });

  it('against a screen that is all No is a contradiction, and item 5 is asked', async () => {
    const chat = await at('phq9.q9');
    await chat.converse(['1', 'asq.q1'], ['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
    expect((await chat.findings()).map(({ code }) => code)).to.include('CONFLICT_PHQ9_ASQ');
    const end = await chat.say('No');
    expect(end.text).to.match(/Many people have these thoughts/);
    expect(end.text, 'the screen was done').not.to.match(/Would you be okay answering/);
    expect(end.asked).to.equal('crisis.call');
    await chat.converse(['Yes', 'crisis.goon'], ['Go on', 'phq9.q10'], ['Not difficult at all', 'gad7.q1']);
    const [alert] = await chat.alerts();
    expect(alert?.notes.map(({ key }) => key)).to.include('safety.note.call.yes');
  });

  it('has its screen go on where it stopped within a day, and start anew after one', async () => {
    for (const [hours, asked] of [
      [23, 'asq.q3'],
      [25, 'asq.q1'],
    ] as const) {
      const chat = await at('phq9.q9');
      await chat.converse(['1', 'asq.q1'], ['No', 'asq.q2'], ['No', 'asq.q3']);
      await chat.say('pause');
      chat.clock.advance(hours * 3_600_000);
      await chat.say('hi');
      expect(chat.last.asked, `after ${hours} h`).to.equal(asked);
    }
  });

  it('has a screen that started anew asked to its end, and what was said before it kept', async () => {
    const chat = await at('phq9.q9');
    await chat.converse(['1', 'asq.q1'], ['Yes', 'asq.q2'], ['No', 'asq.q3']);
    await chat.say('pause');
    chat.clock.advance(30 * 3_600_000);
    await chat.say('hi');
    await chat.converse(['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
    const answers = (await chat.responses()).prescreening?.answers;
    expect(answers?.['asq.q1']?.past).to.have.length(1);
    expect((await chat.findings()).filter(({ code }) => code === 'SI_PASSIVE').length).to.be.greaterThan(0);
  });

  it('at 2, with the screen left, is suicidal thoughts', async () => {
    const chat = await at('phq9.q9');
    await chat.converse(['2', 'asq.q1']);
    await chat.say('stop');
    expect((await chat.findings()).map(({ code }) => code)).to.include('SI_ACTIVE');
    expect(await raised(chat)).to.deep.include(['ACTIVE']);
    expect((await chat.patient()).openAlerts.some(({ blocks }) => blocks)).to.equal(true);
  });

  it('makes the means question due, where there was a suicide finding', async () => {
    const chat = await at('phq9.q9');
    await chat.say('1');
    await chat.answerUntil('crisis.call');
    await chat.converse(['No', 'crisis.goon'], ['Go on', 'phq9.q10']);
    await chat.answerUntil('s2.means');
    await chat.say('a gun');
    expect((await chat.findings()).map(({ code }) => code)).to.include('MEANS_ACCESS');
  });
});

describe('The ASQ', () => {
  it('asks only four questions when all are No, and raises nothing', async () => {
    const chat = await at('asq.q1');
    await chat.converse(['No', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 's2.selfharm_ever']);
    expect(await raised(chat)).to.deep.equal([]);
    expect((await chat.patient()).suicideScreen).to.have.property('at');
  });

  it('tells the team in the turn of the first Yes, and goes on', async () => {
    const chat = await at('asq.q1');
    const yes = await chat.say('Yes');
    expect(yes.text).to.match(LETTING);
    expect(yes.numbers).not.to.deep.equal([]);
    expect(yes.asked).to.equal('asq.q2');
    const second = await chat.say('Yes');
    expect(second.text).not.to.match(LETTING);
    expect(second.effects).to.include('alert.joined');
  });

  it('item 3 is ACTIVE: at once, and blocks when the screen has ended', async () => {
    const chat = await at('asq.q3');
    await chat.converse(['yes', 'asq.q4']);
    expect(await raised(chat)).to.deep.equal([['ACTIVE']]);
    await chat.converse(['No', 'asq.q5']);
    const end = await chat.say('No');
    expect(end.text).to.match(/Many people have these thoughts/);
    expect(end.asked).to.equal('crisis.call');
    await chat.say('Yes');
    const support = await chat.say('hello?');
    expect(support.asked).to.equal(undefined);
    expect(support.numbers).not.to.deep.equal([]);
    expect((await chat.patient()).disposition).to.equal('CRISIS_NOW');
    const closed = await closeAlert(chat);
    expect(closed.texts[0]).to.match(/looked at what you told me/);
    expect(closed.asked).to.equal('s2.selfharm_ever');
  });

  for (const [when, tiers] of [
    ['last month', ['PASSIVE', 'ACTIVE_PLAN']],
    ['2026-01-15', ['PASSIVE', 'ACTIVE_PLAN']],
    ['skip', ['PASSIVE', 'ACTIVE_PLAN']],
    ['Not sure', ['PASSIVE', 'ACTIVE_PLAN']],
    ['May 2015', ['PASSIVE']],
  ] as const) {
    it(`item 4, when: "${when}" is ${tiers.join(', ')}`, async () => {
      const chat = await at('asq.q4');
      await chat.converse(['Yes', 'asq.q4.when']);
      const reply = await chat.say(when);
      if (reply.asked === 'asq.q4.when') await chat.say('2026-02');
      expect(chat.last.asked).to.equal('asq.q5');
      expect((await raised(chat)).flat()).to.deep.equal(tiers);
    });
  }

  it('item 4 of long ago does not pause the pre-screening', async () => {
    const chat = await at('asq.q4');
    await chat.converse(['Yes', 'asq.q4.when'], ['2010', 'asq.q5'], ['No', 'crisis.call'], ['No', 'crisis.goon']);
    await chat.converse(['Go on', 's2.selfharm_ever']);
    expect((await chat.findings()).map(({ code }) => code)).to.include('SI_PAST_ATTEMPT');
  });

  it('item 4 of the last months asks about the next hours, and No to that is IMMINENT', async () => {
    const chat = await at('asq.q4');
    await chat.converse(['Yes', 'asq.q4.when'], ['2026-02-01', 'asq.q5'], ['No', 'crisis.plan.safe']);
    expect(chat.last.text).to.match(/deserve help from a person right now/);
    await chat.converse(['No', 'crisis.means']);
    expect((await raised(chat)).flat()).to.include('IMMINENT');
  });

  for (const [answer, words] of [
    ['Yes', /really glad you told me/],
    ['Prefer not to say', /don't have to answer that here/],
    ['skip', /don't have to answer that here/],
    ['pause', /don't have to answer that here/],
    ['stop', /don't have to answer that here/],
  ] as const) {
    it(`item 5: "${answer}" is IMMINENT, with its script at once`, async () => {
      const chat = await at('asq.q1');
      await chat.converse(['Yes', 'asq.q2'], ['No', 'asq.q3'], ['No', 'asq.q4'], ['No', 'asq.q5']);
      const reply = await chat.say(answer);
      expect(reply.text).to.match(words);
      expect(reply.asked).to.equal('crisis.means');
      expect(await raised(chat)).to.deep.include(['IMMINENT']);
      await chat.say('Yes');
      for (let count = 1; count <= 4; count += 1) {
        const support = await chat.say(`message ${count}`);
        expect(support.asked).to.equal(undefined);
        expect(support.text).to.contain('988').and.to.contain('911');
      }
      const closed = await closeAlert(chat);
      expect(closed.asked).to.equal('s2.selfharm_ever');
    });
  }

  it('counts every refusal, and says so gently at the end', async () => {
    const chat = await at('asq.q1');
    await chat.converse(
      ['Not sure', 'asq.q2'],
      ['Prefer not to say', 'asq.q3'],
      ['skip', 'asq.q4'],
      ['skip', 'asq.q5'],
    );
    expect((await raised(chat)).flat()).to.deep.equal(['PASSIVE']);
    const end = await chat.say('No');
    expect(end.text).to.match(/don't have to answer these questions here/);
    expect(end.asked).to.equal('crisis.call');
  });

  it('is stopped by words that are IMMINENT', async () => {
    const chat = await at('asq.q2');
    const reply = await chat.say('I have the pills in my hand and I am going to take them');
    expect(reply.asked).to.match(/^crisis\./);
    expect(reply.asked).not.to.equal('asq.q3');
    expect((await raised(chat)).flat()).to.include('IMMINENT');
    const next = await chat.say('ok');
    expect(next.asked === undefined || next.asked.startsWith('crisis.'), next.asked).to.equal(true);
  });

  it('takes words of a lower tier in its stride: the team is told, and the screen goes on', async () => {
    const chat = await at('asq.q2');
    const reply = await chat.say('I wish I was dead');
    expect(reply.text).to.match(LETTING);
    expect(reply.asked).to.equal('asq.q2');
    expect(await raised(chat)).to.deep.equal([['PASSIVE']]);
  });
});

async function at(linkId: string): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil(linkId);
  return chat;
}

async function raised(chat: Chat): Promise<string[][]> {
  return (await chat.alerts()).map(({ tiers }) => tiers);
}
