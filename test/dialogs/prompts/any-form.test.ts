import { expect } from 'chai';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import { renderQuestion } from '../../../dialogs/prompts/render-question.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { askable, options } from '../../domain/questionnaire/fixtures.ts';
import { outcome } from './outcome.ts';
import { promptTexts } from './prompt-texts.ts';
import { type Asked, appointment } from './questions.ts';

const NOW = '2026-03-04T10:00:00Z';
const ZONE = 'America/New_York';

const time = askable({ linkId: 'time', type: 'time' });
const moment = askable({ linkId: 'moment', type: 'dateTime' });
const link = askable({ linkId: 'link', type: 'url' });
const cold = askable({
  linkId: 'cold',
  type: 'decimal',
  extension: [
    { url: EXT.minValue, valueDecimal: -10 },
    { url: EXT.maxDecimalPlaces, valueInteger: 1 },
  ],
});
const code = askable({
  linkId: 'code',
  type: 'string',
  maxLength: 5,
  extension: [
    { url: EXT.regex, valueString: '[A-Z]+\\d*' },
    { url: EXT.minLength, valueInteger: 2 },
  ],
});
const dose = askable({ linkId: 'dose', type: 'quantity' });
const between = askable({
  linkId: 'between',
  type: 'date',
  extension: [
    { url: EXT.minValue, valueDate: '2026-01-01' },
    { url: EXT.maxValue, valueDate: '2026-12-31' },
  ],
});
const weight = askable({
  linkId: 'weight',
  type: 'decimal',
  extension: [{ url: EXT.unit, valueCoding: { system: 'http://unitsofmeasure.org', code: 'kg', display: 'kg' } }],
});
const FRUIT = options({ code: 'apple', en: 'apple', es: 'manzana' }, { code: 'pear', en: 'pear', es: 'pera' });
const fruit = askable({
  linkId: 'fruit',
  type: 'open-choice',
  repeats: true,
  answerOption: FRUIT,
  extension: [{ url: EXT.maxOccurs, valueInteger: 2 }],
});
const name = askable({ linkId: 'name', type: 'string', initial: [{ valueString: 'Ana' }] });

function check({ q, item }: Asked, table: [said: string, outcome: string][], language: Language = 'en'): void {
  for (const [text, expected] of table) {
    const context = { language, now: NOW, zone: ZONE, initial: item.initial };
    expect(outcome(recogniseAnswer(q, item, { text }, context)), JSON.stringify(text)).to.equal(expected);
  }
}

describe('A typed answer to any form', () => {
  it('is a time of day', () => {
    check(time, [
      ['2:30 pm', '14:30:00'],
      ['14:30', '14:30:00'],
      ['09:05', '09:05:00'],
      ['at 7 in the evening', '19:00:00'],
      ['noon', '12:00:00'],
      ['12 am', '00:00:00'],
      ['2:30', '02:30:00?'],
      ['7', 'again time'],
      ['25:00', 'again time'],
      ['13 am', 'again time'],
      ['soon', 'again time'],
    ]);
    check(
      time,
      [
        ['a las 2:30 de la tarde', '14:30:00'],
        ['mediodía', '12:00:00'],
      ],
      'es',
    );
  });

  it('is a moment, with the offset of the clinic on that day', () => {
    check(moment, [
      ['March 2, 2026 at 2:30 pm', '2026-03-02T14:30:00-05:00'],
      ['July 2, 2025, 14:30', '2025-07-02T14:30:00-04:00'],
      ['2026-03-02T14:30:00+01:00', '2026-03-02T14:30:00+01:00'],
      ['2026-03-02 9:15', '2026-03-02T09:15:00-05:00?'],
      ['May 2021', '2021-05'],
      ['July 2, 2027, 14:30', '2027-07-02T14:30:00-04:00?'],
      ['2:30 pm', 'again date-time'],
    ]);
    check(moment, [['2 de marzo de 2026 a las 14:30', '2026-03-02T14:30:00-05:00']], 'es');
  });

  it('may be a day that is still to come, when confirmed or within the limits', () => {
    check(appointment, [
      ['2027-05-01', '2027-05-01?'],
      ['2025-05-01', '2025-05-01'],
    ]);
    check(between, [
      ['2026-12-24', '2026-12-24'],
      ['2027-01-01', 'again moment-range'],
      ['2025', 'again moment-range'],
    ]);
  });

  it('is a link, a number below zero, a pattern', () => {
    check(link, [
      ['https://example.org/a', 'https://example.org/a'],
      ['my home page', 'again url'],
    ]);
    check(cold, [
      ['-4.5', '-4.5'],
      ['3', '3'],
      ['-12', 'again decimal-min'],
      ['1.25', 'again decimals'],
    ]);
    check(code, [
      ['AB12', 'AB12'],
      ['ab', 'again pattern'],
      ['A', 'again too-short'],
      ['ABCDEF', 'again too-long'],
    ]);
  });

  it('is a quantity exactly as typed, with any unit where the form names none', () => {
    check(dose, [
      ['0.125 mg', '0.125 mg'],
      ['3', '3'],
    ]);
  });

  it('is several choices with words of their own, up to the limit', () => {
    check(fruit, [
      ['apple, pear', 'apple, pear'],
      ['mango', 'mango'],
      ['apple, mango', 'apple, mango'],
      ['fig, mango, kiwi', 'again too-many'],
      ['no', 'again choices'],
    ]);
  });

  it('keeps a value the question was asked with', () => {
    check(name, [
      ['keep', 'Ana'],
      ['yes', 'Ana'],
      ['Eva', 'Eva'],
    ]);
    check(name, [['igual', 'Ana']], 'es');
    const { q, item } = name;
    const tap = { value: { linkId: 'name', code: 'keep' } };
    const context = { language: 'en' as const, now: NOW };
    expect(outcome(recogniseAnswer(q, item, tap, { ...context, initial: item.initial }))).to.equal('Ana');
    expect(outcome(recogniseAnswer(q, item, tap, context)), 'nothing to keep').to.equal('again empty');
  });
});

describe('A question of any form', () => {
  it('says how a value is written, and what is noted already', () => {
    const { text, channelData } = renderQuestion(name.q, name.item, {
      language: 'en',
      texts: promptTexts,
      initial: 'Ana',
      notes: { before: ['Please read this.'], below: ['As in your passport.'] },
    });
    expect(text).to.match(
      /^Please read this\.\n\nText of name\n\nAs in your passport\.\n\nThis is noted already: Ana\./,
    );
    expect(channelData.companion.absent).to.deep.equal([{ code: 'keep', label: 'Keep it' }]);
    const hint = (asked: Asked) => renderQuestion(asked.q, asked.item, { language: 'es', texts: promptTexts }).text;
    expect(hint(time)).to.match(/2:30 de la tarde/);
    expect(hint(moment)).to.match(/4 de marzo de 2026/);
    expect(hint(link)).to.match(/https/);
    expect(hint(weight)).to.match(/En kg\./);
  });
});
