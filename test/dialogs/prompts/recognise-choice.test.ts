import { expect } from 'chai';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import type { Recognised } from '../../../dialogs/prompts/recognised.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { askable, FREQUENCY, type OptionFixture, options, YES_NO } from '../../domain/questionnaire/fixtures.ts';
import { outcome } from './outcome.ts';

const scale = askable({ linkId: 'phq9.q1', type: 'choice', answerOption: options(...FREQUENCY) });
const yesNo = askable({ linkId: 'asq.q1', type: 'choice', answerOption: options(...YES_NO) });
const when = askable({
  linkId: 'when',
  type: 'choice',
  answerOption: options(
    { code: 'week', en: 'past week', es: 'la semana pasada' },
    { code: 'month', en: 'past month', es: 'el mes pasado' },
    { code: 'longer', en: 'longer ago', es: 'hace más tiempo' },
  ),
});
const drinks = askable({
  linkId: 'drinks',
  type: 'choice',
  answerOption: options(
    { code: 'a', en: '1 or 2', es: '1 o 2', ordinal: 0 },
    { code: 'b', en: '3 or 4', es: '3 o 4', ordinal: 1 },
    { code: 'c', en: '5 or more', es: '5 o más', ordinal: 2 },
  ),
});
const count = askable({
  ...drinks.item.item,
  extension: [{ url: EXT.asksForCount, valueBoolean: true }],
});
const countries = askable({
  linkId: 'country',
  type: 'choice',
  answerOption: options(
    { code: 'NO', en: 'Norway', es: 'Noruega' },
    { code: 'SI', en: 'Slovenia', es: 'Eslovenia' },
    { code: 'MX', en: 'Mexico', es: 'México' },
  ),
});

type Table = [said: string, outcome: string][];

function check(on: typeof scale, language: Language, table: Table): void {
  for (const [text, expected] of table) {
    const got: Recognised = recogniseAnswer(on.q, on.item, { text }, { language, now: '2026-03-04T10:00:00Z' });
    expect(outcome(got), JSON.stringify(text)).to.equal(expected);
  }
}

