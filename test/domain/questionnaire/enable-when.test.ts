import { expect } from 'chai';
import { isEnabled } from '../../../src/domain/questionnaire/enabled.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import type { EnableWhen } from '../../../src/domain/questionnaire/fhir.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, coded, type Item, load, NOW, options, SKIPPED, UNSURE, YES_NO, yesNo } from './fixtures.ts';

type Condition = Partial<EnableWhen> & Pick<EnableWhen, 'operator'>;

const OPERATORS = ['=', '!=', '>', '<', '>=', '<='] as const;
type Row = {
  type: string;
  question: Partial<Item>;
  condition: Partial<Condition>;
  less: GivenAnswer;
  equal: GivenAnswer;
  more: GivenAnswer;
};

const kg = (value: number, code = 'kg') => ({ valueQuantity: { value, code } });
const ORDERED: Row[] = [
  {
    type: 'integer',
    question: { type: 'integer' },
    condition: { answerInteger: 5 },
    less: answered({ valueInteger: 4 }),
    equal: answered({ valueInteger: 5 }),
    more: answered({ valueInteger: 6 }),
  },
  {
    type: 'decimal',
    question: { type: 'decimal' },
    condition: { answerDecimal: 5.5 },
    less: answered({ valueDecimal: 5.4 }),
    equal: answered({ valueDecimal: 5.5 }),
    more: answered({ valueDecimal: 5.6 }),
  },
  {
    type: 'date',
    question: { type: 'date' },
    condition: { answerDate: '2020-05-31' },
    less: answered({ valueDate: '2020-04' }),
    equal: answered({ valueDate: '2020-05' }),
    more: answered({ valueDate: '2020' }),
  },
  {
    type: 'string',
    question: { type: 'string' },
    condition: { answerString: 'm' },
    less: answered({ valueString: 'a' }),
    equal: answered({ valueString: 'm' }),
    more: answered({ valueString: 'z' }),
  },
  {
    type: 'quantity',
    question: { type: 'quantity' },
    condition: { answerQuantity: { value: 70, code: 'kg' } },
    less: answered(kg(60)),
    equal: answered(kg(70)),
    more: answered(kg(80)),
  },
];
const HOLDS: Record<(typeof OPERATORS)[number], [less: boolean, equal: boolean, more: boolean]> = {
  '=': [false, true, false],
  '!=': [true, false, true],
  '>': [false, false, true],
  '<': [true, false, false],
  '>=': [false, true, true],
  '<=': [true, true, false],
};

