import { expect } from 'chai';
import { cardValue } from '../../../src/channels/azure/card-value.ts';
import { companionValueSchema } from '../../../src/domain/companion-data.ts';
import type { JsonObject } from '../../../src/domain/json.ts';

const asked = { linkId: 'q1', nonce: '4' };

describe('the value of a card', () => {
  const cases: { title: string; sent: JsonObject; answer: JsonObject }[] = [
    { title: 'a button', sent: { companion: { ...asked, code: 'LA6568-5' } }, answer: { code: 'LA6568-5' } },
    { title: 'one choice', sent: { companion: asked, code: 'a' }, answer: { code: 'a' } },
    { title: 'several choices', sent: { companion: asked, codes: 'a,b,c' }, answer: { codes: ['a', 'b', 'c'] } },
    { title: 'a number as text', sent: { companion: asked, number: ' 7 ' }, answer: { number: 7 } },
    { title: 'a number', sent: { companion: asked, number: 7.5 }, answer: { number: 7.5 } },
    { title: 'a decimal comma', sent: { companion: asked, number: '7,5' }, answer: { number: 7.5 } },
    { title: 'an exact date', sent: { companion: asked, date: '1980-03-04' }, answer: { date: '1980-03-04' } },
    { title: 'a year', sent: { companion: asked, date: '1980' }, answer: { date: '1980' } },
    { title: 'a quantity', sent: { companion: asked, number: '70', unit: 'kg' }, answer: { number: 70, unit: 'kg' } },
    {
      title: 'a quantity of one unit',
      sent: { companion: { ...asked, unit: 'mo' }, number: '3' },
      answer: { unit: 'mo', number: 3 },
    },
    {
      title: 'parts',
      sent: { companion: { ...asked, 'unit:bp.dia': 'mm[Hg]' }, 'number:bp.sys': '128', 'number:bp.dia': 82 },
      answer: { parts: { 'bp.sys': { number: 128 }, 'bp.dia': { number: 82, unit: 'mm[Hg]' } } },
    },
  ];
  for (const { title, sent, answer } of cases) {
    it(`is that of the contract for ${title}`, () => {
      const value = cardValue(sent)?.value;
      expect(value).to.deep.equal({ companion: { ...asked, ...answer } });
      expect(companionValueSchema.safeParse(value).success).to.equal(true);
    });
  }

  it('is a command, and no answer beside it', () => {
    const sent = { companion: { command: 'back', linkId: 'q1' }, said: 'Back' };
    expect(cardValue(sent)).to.deep.equal({ value: { companion: { command: 'back' } }, said: 'Back' });
  });

  it('keeps what stands in the fields beside a command, for it is heard all the same', () => {
    const { value } = cardValue({ companion: { command: 'skip' }, said: 'Skip', date: 'I want to die' }) ?? {};
    expect(value).to.deep.equal({ companion: { command: 'skip' }, inputs: { date: 'I want to die' } });
    expect(companionValueSchema.parse(value)).to.deep.equal({ companion: { command: 'skip' } });
  });

  const words = ['I want to die', 'about seventy', '1,500', '1e3', 'seven'];
  for (const typed of words) {
    it(`keeps "${typed}" in the field of a number or a date as words, not as a number or a date`, () => {
      for (const input of ['number', 'date', 'number:bp.sys', 'unknown']) {
        const value = cardValue({ companion: asked, [input]: typed })?.value;
        expect(value, input).to.deep.equal({ companion: { ...asked, text: typed } });
      }
    });
  }

  it('keeps the words of every field', () => {
    const sent = { companion: asked, 'number:a': 'I want', 'number:b': 'to die', 'unit:a': 'kg' };
    expect(cardValue(sent)?.value).to.deep.equal({ companion: { ...asked, text: 'I want\nto die' } });
  });

  it('never lets an input say which question it answers', () => {
    expect(cardValue({ companion: asked, linkId: 'other', nonce: '9' })?.value).to.deep.equal({ companion: asked });
  });

  it('is no value for what is no card of ours', () => {
    for (const sent of [
      undefined,
      null,
      'x',
      7,
      [],
      {},
      { companion: 'x' },
      { companion: {} },
      { companion: { linkId: 7 } },
    ]) {
      expect(cardValue(sent)).to.equal(undefined);
    }
  });
});
