import { expect } from 'chai';
import fc from 'fast-check';
import { recogniseAnswer } from '../../../dialogs/prompts/recognise-answer.ts';
import type { Language } from '../../../src/domain/languages.ts';
import { type AskableItem, isAskable, type LoadedItem } from '../../../src/domain/questionnaire/loaded.ts';
import { content } from '../../support/chat.ts';
import { outcome } from './outcome.ts';

// FULL_PROPERTY_RUNS=150000 is the acceptance run, over a million in all; the suite makes as many as fit a few seconds.
const RUNS = Number(process.env.FULL_PROPERTY_RUNS ?? 5_000);
const SEED = 20_260_304;
const LANGUAGES: Language[] = ['en', 'es'];

interface Choice {
  code: string;
  en: string;
  es: string;
  ordinal?: number;
}

/** Items whose options and numbers mean the same are asked about once. */
const SCALES = new Map(
  content.library.all().flatMap((q) =>
    [...q.items.values()]
      .filter(isAskable)
      .filter((item) => isInInstrument(item) && item.answerType === 'choice')
      .map((item) => [JSON.stringify([item.asksForCount, choicesOf(item)]), { q, item }] as const),
  ),
);

function isInInstrument(item: LoadedItem | undefined): boolean {
  return item !== undefined && (item.instrument !== undefined || isInInstrument(item.parent));
}

/** A number names an option that alone has this score; never where how many or how often is asked. */
function choicesOf({ options, asksForCount }: AskableItem): Choice[] {
  return options.map(({ code, label, ordinal }) => {
    const isAlone = options.filter((option) => option.ordinal === ordinal).length === 1;
    return { code, ...label, ...(ordinal === undefined || asksForCount || !isAlone ? {} : { ordinal }) };
  });
}

describe('The scales that ship', () => {
  it('are all there, with every kind of options', () => {
    const linkIds = [...SCALES.values()].map(({ item }) => item.linkId.replace(/\d+$/, ''));
    expect(linkIds).to.include.members(['phq9.q', 'asq.q', 'pcl5.q', 'auditc.q']);
    expect(SCALES.size).to.be.within(6, 12);
  });
});

for (const { q, item } of SCALES.values()) {
  const list = choicesOf(item);
  const name = item.linkId;
  const reply = (text: string, language: Language) =>
    recogniseAnswer(q, item, { text }, { language, now: '2026-03-04T10:00:00Z' });

  describe(`A typed answer to ${name}`, () => {
    it('gives exactly the meant code for every label, code, number, case and spacing', () => {
      let checked = 0;
      for (const option of list) {
        for (const text of namesOf(option).flatMap(variants)) {
          for (const language of LANGUAGES) expect(outcome(reply(text, language)), text).to.equal(option.code);
          checked += 1;
        }
      }
      expect(checked).to.be.greaterThan(list.length * 20);
    });

    it('never becomes an answer that was not meant', () => {
      fc.assert(
        fc.property(texts(list), fc.constantFrom(...LANGUAGES), (text, language) => {
          const got = reply(text, language);
          if (got.kind !== 'answer') return;
          expect(outcome(got), JSON.stringify(text)).to.equal(meantBy(text, list));
        }),
        { numRuns: RUNS, seed: SEED },
      );
    });
  });
}

function namesOf({ code, en, es, ordinal }: Choice): string[] {
  const words = [
    ['zero', 'cero'],
    ['one', 'uno'],
    ['two', 'dos'],
    ['three', 'tres'],
  ];
  return [code, en, es, ...(ordinal === undefined ? [] : [String(ordinal), ...(words[ordinal] ?? [])])];
}

