import { expect } from 'chai';
import { EVENTS } from '../../src/domain/events.ts';
import { Chat } from '../support/chat.ts';
import { agreed, atQuestion, say, words } from '../support/faq-chat.ts';
import { MARIA } from '../support/persona.ts';

/** Whom the question about others is asked further. */
const THREATENING = { ...MARIA, 's2.harm_others': { typed: 'Yes', tapped: { code: 'LA33-6' } } };

describe('Questions about KAP over what is open', () => {
  it('leave a questionnaire where it was, and its question is asked again', async () => {
    const chat = await atQuestion('s1.impact');
    await say(chat, [
      ['i have a question', 'faq.topics', 'faq.topics'],
      ['Cost, rights and privacy', 'faq.questions', 'faq.questions'],
      ['Who reads what I type?', 'faq.44.answer', 'faq.more'],
      ["That's all", 'faq.go-on', 's1.impact'],
    ]);
    await chat.converse(['a lot', 's1.hopes'], ['preguntas', 'faq.topics'], ['stop', 's1.hopes']);
    await chat.converse(['questions', 'faq.topics'], ['back', 's1.hopes'], ['questions', 'faq.topics']);
    await chat.converse(['pause', undefined], ['hi', 's1.hopes']);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers['s1.impact']).to.have.property('state', 'answered');
    expect(prescreening?.answers).not.to.have.property('s1.hopes');
  });

  it('answer no question of it: a tap on its card asks it again', async () => {
    const chat = await atQuestion('phq9.q3');
    await chat.say('questions');
    const reply = await chat.tap({ linkId: 'phq9.q3', code: 'LA6571-9' }, 'Nearly every day');
    expect(reply.asked).to.equal('phq9.q3');
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers).not.to.have.property('phq9.q3');
  });

  it('take nothing typed for an answer to it', async () => {
    const chat = await atQuestion('phq9.q3');
    await chat.converse(['questions', 'faq.topics'], ['1', 'faq.questions'], ['3', 'faq.more'], ['no', 'phq9.q3']);
    const { prescreening } = await chat.responses();
    expect(prescreening?.answers).not.to.have.property('phq9.q3');
  });

  it('come back to what is due', async () => {
    const chat = await agreed();
    await chat.converse(['hi', 'due'], ['questions', 'faq.topics'], ["That's all", 'due'], ['yes', 's1.reason']);
  });

  for (const [command, asked] of [
    ['hi', 'due'],
    ['help', 'faq.topics'],
    ['person', 'faq.topics'],
    ['skip', 'faq.topics'],
    ['are you a bot', 'faq.topics'],
    ['questions', 'faq.topics'],
    ['en español', 'faq.topics'],
    ['back', undefined],
    ['stop', undefined],
    ['not now', undefined],
  ] as const) {
    it(`take the command "${command}"`, async () => {
      const chat = await agreed();
      await chat.converse(['questions', 'faq.topics'], [command, asked]);
    });
  }

  it('are begun anew by a tap on a list of a while ago', async () => {
    const chat = await agreed();
    const reply = await chat.tap({ linkId: 'faq.questions', code: 'faq.03', nonce: '2' }, 'What is ketamine?');
    expect(reply.texts[0]).to.contain(words('faq.03.answer'));
    await chat.converse(['yes', 'faq.questions'], ['stop', undefined]);
    expect((await chat.tap({ linkId: 'faq.questions', code: 'faq.99' })).text).to.contain(words('faq.unknown'));
  });

  it('leave no trace of themselves when a reminder comes, and it has nothing to say any more', async () => {
    const chat = await agreed();
    await chat.converse(['questions', 'faq.topics']);
    const event = await chat.event('care-1', EVENTS.carePrompt, { points: [{ sessionId: 'x', point: 'D1' }] });
    expect(event.texts).to.deep.equal([]);
    await chat.converse(['hi', 'due']);
  });

  it('say that a question of another time is over, where nothing waits below', async () => {
    const chat = await agreed();
    await chat.say('questions');
    const reply = await chat.tap({ linkId: 'phq9.q3', code: 'LA6571-9' });
    expect(reply.texts[0]).to.contain(words('stale'));
    expect(reply.asked).to.equal('faq.topics');
  });

  it('let a person take a break after a doubt, and go on later with the questionnaire', async () => {
    const chat = await atQuestion('s1.impact');
    await chat.converse(['questions', 'faq.topics'], ['how much ketamine to die', 'crisis.check.self']);
    await chat.converse(['no', 'crisis.goon'], ['Take a break', undefined], ['hi', 's1.impact']);
  });

  it('end what waits in a chat window once they are left', async () => {
    const chat = await agreed();
    await chat.converse(['questions', 'faq.topics'], ["That's all", undefined]);
    expect(chat.last.data).to.deep.equal([{ kind: 'done' }]);
  });

  it('are not begun before consent was agreed', async () => {
    const chat = new Chat();
    await chat.start();
    const asked = chat.last.asked;
    await chat.converse(['questions', asked]);
    await chat.answerUntil('s0.consent');
    await chat.converse(['I have a question', 's0.consent']);
  });

  it('are not begun in a suicide screen, nor over a question whose silence counts', async () => {
    for (const linkId of ['asq.q1', 's2.harm_others.now']) {
      const chat = await atQuestion(linkId, THREATENING);
      await chat.converse(['questions', linkId]);
    }
  });

  it('are not begun in a crisis', async () => {
    const chat = await atQuestion('s1.impact');
    await chat.converse(['I want to kill myself tonight', 'crisis.means']);
    const reply = await chat.say('questions');
    expect(reply.asked).not.to.equal('faq.topics');
    expect(reply.data.map(({ kind }) => kind)).to.include('crisis');
  });
});