describe('A choice', () => {
  it('on a scale takes labels, codes and scores, in both languages', () => {
    check(scale, 'en', [
      ['Not at all', 'LA6568-5'],
      ['  nearly   EVERY day. ', 'LA6571-9'],
      ['severaldays', 'LA6569-3'],
      ['Más de la mitad de los días', 'LA6570-1'],
      ['ningun dia', 'LA6568-5'],
      ['la6570-1', 'LA6570-1'],
      ['0', 'LA6568-5'],
      ['1', 'LA6569-3'],
      [' 3. ', 'LA6571-9'],
      ['two', 'LA6570-1'],
      ['uno', 'LA6569-3'],
    ]);
  });

  it('on a scale never takes a number for a position, or what it might not mean', () => {
    check(scale, 'en', [
      ['4', 'again choice'],
      ['-1', 'again choice'],
      ['1.5', 'again choice'],
      ['1 or 2', 'again choice'],
      ['1-2', 'again choice'],
      ['2 days', 'again choice'],
      ['10', 'again choice'],
      ['first', 'again choice'],
      ['yes', 'again choice'],
      ['no', 'again choice'],
      ['none', 'again choice'],
      ['days', 'again choice'],
      ['not several days', 'again choice'],
      ['several days or nearly every day', 'again choice'],
      ['I feel awful', 'again choice'],
      ['👍', 'again choice'],
    ]);
  });

  it('on a scale reads back what is likely', () => {
    check(scale, 'en', [
      ['severl days', 'LA6569-3?'],
      ['nearly evry day', 'LA6571-9?'],
      ['I would say several days', 'LA6569-3?'],
      ['several', 'LA6569-3?'],
      ['half the days', 'LA6570-1?'],
      ['Several days?', 'LA6569-3?'],
      ['maybe a 2', 'LA6570-1?'],
    ]);
    check(scale, 'es', [
      ['casi todos', 'LA6571-9?'],
      ['creo que varios días', 'LA6569-3?'],
    ]);
  });

  it('takes the many clear forms of yes and no', () => {
    check(yesNo, 'en', [
      ['yes', 'LA33-6'],
      ['Yeah!', 'LA33-6'],
      ['yep', 'LA33-6'],
      ['sí', 'LA33-6'],
      ['SI', 'LA33-6'],
      ['no', 'LA32-8'],
      ['Nope.', 'LA32-8'],
      ['nah', 'LA32-8'],
      ['not sure', 'asked-unknown'],
      ["I don't know", 'asked-unknown'],
      ['i dont know', 'asked-unknown'],
      ['No sé', 'asked-unknown'],
      ['prefer not to say', 'asked-declined'],
      ["I'd rather not", 'asked-declined'],
      ['prefiero no decir', 'asked-declined'],
    ]);
  });

  it('guesses no yes and no no', () => {
    check(yesNo, 'en', [
      ['yess', 'LA33-6?'],
      ['yes, sometimes', 'LA33-6?'],
      ['yes and no', 'again choice'],
      ['yes but not really', 'again choice'],
      ['not really', 'again choice'],
      ['maybe', 'again choice'],
      ['1', 'again choice'],
      ['I do', 'again choice'],
      ['no I am not sure', 'again choice'],
    ]);
  });

  it('without scores takes no number at all', () => {
    check(when, 'en', [
      ['1', 'again choice'],
      ['two', 'again choice'],
      ['past week', 'week'],
      ['week', 'week'],
      ['the past month I think', 'month?'],
      ['past', 'again choice'],
    ]);
  });

  it('that asks how many reads back the one range that a number is in', () => {
    check(count, 'en', [
      ['1', 'a?'],
      ['3', 'b?'],
      ['four', 'b?'],
      ['12', 'c?'],
      ['0', 'again choice'],
      ['-3', 'again choice'],
      ['3 or 5', 'again choice'],
      ['2-3', 'again choice'],
      ['about 3', 'again choice'],
      ['3 or 4', 'b'],
    ]);
  });

  it('takes no typed number where the labels hold numbers', () => {
    check(drinks, 'en', [
      ['1', 'again choice'],
      ['3', 'again choice'],
      ['3 or 4', 'b'],
      ['3 o 4', 'b'],
      ['34', 'again choice'],
    ]);
  });

  it('knows that "no" is not Norway', () => {
    check(countries, 'en', [
      ['no', 'again choice'],
      ['si', 'again choice'],
      ['Norway', 'NO'],
      ['mx', 'MX'],
      ['Noruega', 'NO'],
      ['I live in Mexico', 'MX?'],
      ['Mexcio', 'MX?'],
    ]);
  });

  it('names the choices when it asks again, unless there are too many', () => {
    const got = recogniseAnswer(when.q, when.item, { text: 'blue' }, { language: 'es', now: '2026-03-04' });
    expect(got).to.deep.equal({
      kind: 'again',
      reason: {
        key: 'prompt.again.choice',
        params: { options: 'la semana pasada · el mes pasado · hace más tiempo' },
      },
    });
    const list: OptionFixture[] = Array.from({ length: 30 }, (_, n) => ({
      code: `c${n}`,
      en: `Label ${n}x`,
      es: `Texto ${n}x`,
    }));
    const long = askable({ linkId: 'long', type: 'choice', answerOption: options(...list) });
    check(long, 'en', [['blue', 'again long-list']]);
  });

  it('keeps what was typed, and nothing for a tap', () => {
    const context = { language: 'en', now: '2026-03-04' } as const;
    expect(recogniseAnswer(yesNo.q, yesNo.item, { text: ' Yep ' }, context)).to.include({ said: 'Yep' });
    const tap = recogniseAnswer(yesNo.q, yesNo.item, { value: { linkId: 'asq.q1', code: 'LA33-6' } }, context);
    expect(tap).not.to.have.property('said');
    expect(outcome(tap)).to.equal('LA33-6');
  });
});