function variants(name: string): string[] {
  const mixed = [...name].map((letter, n) => (n % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join('');
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  const cases = [name, name.toLowerCase(), name.toUpperCase(), mixed, plain];
  return cases.flatMap((text) => [
    text,
    `  ${text}`,
    `${text}\n`,
    text.replaceAll(' ', '   '),
    text.replaceAll(' ', '\t'),
    `${text}.`,
  ]);
}

/** Anything at all, and texts close to real answers: labels cut, joined, misspelt, negated, numbers with signs. */
function texts(list: Choice[]): fc.Arbitrary<string> {
  const names = fc.constantFrom(...list.flatMap(namesOf));
  const words = fc.constantFrom(
    ...list.flatMap(({ en, es }) => [...en.split(' '), ...es.split(' ')]),
    ...[
      'no',
      'not',
      'yes',
      'never',
      'or',
      'and',
      'y',
      'o',
      'maybe',
      'all',
      'none',
      'half',
      'every',
      '?',
      '-',
      '.',
      '/',
      '1',
      '2',
      '3',
      '4',
      'one',
      'once',
    ],
  );
  const number = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -5, max: 5, noNaN: true })).map(String);
  return fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'0123 .,-+/()?!'), maxLength: 6 }),
    number,
    names,
    fc.array(words, { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')),
    fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join('')),
    fc.tuple(names, words, names).map((parts) => parts.join(' ')),
    fc.tuple(names, fc.nat(), fc.string({ maxLength: 2 })).map(([name, at, extra]) => {
      const cut = at % (name.length + 1);
      return name.slice(0, cut) + extra + name.slice(cut + 1);
    }),
  );
}

/**
 * The oracle: what a careful reader takes a text to mean beyond doubt, written apart from the recogniser. It knows
 * whole labels and codes, whole numbers on a scale, and a fixed list of plain yes, no, not sure and rather not.
 */
function meantBy(text: string, list: Choice[]): string | undefined {
  const letters = [...text.normalize('NFD').toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c)).join('');
  const label = list.find(({ code, en, es }) =>
    [code, en, es].some(
      (name) => letters === [...name.normalize('NFD').toLowerCase()].filter((c) => /[\p{L}\p{N}]/u.test(c)).join(''),
    ),
  );
  if (label !== undefined) return label.code;
  const digits = /^\s*\+?0*([0-9])(?:[.,]0+)?\s*[.)!]?\s*$/.exec(text)?.[1];
  const names = [
    ['zero', 'cero'],
    ['one', 'uno', 'un', 'una'],
    ['two', 'dos'],
    ['three', 'tres'],
  ];
  const word = names.findIndex((forms) => forms.includes(letters));
  const score = digits === undefined ? word : Number(digits);
  const scored = list.find(({ ordinal }) => ordinal !== undefined && ordinal === score);
  if (scored !== undefined) return scored.code;
  const spoken = Object.entries(PLAIN).find(([, forms]) => forms.includes(letters))?.[0];
  return list.some(({ code }) => code === spoken) ? spoken : undefined;
}

const PLAIN: Record<string, string[]> = {
  'LA33-6': 'yes y yeah yea yep yup si s sip claroquesi yesido yesiam yesihave'.split(' '),
  'LA32-8': 'no n nope nah noidont noidonot noiamnot noimnot noihavenot noihavent'.split(' '),
  'asked-unknown': (
    'notsure imnotsure iamnotsure unsure imunsure dontknow donotknow idontknow idonotknow dontknowit idontknowit idk ' +
    'dunno idunno noidea ihavenoidea nose nolose yonose noestoyseguro noestoysegura notengoidea niidea'
  ).split(' '),
  'asked-declined': (
    'prefernottosay iprefernottosay idprefernottosay prefernottoanswer rathernot idrathernot rathernotsay ' +
    'idrathernotsay iwouldrathernot iwouldrathernotsay idontwanttosay idonotwanttosay idontwanttoanswer ' +
    'prefieronodecir prefieronodecirlo prefieronocontestar prefieronoresponder noquierodecir noquierodecirlo ' +
    'noquierocontestar noquieroresponder'
  ).split(' '),
};
