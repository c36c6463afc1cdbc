import { expect } from 'chai';
import { careChat } from '../support/care-chat.ts';
import { Chat } from '../support/chat.ts';
import { TestClock } from '../support/turn-parts.ts';

describe('Commands at any point', () => {
  it('say why a question is asked, and ask it again', async () => {
    const chat = await at('phq9.q3');
    const reply = await chat.say('help');
    expect(reply.texts[0]).to.equal('So your team sees how you are now, and can see later what changed.');
    expect(reply.texts[1]).to.match(/back, skip, help, pause, stop, menu, or person/);
    expect(reply.asked).to.equal('phq9.q3');
  });

  it('go back, one question at a time, and on again with what is answered there', async () => {
    const chat = await at('phq9.q3');
    await chat.converse(['back', 'phq9.q2'], ['go back', 'phq9.q1'], ['Not at all', 'phq9.q3']);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['phq9.q1']).to.have.nested.property('values[0].valueCoding.code', 'LA6568-5');
    expect(prescreening?.answers['phq9.q1']?.past).to.have.length(1);
    expect(prescreening?.answers['phq9.q2'], 'the question that was only looked at').not.to.have.property('past');
  });

  it('cannot go back before the first question', async () => {
    const chat = await at('s0.ai_disclosure');
    const reply = await chat.say('back');
    expect(reply.texts[0]).to.match(/first question/);
    expect(reply.asked).to.equal('s0.ai_disclosure');
  });

  it('skip a question: it stands in the response without a value', async () => {
    const chat = await at('s1.reason');
    await chat.converse(['skip', 's1.concerns'], ['next', 's1.duration']);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['s1.reason']).to.deep.include({ state: 'skipped' });
  });

  for (const word of ['pause', 'later', 'take a break']) {
    it(`pause at "${word}", and go on at the same question with any word`, async () => {
      const chat = await at('s1.impact');
      await chat.converse([word, undefined]);
      expect(chat.last.text).to.match(/Your answers are saved/);
      await chat.converse(['a lot', 's1.impact'], ['a lot', 's1.hopes']);
    });
  }

  for (const words of ['code', 'continue on another device', 'código', 'seguir en otro dispositivo']) {
    it(`say at "${words}" where the code for another device is, never the code itself`, async () => {
      const chat = await at('s1.impact');
      const reply = await chat.say(words);
      expect(reply.texts[0]).to.match(/Another device/);
      expect(reply.text).not.to.match(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/);
      expect(reply.asked).to.equal('s1.impact');
    });
  }

  it('stop, and offer to go on another time', async () => {
    const chat = await at('s1.impact');
    await chat.converse(['stop', undefined], ['hi', 'due'], ["Yes, let's go", 's1.impact']);
    const { prescreening } = await chat.responses();
    expect(Object.keys(prescreening?.answers ?? {})).to.include('s1.duration');
  });

  it('leave it at "not now"', async () => {
    const chat = await at('s1.impact');
    await chat.converse(
      ['stop', undefined],
      ['hi', 'due'],
      ['Not now', undefined],
      ['hello', 'due'],
      ['yes', 's1.impact'],
    );
  });

  it('call for a person: the clinic’s phone, one alert for the team, and the question again', async () => {
    const chat = await at('s1.impact');
    const reply = await chat.say('I want to talk to a person');
    expect(reply.texts[0]).to.contain('+1 555 0100');
    expect(reply.asked).to.equal('s1.impact');
    const again = await chat.say('person');
    expect(again.texts[0]).to.match(/already been asked/);
    const alerts = await chat.alerts();
    expect(alerts.map(({ code, tiers, blocks }) => ({ code, tiers, blocks }))).to.deep.equal([
      { code: 'PERSON_ASKED', tiers: [], blocks: false },
    ]);
    await chat.converse(['a lot', 's1.hopes']);
  });

  it('say again what it is', async () => {
    const chat = await at('s1.impact');
    for (const words of ['are you a bot?', 'Who are you', '¿Eres una persona?']) {
      const reply = await chat.say(words);
      expect(reply.texts[0]).to.match(/automated program, not a person/);
      expect(reply.asked).to.equal('s1.impact');
    }
  });

  it('are taken by button as by word', async () => {
    const chat = await at('phq9.q3');
    expect((await chat.tap({ command: 'back' })).asked).to.equal('phq9.q2');
    expect((await chat.tap({ command: 'help' })).texts).to.have.length(3);
    expect((await chat.tap({ command: 'change:s0.dob' })).asked).to.equal('s0.dob');
    expect((await chat.tap({ command: 'change:no.such' })).asked).to.equal('s0.dob');
  });

  it('are no commands inside an answer', async () => {
    const chat = await at('s1.reason');
    await chat.converse(['My back hurts whenever I stop or skip', 's1.concerns']);
  });

  it('leave a stale button alone', async () => {
    const chat = await at('phq9.q3');
    const reply = await chat.tap({ linkId: 'phq9.q1', code: 'LA6571-9' });
    expect(reply.texts[0]).to.match(/already behind us/);
    expect(reply.asked).to.equal('phq9.q3');
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['phq9.q1']).to.have.nested.property('values[0].valueCoding.code', 'LA6570-1');
  });
});

