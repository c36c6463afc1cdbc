import { expect } from 'chai';
import places from '../../src/content/countries.json' with { type: 'json' };
import { item, textsIn } from './items.ts';

interface Place {
  code: string;
  en: string;
  es: string;
  aliases?: string[];
}
const countries: Place[] = places.countries.options;
const states: Place[] = places['us-states'].options;

describe('countries and states', () => {
  it('are all of ISO 3166-1, and every state and peopled territory of the United States', () => {
    expect(countries).to.have.length(249);
    expect(states).to.have.length(56);
    expect(countries.every(({ code }) => /^[A-Z]{2}$/.test(code))).to.equal(true);
    expect(states.every(({ code }) => /^US-[A-Z]{2}$/.test(code))).to.equal(true);
  });

  it('have names of their own in both languages: no spelling means two places', () => {
    for (const list of [countries, states]) {
      const owner = new Map<string, string>();
      for (const { code, en, es, aliases = [] } of list) {
        for (const name of new Set([en, es, ...aliases].map(plain))) {
          expect(owner.get(name), `${name}: ${owner.get(name)} and ${code}`).to.equal(undefined);
          owner.set(name, code);
        }
      }
    }
  });

  it('are found by the spellings that people use', () => {
    const find = (name: string) =>
      countries.find(({ en, es, aliases = [] }) => [en, es, ...aliases].some((known) => plain(known) === plain(name)));
    const found = ['USA', 'Estados Unidos', 'uk', 'England', 'Mexico', 'Ivory Coast', 'Turkey'].map(
      (n) => find(n)?.code,
    );
    expect(found).to.deep.equal(['US', 'US', 'GB', 'GB', 'MX', 'CI', 'TR']);
  });

  it('hold the few that the questions show as buttons, under the same names', () => {
    const shown = ['s0.country', 's0.country.region'].flatMap((linkId) => item(linkId).answerOption ?? []);
    expect(shown).to.have.length(10);
    for (const { valueCoding } of shown) {
      const place = [...countries, ...states].find(({ code }) => code === valueCoding?.code);
      expect([...textsIn(valueCoding)]).to.deep.equal([{ en: place?.en, es: place?.es }]);
      expect([places.countries.system, places['us-states'].system]).to.include(valueCoding?.system);
    }
  });
});

/** Lower case, without accents: how a typed name is compared. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
