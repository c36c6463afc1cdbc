import { expect } from 'chai';
import { listedOptions } from '../../../dialogs/prompts/match-options.ts';
import { renderQuestion } from '../../../dialogs/prompts/render-question.ts';
import { MAX_MESSAGE_BYTES, outgoing } from '../../../src/channels/azure/outgoing.ts';
import { LANGUAGES } from '../../../src/domain/languages.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { type AskableItem, isAskable, type LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { itemText } from '../../../src/domain/questionnaire/localize.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import type { StoredActivity } from '../../../src/domain/turn.ts';
import { content } from '../../support/chat.ts';

const PLACEHOLDERS = {
  country: 'United States',
  n: '911',
  intentionShort: 'to be kinder',
  intentionFull: 'to be kinder to myself',
};

describe('Every question that ships, in Teams', () => {
  const shapes = content.library.all().map((q) => expand(q, everythingChosen(q)));
  const asked = shapes.flatMap((q) => [...q.items.values()].filter(isAskable).map((item) => ({ q, item })));

  it('is there, those within lists and for each choice too', () => {
    const linkIds = asked.map(({ item }) => item.linkId);
    expect(linkIds).to.include.members([
      'phq9.q1',
      's9.readback',
      's6.meds[0]/s6.meds.name',
      's7.therapy[emdr]/s7.therapy.helped',
    ]);
    expect(asked.length).to.be.greaterThan(250);
  });

  for (const language of LANGUAGES) {
    it(`fits into a card of 28 KB (${language})`, () => {
      const tooLarge = asked.flatMap(({ q, item }) => {
        const { cards } = outgoing(activityOf(q, item, language), language, content.texts);
        if (cards === undefined) return [`${item.linkId} has no card`];
        const bytes = Math.max(...cards.map((card) => Buffer.byteLength(JSON.stringify(card))));
        return bytes > MAX_MESSAGE_BYTES ? [`${item.linkId}: ${bytes} bytes`] : [];
      });
      expect(tooLarge).to.deep.equal([]);
    });

    it(`is complete as text: the question and every option that is offered (${language})`, () => {
      const incomplete = asked.flatMap(({ q, item }) => {
        const { plain } = outgoing(activityOf(q, item, language), language, content.texts);
        const text = plain.map((page) => page.text ?? '').join('\n');
        const options = listedOptions(item).map(({ label }) => label[language]);
        const wanted = [...(itemText(item, language).includes('{') ? [] : [itemText(item, language)]), ...options];
        return wanted.filter((part) => !text.includes(part)).map((part) => `${item.linkId} lacks "${part}"`);
      });
      expect(incomplete).to.deep.equal([]);
    });
  }
});

/** Each list has one entry, and every option is chosen. */
function everythingChosen(q: LoadedQuestionnaire) {
  const answers = [...q.items.values()].flatMap((item) => {
    const values = item.options
      .filter((option) => option.absent === undefined && !option.exclusive)
      .map(({ value }) => value);
    const chosen = values.length === 0 ? [] : [[item.linkId, { state: 'answered' as const, values }] as const];
    return [...chosen, [`${item.linkId}[0]`, { state: 'answered' as const, values: [gateValue('more')] }] as const];
  });
  return Object.fromEntries(answers);
}

function activityOf(q: LoadedQuestionnaire, item: AskableItem, language: 'en' | 'es'): StoredActivity {
  const { text, channelData } = renderQuestion(q, item, {
    language,
    texts: content.texts,
    values: PLACEHOLDERS,
    nonce: '7',
  });
  return { type: 'message', id: 'c|7.1', text, channelData: channelData as never };
}