describe('enableWhen', () => {
  for (const { type, question, condition, ...answers } of ORDERED) {
    for (const operator of OPERATORS) {
      it(`compares ${type} answers by ${operator}`, () => {
        const ask = (answer?: GivenAnswer) => enabledBy(question, { ...condition, operator }, answer);
        const [less, equal, more] = HOLDS[operator];
        expect([ask(answers.less), ask(answers.equal), ask(answers.more)]).to.deep.equal([less, equal, more]);
        expect(ask(undefined), 'never asked').to.equal(false);
        expect(ask(SKIPPED), 'skipped').to.equal(false);
      });
    }
  }

  const TYPES: [string, Partial<Item>, GivenAnswer][] = [
    ['boolean', { type: 'boolean' }, answered({ valueBoolean: false })],
    ['integer', { type: 'integer' }, answered({ valueInteger: 0 })],
    ['decimal', { type: 'decimal' }, answered({ valueDecimal: 0 })],
    ['date', { type: 'date' }, answered({ valueDate: '2020' })],
    ['string', { type: 'string' }, answered({ valueString: 'x' })],
    ['choice', { type: 'choice', answerOption: options(...YES_NO) }, coded('LA32-8')],
    ['quantity', { type: 'quantity' }, answered({ valueQuantity: { value: 0 } })],
  ];
  for (const [type, question, answer] of TYPES) {
    it(`knows whether a ${type} answer exists`, () => {
      for (const answerBoolean of [true, false]) {
        const condition: Condition = { operator: 'exists', answerBoolean };
        expect(enabledBy(question, condition, answer)).to.equal(answerBoolean);
        expect(enabledBy(question, condition, undefined)).to.equal(!answerBoolean);
        expect(enabledBy(question, condition, SKIPPED)).to.equal(!answerBoolean);
      }
    });
  }

  it('compares booleans for equality only', () => {
    const ask = (operator: Condition['operator'], answer: boolean) =>
      enabledBy({ type: 'boolean' }, { operator, answerBoolean: true }, answered({ valueBoolean: answer }));
    expect([ask('=', true), ask('=', false), ask('!=', true), ask('!=', false)]).to.deep.equal([
      true,
      false,
      false,
      true,
    ]);
  });

  it('compares codings by system and code', () => {
    const question: Partial<Item> = { type: 'choice', answerOption: options(...YES_NO) };
    const yes = { system: 'http://loinc.org', code: 'LA33-6' };
    expect(enabledBy(question, { operator: '=', answerCoding: yes }, coded('LA33-6'))).to.equal(true);
    expect(enabledBy(question, { operator: '=', answerCoding: yes }, coded('LA32-8'))).to.equal(false);
    expect(enabledBy(question, { operator: '=', answerCoding: yes }, coded('LA33-6', 'http://other'))).to.equal(false);
    expect(enabledBy(question, { operator: '!=', answerCoding: yes }, coded('LA32-8'))).to.equal(true);
    expect(enabledBy(question, { operator: '=', answerCoding: { code: 'LA33-6' } }, coded('LA33-6'))).to.equal(true);
  });

  it('sees Not sure on a choice as the coding it is', () => {
    const notSure = { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'asked-unknown' };
    const question: Partial<Item> = { type: 'choice', answerOption: options(...YES_NO) };
    expect(enabledBy(question, { operator: '=', answerCoding: notSure }, UNSURE)).to.equal(true);
    expect(enabledBy({ type: 'date' }, { operator: 'exists', answerBoolean: true }, UNSURE)).to.equal(false);
  });

  it('is satisfied by any one of several answers', () => {
    const question: Partial<Item> = { type: 'choice', repeats: true, answerOption: options(...YES_NO) };
    const both = answered(
      { valueCoding: { system: 'http://loinc.org', code: 'LA33-6' } },
      { valueCoding: { system: 'http://loinc.org', code: 'LA32-8' } },
    );
    const yes = { system: 'http://loinc.org', code: 'LA33-6' };
    expect(enabledBy(question, { operator: '=', answerCoding: yes }, both)).to.equal(true);
    expect(enabledBy(question, { operator: '!=', answerCoding: yes }, both)).to.equal(true);
  });

  it('never compares quantities of different units', () => {
    const ask = (operator: Condition['operator']) =>
      enabledBy(
        { type: 'quantity' },
        { operator, answerQuantity: { value: 70, code: 'kg' } },
        answered(kg(90, '[lb_av]')),
      );
    expect(OPERATORS.map(ask)).to.deep.equal([false, true, false, false, false, false]);
  });

  it('joins conditions by enableBehavior', () => {
    const when = ['a', 'b'].map((question) => ({ question, operator: '=' as const, answerBoolean: true }));
    const ask = (enableBehavior: 'all' | 'any' | undefined, a: boolean, b: boolean) => {
      const q = load({ linkId: 'a' }, { linkId: 'b' }, { linkId: 'c', enableWhen: when, enableBehavior });
      const answers = { a: answered({ valueBoolean: a }), b: answered({ valueBoolean: b }) };
      return isEnabled(q, 'c', { answers: lookupOf(answers), now: NOW, context: {} });
    };
    expect([ask('all', true, false), ask('all', true, true)]).to.deep.equal([false, true]);
    expect([ask('any', true, false), ask('any', false, false)]).to.deep.equal([true, false]);
    expect([ask(undefined, true, false), ask(undefined, false, false)]).to.deep.equal([true, false]);
  });

  it('disables what stands below a disabled item, or depends on one', () => {
    const onYes = (question: string) => [{ question, operator: '=' as const, answerBoolean: true }];
    const q = load(
      { linkId: 'a' },
      { linkId: 'b', enableWhen: onYes('a'), item: [{ linkId: 'b.child', type: 'boolean', text: 'B child' }] },
      { linkId: 'c', enableWhen: onYes('b') },
      { linkId: 'd', enableWhen: [{ question: 'b', operator: 'exists', answerBoolean: false }] },
    );
    const yes = answered({ valueBoolean: true });
    const enabled = (a: boolean) => {
      const env = { answers: lookupOf({ a: answered({ valueBoolean: a }), b: yes }), now: NOW, context: {} };
      return [...q.items.keys()].filter((linkId) => isEnabled(q, linkId, env));
    };
    expect(enabled(true)).to.deep.equal(['a', 'b', 'b.child', 'c']);
    expect(enabled(false)).to.deep.equal(['a', 'd']);
  });

  it('ends on conditions that go in a circle', () => {
    const on = (question: string) => [{ question, operator: 'exists' as const, answerBoolean: true }];
    const q = load(yesNo('a', { enableWhen: on('b') }), yesNo('b', { enableWhen: on('a') }));
    const env = { answers: lookupOf({ a: coded('LA33-6'), b: coded('LA33-6') }), now: NOW, context: {} };
    expect(isEnabled(q, 'a', env)).to.equal(false);
  });
});

function enabledBy(question: Partial<Item>, condition: Condition, answer: GivenAnswer | undefined): boolean {
  const q = load({ ...question, linkId: 'a' }, { linkId: 'b', enableWhen: [{ ...condition, question: 'a' }] });
  const answers = lookupOf(answer === undefined ? {} : { a: answer });
  return isEnabled(q, 'b', { answers, now: NOW, context: {} });
}
