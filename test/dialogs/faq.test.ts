import { expect } from 'chai';
import type { Language } from '../../src/domain/languages.ts';
import { Chat, content } from '../support/chat.ts';
import { MARIA } from '../support/persona.ts';

/** What was said, the text it is answered with first, and the list that is open then. */
type Row = [said: string, answered: string, asked: string | undefined];

const EN = { topics: 'faq.topics', answered: 'faq.more', listed: 'faq.questions' } as const;

describe('Questions about KAP', () => {
  it('go from topic to question to answer, with the footer, as long as somebody likes', async () => {
    const chat = await agreed();
    await say(chat, [
      ['questions', 'faq.topics', 'faq.topics'],
      ['The basics', 'faq.questions', 'faq.questions'],
      ['What is KAP?', 'faq.01.answer', 'faq.more'],
      ['Another question', 'faq.questions', 'faq.questions'],
      ['Other topics', 'faq.topics', 'faq.topics'],
      ["That's all", 'faq.done', undefined],
    ]);
    const answer = (await chat.transcript()).find((text) => text.startsWith(words('faq.01.answer')));
    expect(answer).to.equal(`${words('faq.01.answer')}\n\n${words('faq.footer')}`);
  });

  it('are answered in Spanish just so', async () => {
    const chat = await agreed('es');
    await say(
      chat,
      [
        ['tengo una pregunta', 'faq.topics', 'faq.topics'],
        ['efectos secundarios', 'faq.questions', 'faq.questions'],
        ['es adictiva', 'faq.24.answer', 'faq.more'],
        ['sí', 'faq.questions', 'faq.questions'],
        ['otros temas', 'faq.topics', 'faq.topics'],
        ['cuándo puedo manejar', 'faq.34.answer', 'faq.more'],
        ['Can I do it at home?', 'faq.30.answer', 'faq.more'],
        ['no, gracias', 'faq.done', undefined],
      ],
      'es',
    );
  });

  it('are chosen by tap, number, label, a part of a label, and a slip of the finger', async () => {
    const chat = await agreed();
    await say(chat, [
      ['faq', 'faq.topics', EN.topics],
      ['2', 'faq.questions', EN.listed],
      ['1.', 'faq.07.answer', EN.answered],
      ['yes', 'faq.questions', EN.listed],
      ['relief', 'faq.08.answer', EN.answered],
      ['back', 'faq.questions', EN.listed],
      ['How well does it wrok?', 'faq.09.answer', EN.answered],
    ]);
    const tapped = await chat.tap({ linkId: 'faq.more', code: 'another', nonce: '1' }, 'Another question');
    expect(tapped.asked).to.equal('faq.questions');
    expect((await chat.tap({ linkId: 'faq.questions', code: 'faq.12' })).texts[0]).to.contain(words('faq.12.answer'));
  });

  it('are answered at once where one was written out, from any list', async () => {
    const chat = await agreed();
    await say(chat, [
      ['questions', 'faq.topics', EN.topics],
      ['how does ketamine work', 'faq.04.answer', EN.answered],
      ['Can I take it when pregnant or breast feeding', 'faq.36.answer', EN.answered],
      ['whats ketamine', 'faq.03.answer', EN.answered],
      ['When can I drive', 'faq.34.answer', EN.answered],
    ]);
  });

  for (const text of [
    'Can it hurt my liver?',
    'How is it different from DBT?',
    'How long does dissociation last?',
    'What are serious side effects?',
    'I am at home',
    'How much does it work for my sister',
    'what is it',
    'Is it legal?',
    'not addictive',
    '99',
    '🙂',
  ]) {
    it(`has no answer to "${text}", says so, and names the clinic`, async () => {
      const chat = await agreed();
      await chat.say('questions');
      const reply = await chat.say(text);
      expect(reply.texts).to.have.length(1);
      expect(reply.text).to.contain(words('faq.unknown')).and.to.contain('+1 555 0100');
      expect(reply.asked).to.equal('faq.topics');
      expect(reply.text).to.contain('\n- The basics\n').and.to.contain('\n- Talk to the clinic\n');
      expect(await chat.alerts()).to.deep.equal([]);
    });
  }

  it('lead to the clinic: its phone, and the team is told', async () => {
    const chat = await agreed();
    await chat.converse(
      ['questions', 'faq.topics'],
      ['Is it legal?', 'faq.topics'],
      ['Talk to the clinic', 'faq.topics'],
    );
    expect(chat.last.texts[0]).to.contain('+1 555 0100');
    expect((await chat.alerts()).map(({ code }) => code)).to.deep.equal(['PERSON_ASKED']);
  });

  it('keep every word for the therapist', async () => {
    const chat = await agreed();
    await chat.converse(['questions', 'faq.topics'], ['Does it help with tinnitus?', 'faq.topics']);
    expect(await chat.transcript()).to.include('Does it help with tinnitus?');
  });

  it('give a cry for help to the crisis check, whatever list is open, and go on after it', async () => {
    const chat = await agreed();
    await chat.converse(['questions', 'faq.topics'], ['how much ketamine to die', 'crisis.check.self']);
    expect(chat.last.text).not.to.contain(words('faq.unknown'));
    await chat.converse(['no', 'crisis.goon'], ['Go on', 'faq.topics']);
    await chat.converse(['does it help', 'faq.questions'], ['I want to kill myself tonight', 'crisis.means']);
    expect(chat.last.numbers.map(({ tel }) => tel)).to.include.members(['911', '988']);
    expect((await chat.alerts()).flatMap(({ tiers }) => tiers)).to.include('IMMINENT');
  });

  it('take our own question about suicidal thoughts for a question, and show the numbers with its answer', async () => {
    const chat = await agreed();
    await chat.converse(['questions', 'faq.topics'], ['Does it help?', 'faq.questions']);
    const reply = await chat.tap({ linkId: 'faq.questions', code: 'faq.42' }, 'Can it treat suicidal thoughts?');
    expect(reply.texts[0])
      .to.contain('If you might act, call 988 or 911 now.\n\n- ')
      .and.to.contain(words('faq.footer'));
    expect(reply.numbers.map(({ tel }) => tel)).to.include.members(['911', '988']);
    expect(reply.asked).to.equal('faq.more');
    await chat.converse(['Another question', 'faq.questions'], ['Can it treat suicidal thoughts?', 'faq.more']);
    await chat.converse(['yes', 'faq.questions'], ['other topics', 'faq.topics'], ["That's all", undefined]);
    expect(await chat.alerts()).to.deep.equal([]);
    expect((await chat.patient()).openAlerts).to.deep.equal([]);
  });

  it('screen the same words where our list did not offer them', async () => {
    const chat = await agreed();
    await chat.say('questions');
    await chat.say('Can it treat suicidal thoughts?');
    expect((await chat.alerts()).flatMap(({ tiers }) => tiers)).to.deep.equal(['ACTIVE']);
  });

  for (const [id, label] of [
    ['faq.41', 'What if the session is scary?'],
    ['faq.43', 'What if I feel worse after?'],
  ]) {
    it(`show the numbers with "${label}", too`, async () => {
      const chat = await agreed();
      await chat.say('questions');
      const reply = await chat.say(label ?? '');
      expect(reply.texts[0]).to.contain(words(`${id}.answer`));
      expect(reply.numbers.map(({ tel }) => tel)).to.include.members(['911', '988']);
      expect(await chat.alerts()).to.deep.equal([]);
    });
  }
});

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

