import { expect } from 'chai';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import {
  answerText,
  itemText,
  neutralText,
  shortName,
  stemText,
  whyText,
} from '../../../src/domain/questionnaire/localize.ts';
import { dateText } from '../../../src/domain/questionnaire/moment-text.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, coded, type Item, itemOf, load, phq9, SKIPPED, spanish, UNSURE, yesNo } from './fixtures.ts';

const unit = { url: EXT.unitOption, valueCoding: { code: '[lb_av]', display: 'lb', _display: spanish('libras') } };
const part = (linkId: string): Item => ({ linkId, type: 'quantity', text: linkId });
const q = load(
  phq9(),
  {
    linkId: 's1',
    type: 'group',
    text: 'Lead-in',
    extension: [
      { url: EXT.section, valueBoolean: true },
      { url: EXT.why, valueString: 'Section reason', _valueString: spanish('Motivo') },
    ],
    item: [
      { ...yesNo('a'), item: [{ linkId: 'a.more', type: 'text', text: 'More?' }] } as never,
      { ...yesNo('b'), extension: [{ url: EXT.why, valueString: 'Own reason' }] } as never,
    ],
  },
  { linkId: 'd', type: 'date' },
  { linkId: 'w', type: 'quantity', extension: [unit] },
  { linkId: 'flag' },
  {
    linkId: 'bp',
    type: 'group',
    extension: [{ url: EXT.askAs, valueCode: 'blood-pressure' }],
    item: [part('bp.sys'), part('bp.dia')] as never,
  },
);

describe('whyText', () => {
  it('is the reason of the item, else of what it belongs to', () => {
    expect(whyText(q, 'b', 'en')).to.equal('Own reason');
    expect(whyText(q, 'a.more', 'es')).to.equal('Motivo');
    expect(whyText(q, 'd', 'en')).to.equal(undefined);
  });
});

describe('stemText', () => {
  it('is the text of the group a question belongs to, but not the lead-in of its section', () => {
    expect(stemText(itemOf(q, 'phq9.q3'), 'en')).to.contain('last 2 weeks');
    expect(stemText(itemOf(q, 'a'), 'en')).to.equal('');
  });
});

describe('shortName', () => {
  it('falls back to the text', () => {
    expect(shortName(itemOf(q, 'a'), 'en')).to.equal(itemText(itemOf(q, 'a'), 'en'));
  });
});

describe('answerText', () => {
  const say = (linkId: string, answer: GivenAnswer, language: 'en' | 'es' = 'en') =>
    answerText(itemOf(q, linkId), answer, language);

  it('says an answer as a person would read it', () => {
    expect(say('a', coded('LA33-6'), 'es')).to.equal('Sí');
    expect(say('a', UNSURE)).to.equal('Not sure');
    expect(say('d', answered({ valueDate: '1980-03' }))).to.equal('March 1980');
    expect(say('w', answered({ valueQuantity: { value: 150, unit: 'lb', code: '[lb_av]' } }), 'es')).to.equal(
      '150 libras',
    );
    expect(say('flag', answered({ valueBoolean: false }), 'es')).to.equal('No');
    const pressure = answered({ valueQuantity: { value: 128 } }, { valueQuantity: { value: 82 } });
    expect(say('bp', pressure)).to.equal('128/82');
  });

  it('names the text for what has no value', () => {
    expect(say('d', SKIPPED)).to.deep.equal({ key: 'prompt.answer.skipped' });
    expect(say('d', UNSURE)).to.deep.equal({ key: 'prompt.absent.asked-unknown' });
  });
});

describe('neutralText', () => {
  it('leaves open what is filled in for a person, and shows no mark of it', () => {
    expect(neutralText('[[Your goal was *{goal1}*. ]]What is one tiny step?')).to.equal(
      'Your goal was …. What is one tiny step?',
    );
    expect(neutralText('In {country}, the number is {n}.')).to.equal('In …, the number is ….');
    expect(neutralText('*Help me see…* [1] {}')).to.equal('*Help me see…* [1] {}');
  });
});

describe('dateText', () => {
  it('spells whole and partial dates in both languages', () => {
    expect(dateText('1980', 'en')).to.equal('1980');
    expect(dateText('1980-03-04', 'en')).to.equal('March 4, 1980');
    expect(dateText('1980-03-04', 'es')).to.equal('4 de marzo de 1980');
  });
});
