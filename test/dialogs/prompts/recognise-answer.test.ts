import { expect } from 'chai';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { outcome } from './outcome.ts';
import { type Asked, body, day, doctor, dose, heart, hope, long, phone, pressure, weight, words } from './questions.ts';

const NOW = '2026-03-04T10:00:00Z';
type Table = [said: string, outcome: string][];

function check({ q, item }: Asked, table: Table, language: Language = 'en'): void {
  for (const [text, expected] of table) {
    expect(outcome(recogniseAnswer(q, item, { text }, { language, now: NOW })), JSON.stringify(text)).to.equal(
      expected,
    );
  }
}

describe('A typed answer', () => {
  it('names several choices, or none', () => {
    check(heart, [
      ['a pacemaker', 'pacemaker'],
      ['an irregular heartbeat, a heart valve problem', 'irregular, valve'],
      ['a pacemaker and a heart valve problem', 'pacemaker, valve'],
      ['un marcapasos y latidos irregulares', 'pacemaker, irregular'],
      ['pacemaker; valve', 'pacemaker, valve'],
      ['none', 'none'],
      ['None of these', 'none'],
      ['ninguno', 'none'],
      ['nope', 'none'],
      ['I have a pacemaker since May', 'pacemaker?'],
      ['pacemakr', 'pacemaker?'],
      ['not a pacemaker', 'again choices'],
      ['none of these, a pacemaker', 'again exclusive'],
      ['1 and 2', 'again choices'],
      ['yes', 'again choices'],
    ]);
  });

  it('is a whole number within the limits', () => {
    check(hope, [
      ['8', '8'],
      ['eight', '8'],
      ['ocho', '8'],
      ['8/10', '8?'],
      ['8 out of 10', '8?'],
      ['about 8', '8?'],
      ['8.0', '8'],
      ['11', 'again integer-range'],
      ['-1', 'again integer-range'],
      ['7.5', 'again integer-range'],
      ['7 or 8', 'again integer-range'],
      ['7-8', 'again integer-range'],
      ['not 8', 'again integer-range'],
      ['very', 'again integer-range'],
    ]);
  });

  it('is a number with a point or a comma', () => {
    check(weight, [
      ['70.5', '70.5'],
      ['70,5', '70.5'],
      ['about 70', '70?'],
      ['1.000', 'again decimal-range'],
      ['19.9', 'again decimal-range'],
    ]);
  });

  it('is a whole or partial date', () => {
    check(day, [
      ['1980-03-04', '1980-03-04'],
      ['March 4 1980', '1980-03-04'],
      ['4th of March, 1980', '1980-03-04'],
      ['4 de marzo de 1980', '1980-03-04'],
      ['mar 1980', '1980-03'],
      ['marzo de 1980', '1980-03'],
      ['1980', '1980'],
      ['03/1980', '1980-03'],
      ['25/12/1980', '1980-12-25'],
      ['12/25/1980', '1980-12-25'],
      ['03/03/1980', '1980-03-03'],
      ['03/04/1980', '1980-03-04?'],
      ['yesterday', '2026-03-03?'],
    ]);
    check(day, [['03/04/1980', '1980-04-03?']], 'es');
  });

  it('is never half a date, or one that cannot be', () => {
    check(day, [
      ['03/04/80', 'again date-two-digit-year'],
      ['March 4', 'again date-year'],
      ['last spring', 'again date'],
      ['a few years ago', 'again date'],
      ['February 30 1980', 'again date-unreal'],
      ['13/13/1980', 'again date-unreal'],
      ['2027', 'again date-future'],
      ['2026-04-01', 'again date-future'],
      ['1800', 'again date-old'],
      ['not sure', 'asked-unknown'],
      ['prefiero no decir', 'asked-declined'],
    ]);
  });

  it('spells out a date that could be two days', () => {
    const read = (language: Language) =>
      recogniseAnswer(day.q, day.item, { text: '03/04/1980' }, { language, now: NOW });
    expect(read('en')).to.include({ kind: 'read-back', label: 'March 4, 1980' });
    expect(read('es')).to.include({ kind: 'read-back', label: '3 de abril de 1980' });
  });

  it('is a quantity with its unit', () => {
    check(long, [
      ['6 months', '6 mo'],
      ['two years', '2 a'],
      ['un año', '1 a'],
      ['2 and a half years', '2.5 a'],
      ['half a year', '0.5 a'],
      ['about 3 months', '3 mo?'],
      ['6', 'again quantity-unit'],
      ['6 kg', 'again quantity-unit'],
      ['a while', 'again quantity-unit'],
      ['not 6 months', 'again quantity'],
    ]);
    check(
      long,
      [
        ['un año', '1 a'],
        ['dos años y medio', '2.5 a'],
        ['6 meses', '6 mo'],
      ],
      'es',
    );
    check(dose, [
      ['20', '20 mg'],
      ['20 mg', '20 mg'],
      ['1 g', 'again quantity-range'],
      ['0.5 g', '500 mg'],
    ]);
  });

  it('is a blood pressure', () => {
    check(pressure, [
      ['128/82', '128 mm[Hg] | 82 mm[Hg]'],
      ['128 over 82', '128 mm[Hg] | 82 mm[Hg]'],
      ['128 sobre 82 mmHg', '128 mm[Hg] | 82 mm[Hg]'],
      ['it was 128/82 today', '128 mm[Hg] | 82 mm[Hg]?'],
      ['82/128', 'again blood-pressure-order'],
      ['12/8', 'again blood-pressure-range'],
      ['128', 'again blood-pressure'],
      ['128/82/70', 'again blood-pressure'],
      ['128/82 or 130/85', 'again blood-pressure'],
      ['it is not 128/82', 'again blood-pressure'],
      ["I don't know it", 'asked-unknown | asked-unknown'],
      ['rather not say', 'asked-declined | asked-declined'],
    ]);
  });

  it('is a height and a weight', () => {
    check(body, [
      ['5\'10", 170 lb', '70 [in_i] | 170 [lb_av]'],
      ['5 ft 10 in and 170 pounds', '70 [in_i] | 170 [lb_av]'],
      ['5’10 170lbs', '70 [in_i] | 170 [lb_av]'],
      ['180 cm, 80 kg', '180 cm | 80 kg'],
      ['1.80 m 80 kg', '180 cm | 80 kg'],
      ['80 kg, 180 cm', '180 cm | 80 kg'],
      ['peso 80 kilos y mido 180 centímetros', '180 cm | 80 kg'],
      ['180 cm', 'again height-weight'],
      ['180 80', 'again height-weight'],
    ]);
  });

  it('is a phone number as typed, when it can be dialled', () => {
    check(phone, [
      ['(555) 123-4567', '(555) 123-4567'],
      ['+52 55 1234 5678', '+52 55 1234 5678'],
      ['12345', 'again phone'],
      ['ask my mom', 'again phone'],
    ]);
  });

  it('is free text as typed, unless it is too long or a clear refusal', () => {
    check(words, [
      ['  I feel stuck  ', 'I feel stuck'],
      ['no', 'no'],
      ['not sure', 'not sure'],
      ['prefer not to say', 'asked-declined'],
      ['x'.repeat(21), 'again too-long'],
      ['   ', 'again empty'],
    ]);
  });

  it('is a name beside the options, but no bare yes or no', () => {
    check(doctor, [
      ['Dr. No', 'Dr. No'],
      ['no one', 'nobody'],
      ['nadie', 'nobody'],
      ['no on', 'nobody?'],
      ['no', 'again choice'],
      ['yes', 'again choice'],
    ]);
  });
});