/** Whom the question about others is asked further. */
const THREATENING = { ...MARIA, 's2.harm_others': { typed: 'Yes', tapped: { code: 'LA33-6' } } };

/** Somebody who agreed and has stopped the pre-screening: nothing is open. */
async function agreed(language: Language = 'en'): Promise<Chat> {
  const chat = await atQuestion('s1.reason', MARIA, language);
  await chat.say('stop');
  return chat;
}

async function atQuestion(linkId: string, persona = MARIA, language: Language = 'en'): Promise<Chat> {
  const chat = new Chat({ language });
  await chat.answerUntil(linkId, { persona });
  return chat;
}

async function say(chat: Chat, rows: Row[], language: Language = 'en'): Promise<void> {
  for (const [said, answered, asked] of rows) {
    const reply = await chat.say(said);
    expect(reply.texts[0], `after "${said}"`).to.contain(words(answered, language));
    expect(reply.asked, `after "${said}"`).to.equal(asked);
  }
}

/** A text, but for its placeholders: its longest piece between them. */
function words(key: string, language: Language = 'en'): string {
  const pieces = content.texts.format(language, { key, params: MARKS }).split('§');
  return pieces.reduce((a, b) => (b.length > a.length ? b : a));
}

const MARKS = { clinic: '§', phone: '§', topic: '§', c: '§', e: '§', cKind: 'number', eKind: 'number' };