describe('A break that is offered', () => {
  for (const words of ['Keep going', 'keep', 'go on', 'continue', 'skip', 'next', 'yes', 'hm?', 'Seguir']) {
    it(`goes on with the next question at "${words}", and changes no answer`, async () => {
      const chat = await atBreak();
      const before = await chat.responses();
      await chat.converse([words, 's0.contact_name']);
      expect((await chat.responses()).prescreening?.answers).to.deep.equal(before.prescreening?.answers);
    });
  }

  it('goes on with the next question after the break', async () => {
    const chat = await atBreak();
    await chat.converse(['Take a break', undefined], ['hi', 's0.contact_name']);
  });

  it('goes on with the next question after "pause" and another word', async () => {
    const chat = await atBreak();
    await chat.converse(['pause', undefined], ['I am back', 's0.contact_name']);
  });

  it('goes back to the question before it', async () => {
    const chat = await atBreak();
    await chat.converse(['back', 's0.dob'], ['March 5 1980', 's0.contact_name']);
    expect((await chat.patient()).birthDate).to.equal('1980-03-05');
  });
});

describe('The list of answers at the end', () => {
  it('is shown again after a help, a pause, a back, or an unknown number', async () => {
    const chat = await at('s9.readback');
    await chat.converse(['help', 's9.readback'], ['pause', undefined], ['hi', 's9.readback']);
    await chat.converse(['back', 's9.anything_else'], ['Nothing else.', 's9.readback']);
    await chat.converse(['change something', undefined], ['999', undefined], ['skip', 's9.readback']);
    await chat.converse(['change something', undefined], ['the one about my eyes', undefined], ['hi', 's9.readback']);
    await chat.converse(['yes', undefined]);
    expect((await chat.responses()).prescreening?.status).to.equal('completed');
  });
});

async function at(linkId: string): Promise<Chat> {
  const chat = new Chat();
  await chat.answerUntil(linkId);
  return chat;
}

function atBreak(): Promise<Chat> {
  return at('break');
}

describe('A person, asked for on the evening after a session', () => {
  it('comes with the number for an emergency', async () => {
    const chat = await careChat({ points: ['E0'], session: { state: 'released', ...releasedHoursAgo(4) } });
    expect((await chat.say('person')).text)
      .to.match(/tell your care team/)
      .and.match(/in danger, call 911 now/);
  });

  it('comes without it on another day', async () => {
    const chat = await careChat({ points: ['D1'], session: { state: 'released', ...releasedHoursAgo(20) } });
    expect((await chat.say('person')).text)
      .to.match(/tell your care team/)
      .and.not.match(/911/);
  });

  const releasedHoursAgo = (hours: number) => {
    const at = (ago: number) => new Date(new TestClock().now().getTime() - ago * 3_600_000).toISOString();
    // Evening there, as a chat begins.
    return { start: at(hours + 3), plannedEnd: at(hours), releasedAt: at(hours), zone: 'Asia/Kolkata' };
  };
});
