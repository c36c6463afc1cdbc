import { expect } from 'chai';
import { MAX_MESSAGE_BYTES, outgoing } from '../../../src/channels/azure/outgoing.ts';
import type { Language } from '../../../src/domain/languages.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';
import { content, type Reply } from '../../support/chat.ts';
import { agreed } from '../../support/faq-chat.ts';

const { topics } = content.faq;

describe('Questions about KAP in Teams', () => {
  for (const language of ['en', 'es'] as const) {
    it(`fit into a card of 28 KB each, and are complete as text (${language})`, async () => {
      const messages = await everyMessage(language);
      expect(messages.length).to.be.greaterThan(topics.length + 90);
      for (const message of messages) {
        const { cards = [], plain } = outgoing(message, language, content.texts);
        expect(plain.map(({ text }) => text).join('\n'), message.text).to.equal(message.text);
        for (const card of cards) expect(Buffer.byteLength(JSON.stringify(card))).to.be.at.most(MAX_MESSAGE_BYTES);
      }
    });
  }

  it('are a list to choose from, without the same list in words above it', async () => {
    const chat = await agreed('en');
    const card = cardOf(await chat.say('questions'));
    expect(card.split('Side effects and risks')).to.have.length(2);
    expect(card).to.contain('"title":"That\'s all","value":"done"');
    expect(card).to.contain('"linkId":"faq.topics"');
  });

  it('have the numbers to tap below the answer about suicidal thoughts', async () => {
    const chat = await agreed('en');
    await chat.say('questions');
    await chat.say('Does it help?');
    const card = cardOf(await chat.say('Can it treat suicidal thoughts?'));
    expect(card).to.contain('"url":"tel:988"').and.to.contain('"url":"tel:911"');
    expect(card.indexOf('tel:911')).to.be.lessThan(card.indexOf('general information'));
  });
});

/** Every list and every answer, as the bot says them. */
async function everyMessage(language: Language): Promise<StoredActivity[]> {
  const chat = await agreed(language);
  const replies = [await chat.say('faq'), await chat.say('xyz')];
  for (const { id, questions } of topics) {
    for (const question of questions) {
      replies.push(await chat.tap({ linkId: 'faq.topics', code: id }));
      replies.push(await chat.tap({ linkId: 'faq.questions', code: question.id }, question.question[language]));
    }
  }
  return replies.flatMap(({ turn }) => turn.outbound);
}

function cardOf({ turn }: Reply): string {
  const [first] = turn.outbound;
  if (first === undefined) throw new Error('Nothing was said.');
  return JSON.stringify(outgoing(first, 'en', content.texts).cards);
}
