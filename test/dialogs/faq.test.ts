import { expect } from 'chai';
import { agreed, say, words } from '../support/faq-chat.ts';

const LISTS = { topics: 'faq.topics', answered: 'faq.more', listed: 'faq.questions' } as const;

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
      ['faq', 'faq.topics', LISTS.topics],
      ['2', 'faq.questions', LISTS.listed],
      ['1.', 'faq.07.answer', LISTS.answered],
      ['yes', 'faq.questions', LISTS.listed],
      ['relief', 'faq.08.answer', LISTS.answered],
      ['back', 'faq.questions', LISTS.listed],
      ['How well does it wrok?', 'faq.09.answer', LISTS.answered],
    ]);
    const tapped = await chat.tap({ linkId: 'faq.more', code: 'another', nonce: '1' }, 'Another question');
    expect(tapped.asked).to.equal('faq.questions');
    expect((await chat.tap({ linkId: 'faq.questions', code: 'faq.12' })).texts[0]).to.contain(words('faq.12.answer'));
  });

  it('are answered at once where one was written out, from any list', async () => {
    const chat = await agreed();
    await say(chat, [
      ['questions', 'faq.topics', LISTS.topics],
      ['how does ketamine work', 'faq.04.answer', LISTS.answered],
      ['Can I take it when pregnant or breast feeding', 'faq.36.answer', LISTS.answered],
      ['whats ketamine', 'faq.03.answer', LISTS.answered],
      ['When can I drive', 'faq.34.answer', LISTS.answered],
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
