import { expect } from 'chai';
import json from '../../../src/content/crisis-lines.json' with { type: 'json' };
import { crisisLineDataSchema } from '../../../src/domain/safety/crisis-line-data.ts';
import { linesFor, type Place } from '../../../src/domain/safety/crisis-lines.ts';
import { SAFETY_TEXTS } from '../../support/safety-texts.ts';

const DATA = crisisLineDataSchema.parse(json);
const at = (country: string, region?: string): Place => ({
  country,
  confirmed: true,
  ...(region === undefined ? {} : { region }),
});
const labels = (...args: Parameters<typeof linesFor> extends [unknown, ...infer Rest] ? Rest : never) =>
  linesFor(DATA, ...args).numbers.map((number) => number.label);

describe('linesFor', () => {
  const ROWS: [country: string, e: string, c: string, cInSpanish?: string][] = [
    ['US', '911', '988', '988, opción 2'],
    ['CA', '911', '988'],
    ['GB', '999', '111, option 2', '111, opción 2'],
    ['IE', '112', '116 123'],
    ['AU', '000', '13 11 14'],
    ['NZ', '111', '1737'],
    ['ES', '112', '024'],
    ['FR', '112', '3114'],
    ['DE', '112', '0800 111 0 111'],
    ['NL', '112', '113'],
    ['MX', '911', '800 911 2000'],
    ['IN', '112', '14416'],
    ['ZA', '112', '0800 567 567'],
  ];
  for (const [country, e, c, cInSpanish = c] of ROWS) {
    it(`names ${e} and ${c} to a person in ${country}`, () => {
      const english = linesFor(DATA, at(country), 'US', 'en');
      const spanish = linesFor(DATA, at(country), 'US', 'es');
      expect(english).to.include({ e, c, eIsLocal: false, cIsSite: false });
      expect(spanish).to.include({ e, c: cInSpanish });
      expect(english.numbers.slice(0, 2).map(({ tel }) => tel)).to.deep.equal(
        [e, c.replace(/,.*/, '')].map((number) => number.replaceAll(' ', '')),
      );
      expect(english.numbers[1]?.label).to.contain(c);
    });
  }

  it('covers every row', () => {
    expect(DATA.rows.map(({ iso }) => iso)).to.have.members([...ROWS.map(([iso]) => iso), 'EU']);
  });

  it('lists the rest of the row after the two', () => {
    expect(labels(at('US'), 'GB', 'en')).to.deep.equal([
      'Emergency: 911',
      '988 Lifeline: 988',
      'Veterans: 988, press 1',
      'Crisis Text Line: text HOME to 741741',
    ]);
    expect(labels(at('ZA'), 'US', 'en')).to.deep.equal([
      'Emergency: 112',
      'SADAG: 0800 567 567',
      'Ambulance: 10177',
      'Police: 10111',
    ]);
    expect(labels(at('FR'), 'US', 'es')).to.deep.equal(['Emergencias: 112', 'Línea 3114: 3114', 'Emergencias: 15']);
  });

  it('carries what is texted, with the word of the language', () => {
    const text = (language: 'en' | 'es') =>
      linesFor(DATA, at('US'), 'US', language).numbers.map((number) => number.text ?? null);
    expect(text('en')).to.deep.equal([null, { to: '988' }, { to: '838255' }, { to: '741741', body: 'HOME' }]);
    expect(text('es')).to.deep.equal([
      null,
      { to: '988', body: 'AYUDA' },
      { to: '838255' },
      { to: '741741', body: 'AYUDA' },
    ]);
  });

  it('knows that Northern Ireland has no NHS 111', () => {
    const there = linesFor(DATA, at('GB', 'GB-NIR'), 'GB', 'en');
    expect(there.c).to.equal('0808 808 8000');
    expect(there.numbers.map(({ tel }) => tel)).not.to.include('111');
    expect(linesFor(DATA, undefined, 'GB-NIR', 'en').c).to.equal('0808 808 8000');
    expect(labels(at('GB', 'GB-SCT'), 'GB', 'en')).to.include.members([
      'NHS 111: 111, option 2',
      'Lifeline (Northern Ireland): 0808 808 8000',
    ]);
  });

  it('sends EU members without a row to the directory, and never names 116 123 in a text', () => {
    const italy = linesFor(DATA, at('IT'), 'US', 'en');
    expect(italy).to.include({ e: '112', c: 'findahelpline.com', cIsSite: true });
    expect(italy.numbers.map(({ label }) => label)).to.deep.equal([
      'Emergency: 112',
      'Find A Helpline: findahelpline.com',
      'Emotional support (not in every country): 116 123',
    ]);
  });

  it('sends any other country to the directory and the local emergency number', () => {
    for (const country of ['BR', 'NO', 'CH', 'JP', 'ZZ']) {
      const lines = linesFor(DATA, at(country), 'US', 'en');
      expect(lines).to.include({ e: 'your local emergency number', eIsLocal: true, c: 'findahelpline.com' });
      expect(lines.numbers).to.deep.equal([
        { label: 'Emergency: your local emergency number' },
        { label: 'Find A Helpline: findahelpline.com', url: 'https://findahelpline.com' },
      ]);
    }
    expect(linesFor(DATA, at('BR'), 'US', 'es').e).to.equal('tu número local de emergencias');
  });

  it("uses the clinic region's numbers and the directory while the country is unknown", () => {
    for (const place of [undefined, { confirmed: false }, { confirmed: true }]) {
      expect(linesFor(DATA, place, 'CA', 'en')).to.include({ e: '911', c: '988', cIsSite: false });
      expect(labels(place, 'CA', 'en')).to.deep.equal([
        'Emergency: 911',
        '988 Lifeline: 988',
        'Find A Helpline: findahelpline.com',
      ]);
    }
  });

  it('adds the numbers of a country that was named but not confirmed', () => {
    const lines = linesFor(DATA, { country: 'MX', confirmed: false }, 'GB', 'es');
    expect(lines).to.include({ e: '999', c: '111, opción 2' });
    expect(lines.numbers.map(({ label }) => label).slice(-3)).to.deep.equal([
      'Find A Helpline: findahelpline.com',
      'Emergencias, México: 911',
      'Línea de la Vida, México: 800 911 2000',
    ]);
    expect(
      labels({ country: 'US', confirmed: false }, 'US', 'en').filter((label) => label.includes('911')),
    ).to.have.length(1);
    expect(labels({ country: 'not a code', confirmed: false }, 'US', 'en')).to.have.length(5);
    expect(labels({ country: 'PT', confirmed: false }, 'US', 'en')).to.include('Emergency, Portugal: 112');
    const american = labels({ country: 'US', confirmed: false }, 'GB', 'en');
    expect(american)
      .to.include('988 Lifeline, United States: 988')
      .and.not.include('RAINN, United States: 1-800-656-4673');
  });

  it('adds abuse lines and Poison Help only where they are asked for', () => {
    const plain = labels(at('US'), 'US', 'en');
    expect(labels(at('US'), 'US', 'en', ['abuse']).filter((label) => !plain.includes(label))).to.deep.equal([
      'Domestic violence: 1-800-799-7233',
      'RAINN: 1-800-656-4673',
      'Childhelp: 1-800-422-4453',
    ]);
    expect(labels(at('US'), 'US', 'en', ['poison']).filter((label) => !plain.includes(label))).to.deep.equal([
      'Poison Help (if awake and steady): 1-800-222-1222',
    ]);
    expect(labels(at('GB'), 'US', 'en', ['abuse', 'poison'])).to.deep.equal(labels(at('GB'), 'US', 'en'));
    for (const language of ['en', 'es'] as const) {
      expect(labels(at('US'), 'US', language, ['poison']).at(-1)).to.contain(SAFETY_TEXTS[language]['safety.poison']);
    }
  });

  it('never shows the fireside line', () => {
    expect(JSON.stringify(json)).to.contain('623-473-7433');
    for (const place of [undefined, at('US'), at('CA')]) {
      expect(JSON.stringify(linesFor(DATA, place, 'US', 'en', ['abuse', 'poison']))).not.to.contain('6234737433');
    }
  });

  it('labels the numbers barely in quiet mode', () => {
    expect(labels(at('US'), 'US', 'en', ['abuse'], true)).to.deep.equal([
      '911',
      '988',
      '988, press 1',
      'text HOME to 741741',
      '1-800-799-7233',
      '1-800-656-4673',
      '1-800-422-4453',
    ]);
  });
});

describe('crisis line data', () => {
  it('holds no number that went out of service', () => {
    const all = JSON.stringify(json);
    for (const old of ['08457', '784-2433', '"press 3']) expect(all).not.to.contain(old);
  });

  it('says when it was verified and where each line comes from', () => {
    expect(DATA.verifiedOn).to.equal('2026-11-22');
    const ids = DATA.rows.flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('refuses a line that nobody can reach, and a number with letters', () => {
    const [row] = json.rows;
    const withLine = (line: object) => ({ ...json, rows: [{ ...row, lines: [line] }] });
    const bare = { id: 'x', kind: 'crisis', name: 'X', sources: ['policy'] };
    expect(crisisLineDataSchema.safeParse(withLine(bare)).success).to.equal(false);
    expect(crisisLineDataSchema.safeParse(withLine({ ...bare, tel: '62-FIRESIDE' })).success).to.equal(false);
    expect(crisisLineDataSchema.safeParse(withLine({ ...bare, tel: '988' })).success).to.equal(true);
  });
});
