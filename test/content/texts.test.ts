import { expect } from 'chai';
import { MESSAGES } from '../../src/content/locales/index.ts';
import { createTexts } from '../../src/content/texts.ts';
import { AppError } from '../../src/domain/errors.ts';

describe('createTexts', () => {
  it('fills placeholders, and leaves markup and quotes of a value alone', () => {
    const texts = createTexts({ en: { hi: 'Hi, {name}.' }, es: { hi: 'Hola, {name}.' } });
    expect(texts.format('es', { key: 'hi', params: { name: "<b>{x}</b> **O'Hara**" } })).to.equal(
      "Hola, <b>{x}</b> **O'Hara**.",
    );
  });

  it('fills a text into a text, in the same language', () => {
    const en = { whole: 'So: {part}', part: 'yes, {name}' };
    const texts = createTexts({ en, es: { whole: 'Pues: {part}', part: 'sí, {name}' } });
    const part = { key: 'part', params: { name: 'Ana' } };
    expect(texts.format('es', { key: 'whole', params: { part } })).to.equal('Pues: sí, Ana');
  });

  it('refuses a text that one language lacks, and names it', () => {
    expect(() => createTexts({ en: { a: 'A', b: 'B' }, es: { a: 'A' } })).to.throw(AppError, 'b: missing in "es"');
  });

  it('refuses a message that ICU cannot read', () => {
    expect(() => createTexts({ en: { a: '{' }, es: { a: 'A' } })).to.throw(AppError, 'a (en)');
  });

  it('says which text lacks a value', () => {
    const texts = createTexts({ en: { a: '{n}' }, es: { a: '{n}' } });
    expect(() => texts.format('en', { key: 'a' })).to.throw(AppError, '"a"');
    expect(() => texts.format('en', { key: 'nowhere' })).to.throw(AppError, '"nowhere"');
  });

  it('accepts all texts that ship', () => {
    expect(createTexts(MESSAGES).has('closing.prescreening')).to.equal(true);
  });
});
