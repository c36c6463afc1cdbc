import { expect } from 'chai';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { validate } from '../../../src/domain/questionnaire/validate.ts';
import { answered, coded, load, NOW, options, SKIPPED, UNSURE, yesNo } from './fixtures.ts';

const q = load(
  yesNo('yn', {
    item: [
      {
        linkId: 'yn.more',
        type: 'text',
        text: 'More?',
        maxLength: 5,
        enableWhen: [{ question: 'yn', operator: '=', answerCoding: { code: 'LA33-6' } }],
      },
    ],
  }),
  {
    linkId: 'n',
    type: 'integer',
    extension: [
      { url: EXT.minValue, valueInteger: 0 },
      { url: EXT.maxValue, valueInteger: 10 },
    ],
  },
  { linkId: 'd', type: 'date' },
  { linkId: 'kg', type: 'quantity', extension: [{ url: EXT.unitOption, valueCoding: { code: 'kg' } }] },
  { linkId: 'open', type: 'open-choice', answerOption: options({ code: 'x', en: 'X', es: 'X' }) },
);

const issues = (answers: Record<string, GivenAnswer>) =>
  validate(q, answers, { now: NOW, context: {} }).map(({ linkId, code }) => `${linkId} ${code}`);

describe('validate', () => {
  it('accepts good answers, refusals and skips, and forces nothing', () => {
    expect(issues({})).to.deep.equal([]);
    expect(
      issues({
        yn: coded('LA33-6'),
        'yn.more': answered({ valueString: 'short' }),
        n: answered({ valueInteger: 10 }),
        d: UNSURE,
        kg: answered({ valueQuantity: { value: 70, code: 'kg' } }),
        open: answered({ valueString: 'anything' }),
      }),
    ).to.deep.equal([]);
    expect(issues({ yn: SKIPPED, n: SKIPPED })).to.deep.equal([]);
  });

  const BAD: [string, Record<string, GivenAnswer>, string][] = [
    ['an item that does not exist', { gone: SKIPPED }, 'gone unknown-item'],
    ['an answer to a disabled question', { yn: coded('LA32-8'), 'yn.more': SKIPPED }, 'yn.more disabled'],
    ['the wrong type', { n: answered({ valueString: '7' }) }, 'n type'],
    ['a fraction for a whole number', { n: answered({ valueInteger: 7.5 }) }, 'n type'],
    ['a code that is no option', { yn: coded('LA1-1') }, 'yn option'],
    ['a coding of its own on an open choice', { open: coded('y') }, 'open option'],
    ['a number above its maximum', { n: answered({ valueInteger: 11 }) }, 'n range'],
    ['a number below its minimum', { n: answered({ valueInteger: -1 }) }, 'n range'],
    [
      'a text that is too long',
      { yn: coded('LA33-6'), 'yn.more': answered({ valueString: 'longer' }) },
      'yn.more too-long',
    ],
    ['a day that is in no calendar', { d: answered({ valueDate: '2025-02-29' }) }, 'd date'],
    ['a unit that was not offered', { kg: answered({ valueQuantity: { value: 1, code: '[lb_av]' } }) }, 'kg unit'],
    ['two values where one is taken', { n: answered({ valueInteger: 1 }, { valueInteger: 2 }) }, 'n too-many'],
  ];
  for (const [what, answers, expected] of BAD) {
    it(`finds ${what}`, () => {
      expect(issues(answers)).to.deep.equal([expected]);
    });
  }
});
