import { expect } from 'chai';
import fc from 'fast-check';
import { readDate, readNumber, readQuantities, showDate } from '../../../src/web/widget/browser/read-answer.ts';
import { readRichText } from '../../../src/web/widget/browser/rich-text.ts';
import en from '../../../src/web/widget/browser/texts/en.json' with { type: 'json' };
import es from '../../../src/web/widget/browser/texts/es.json' with { type: 'json' };
import { textsOf } from '../../../src/web/widget/browser/texts.ts';

describe('what a person writes into a field', () => {
  const number = (typed: string, limits = {}, whole = false) => readNumber(typed, 'n', limits, whole);

  it('is read as a number with a point or a comma', () => {
    expect(['7', ' 7 ', '1.5', '1,5', '-2', '+3'].map((typed) => number(typed))).to.deep.equal([7, 7, 1.5, 1.5, -2, 3]);
  });

  it('is asked again when it could be thousands, or is no number', () => {
    for (const typed of ['1,500', '1.500', '1e3', '0x10', '12 kg', 'two', '1.2.3', '٣'])
      expect(number(typed), typed).to.include({ problem: 'numberWrong' });
    expect(number('')).to.include({ problem: 'numberMissing' });
    expect(number('2.5', {}, true)).to.include({ problem: 'numberWhole' });
  });

  it('keeps to the limits, which count as within', () => {
    expect([0, 10].map((n) => number(String(n), { min: 0, max: 10 }))).to.deep.equal([0, 10]);
    for (const typed of ['-1', '11', '10.5'])
      expect(number(typed, { min: 0, max: 10 })).to.include({ problem: 'numberRange' });
  });

  it('never gives a number that was not written', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = number(typed);
        return typeof read !== 'number' || Number(typed.trim().replace(',', '.')) === read;
      }),
    );
  });

  it('needs its unit where there is a choice of units', () => {
    const units = [
      { code: 'kg', label: 'kg' },
      { code: '[lb_av]', label: 'lb' },
    ];
    const read = (fields: Record<string, string>) =>
      readQuantities([{ linkId: 'w', label: 'Weight', units }], (name) => fields[name] ?? '');
    expect(read({ w: '70' })).to.have.nested.property('problem.problem', 'unitMissing');
    expect(read({ w: '70', 'w unit': '[lb_av]' })).to.deep.equal({
      quantities: { w: { number: 70, unit: '[lb_av]' } },
      words: ['70 lb'],
    });
  });

  it('is a date as exact as it is known', () => {
    expect(readDate({ day: '', month: '', year: '1985' })).to.equal('1985');
    expect(readDate({ day: '', month: '3', year: '1985' })).to.equal('1985-03');
    expect(readDate({ day: '9', month: '3', year: '1985' })).to.equal('1985-03-09');
    expect(readDate({ day: '29', month: '2', year: '2024' })).to.equal('2024-02-29');
  });

  it('is asked again when there is no such date', () => {
    const problem = (day: string, month: string, year: string) => readDate({ day, month, year });
    expect(problem('29', '2', '2023')).to.include({ problem: 'dateWrong', field: 'day' });
    expect(problem('31', '4', '1990')).to.include({ problem: 'dateWrong' });
    expect(problem('x', '4', '1990')).to.include({ problem: 'dateWrong' });
    expect(problem('3', '', '1990')).to.include({ problem: 'monthMissing', field: 'month' });
    expect(problem('3', '4', '85')).to.include({ problem: 'yearMissing', field: 'year' });
  });

  it('is shown as a date in the language of the chat, on the right day in every time zone', () => {
    expect(showDate('1985-03-09', 'en')).to.equal('March 9, 1985');
    expect(showDate('1985-03', 'es')).to.equal('marzo de 1985');
    expect(showDate('1985', 'en')).to.equal('1985');
  });
});

describe('rich text', () => {
  it('knows bold words and links to https and tel', () => {
    expect(readRichText('Call **988 now** or [911](tel:911), see https://a.example/b.')).to.deep.equal([
      { kind: 'text', text: 'Call ' },
      { kind: 'bold', parts: [{ kind: 'text', text: '988 now' }] },
      { kind: 'text', text: ' or ' },
      { kind: 'link', href: 'tel:911', text: '911' },
      { kind: 'text', text: ', see ' },
      { kind: 'link', href: 'https://a.example/b', text: 'https://a.example/b' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves everything else as words', () => {
    for (const text of ['[x](javascript:alert(1))', '[x](http://a.example)', '<b>no</b>', '2 ** 3 ** 4', '*one*', '**'])
      expect(readRichText(text)).to.deep.equal([{ kind: 'text', text }]);
  });

  it('loses no character of a text without marks', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const words = readRichText(text).map((part) => (part.kind === 'text' ? part.text : '?'));
        return words.includes('?') || words.join('') === text;
      }),
    );
  });
});

describe('the words of the chat', () => {
  it('are the same set in every language, with the same placeholders', () => {
    const holes = (texts: Record<string, string>) =>
      Object.entries(texts).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort().join()]);
    expect(holes(es)).to.deep.equal(holes(en));
    for (const text of [...Object.values(en), ...Object.values(es)]) expect(text.trim()).not.to.equal('');
  });

  it('come in the nearest language', () => {
    expect(textsOf('es-419').say('skip')).to.equal('Omitir');
    expect(textsOf('de').say('progress', { answered: 3, total: 12 })).to.equal('3 of 12');
  });
});
