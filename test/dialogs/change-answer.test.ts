import { expect } from 'chai';
import { Chat } from '../support/chat.ts';

describe('A change of mind', () => {
  for (const [language, words, asked] of [
    ['en', 'change my answer to question 3', 's0.country'],
    ['en', 'I want to change my answer about who my regular doctor is', 's1.pcp'],
    ['en', 'Change my answer about sleeping', 'phq9.q3'],
    ['en', 'can I change my answer about failure?', 'phq9.q6'],
    ['es', 'quiero cambiar mi respuesta sobre mi fecha de nacimiento', 's0.dob'],
    ['es', 'cambiar la pregunta 3', 's0.country'],
  ] as const) {
    it(`takes "${words}" to ${asked}, in the middle of the way`, async () => {
      const chat = new Chat({ language });
      await chat.answerUntil('phq9.q8');
      await chat.say(words);
      expect(chat.last.asked).to.equal(asked);
    });
  }

  it('goes on where it was, with the new answer, its score, and the old one kept', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q8');
    await chat.converse(['change my answer about sleeping', 'phq9.q3'], ['Nearly every day', 'phq9.q8']);
    const answer = (await chat.responses()).prescreening?.answers['phq9.q3'];
    expect(answer).to.have.nested.property('values[0].valueCoding.code', 'LA6571-9');
    expect(answer?.past).to.have.length(1);
  });

  it('lists the questions that fit, and takes the number of one', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q3');
    const reply = await chat.say('change my answer about the therapist');
    const numbers = [...reply.text.matchAll(/^(\d+)\. /gm)].map(([, number]) => number ?? '');
    expect(numbers.length).to.be.greaterThan(1);
    await chat.say(numbers[0] ?? '');
    expect(chat.last.asked).to.equal('s0.ai_disclosure');
  });

  it('changes nothing when nothing fits, and goes on after "skip"', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q3');
    const before = (await chat.responses()).prescreening?.answers;
    const reply = await chat.say('change my answer about the moon landing');
    expect(reply.text).to.match(/could not find/);
    expect((await chat.say('Jupiter')).text).to.match(/could not find/);
    await chat.say('skip');
    expect(chat.last.asked).to.equal('phq9.q3');
    expect((await chat.responses()).prescreening?.answers).to.deep.equal(before);
  });

  it('asks which one when none is named', async () => {
    const chat = new Chat();
    await chat.answerUntil('phq9.q3');
    expect((await chat.say('I want to change an answer')).text).to.match(/Which answer/);
    await chat.say('the therapist I have now');
    expect(chat.last.asked).to.equal('s1.therapist');
  });

  it('is not heard in an answer that only speaks of change', async () => {
    const chat = new Chat();
    await chat.answerUntil('s1.hopes');
    await chat.converse(['I want to change my life', 's1.expectations']);
  });
});
