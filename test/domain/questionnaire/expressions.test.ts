import { expect } from 'chai';
import { expressionEnv } from '../../../src/domain/questionnaire/enabled.ts';
import {
  type ExpressionContext,
  type ExpressionEnv,
  type KnownAnswer,
  lookupOf,
} from '../../../src/domain/questionnaire/expression-env.ts';
import { HELPERS, type Helpers } from '../../../src/domain/questionnaire/expression-helpers.ts';
import { compile, evaluateBoolean } from '../../../src/domain/questionnaire/expressions.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import {
  answered,
  asq,
  coded,
  DECLINED,
  frequencies,
  type Item,
  load,
  NOW,
  options,
  phq9,
  SKIPPED,
  UNSURE,
  yesNo,
} from './fixtures.ts';

const SYSTEM = 'https://kap-companion.org/fhir/CodeSystem/answers';
const many: Item = {
  linkId: 'many',
  type: 'choice',
  repeats: true,
  answerOption: options(
    { code: 'a', en: 'A', es: 'A' },
    { code: 'b', en: 'B', es: 'B' },
    { code: 'none', en: 'None of these', es: 'Nada de esto', exclusive: true },
  ),
};
const follow: Item = {
  linkId: 'follow',
  type: 'text',
  enableWhen: [{ question: 'yn', operator: '=', answerCoding: { code: 'LA33-6' } }],
};
const part = (linkId: string): Item => ({ linkId, type: 'quantity', text: linkId });
const bp: Item = {
  linkId: 'bp',
  type: 'group',
  extension: [{ url: EXT.askAs, valueCode: 'blood-pressure' }],
  item: [part('bp.sys'), part('bp.dia')] as never,
};
const q = load(
  phq9(),
  asq(),
  yesNo('yn'),
  many,
  { linkId: 'flag' },
  { linkId: 'n', type: 'integer' },
  { linkId: 'd', type: 'date' },
  follow,
  bp,
);

function value(
  expression: string,
  answers: Record<string, KnownAnswer> = {},
  context: ExpressionContext = {},
): unknown {
  return compile(expression)(expressionEnv(q, { answers: lookupOf(answers), now: NOW, context }))[0];
}

describe('A helper in FHIRPath', () => {
  const both = answered({ valueCoding: { system: SYSTEM, code: 'a' } }, { valueCoding: { system: SYSTEM, code: 'b' } });

  it('is: one of the chosen codes, with yes and no as short names', () => {
    expect(value("is('yn','yes')", { yn: coded('LA33-6') })).to.equal(true);
    expect(value("is('yn','LA33-6')", { yn: coded('LA33-6') })).to.equal(true);
    expect(value("is('yn','no')", { yn: coded('LA33-6') })).to.equal(false);
    expect(value("is('yn','asked-unknown')", { yn: UNSURE })).to.equal(true);
    expect(value("is('many','b')", { many: both })).to.equal(true);
    expect(value("is('flag','no')", { flag: answered({ valueBoolean: false }) })).to.equal(true);
    expect(value("is('yn','yes')")).to.equal(false);
  });

  it('any: a choice other than none or a refusal', () => {
    expect(value("any('many')", { many: both })).to.equal(true);
    expect(value("any('many')", { many: coded('none', SYSTEM) })).to.equal(false);
    for (const answer of [UNSURE, SKIPPED]) expect(value("any('many')", { many: answer })).to.equal(false);
    expect(value("any('many')")).to.equal(false);
  });

  it('asked, answered, unknown, skipped, notSure, declined tell the ways of not knowing apart', () => {
    const states: [KnownAnswer | undefined, string[]][] = [
      [undefined, []],
      [coded('LA32-8'), ['asked', 'answered']],
      [SKIPPED, ['asked', 'unknown', 'skipped']],
      [UNSURE, ['asked', 'unknown', 'notSure']],
      [DECLINED, ['asked', 'unknown', 'declined']],
    ];
    for (const [answer, expected] of states) {
      const names = ['asked', 'answered', 'unknown', 'skipped', 'notSure', 'declined'];
      const holding = names.filter((name) => value(`${name}('yn')`, answer === undefined ? {} : { yn: answer }));
      expect(holding).to.deep.equal(expected);
    }
  });

  it('sees a question of several parts as one', () => {
    const mm = (number: number) => answered({ valueQuantity: { value: number } });
    expect(value("answered('bp')", { 'bp.sys': mm(120), 'bp.dia': mm(80) })).to.equal(true);
    expect(value("answered('bp')", { 'bp.sys': mm(120) })).to.equal(false);
    expect(value("unknown('bp')", { 'bp.sys': UNSURE, 'bp.dia': UNSURE })).to.equal(true);
    expect(
      value("number('bp.sys') >= 180 or number('bp.dia') >= 120", { 'bp.sys': mm(150), 'bp.dia': mm(125) }),
    ).to.equal(true);
  });

  it('number: a number, or the score of an option; empty when there is none', () => {
    expect(value("number('n')", { n: answered({ valueInteger: 7 }) })).to.equal(7);
    expect(value("number('phq9.q2')", frequencies([0, 3]))).to.equal(3);
    expect(value("number('n') >= 1")).to.equal(undefined);
    expect(value("number('n') >= 1 or asked('yn').not()")).to.equal(true);
  });

  it('text: what was typed', () => {
    const answers = { yn: coded('LA33-6'), follow: answered({ valueString: 'hello' }) };
    expect(value("text('follow')", answers)).to.equal('hello');
  });

  it('ageYears and daysSince count to the day of the answer, from the latest day a partial date may mean', () => {
    const date = (valueDate: string, at?: string) => ({
      d: { ...answered({ valueDate }), ...(at === undefined ? {} : { at }) },
    });
    expect(value("ageYears('d')", date('2008-03-04'))).to.equal(18);
    expect(value("ageYears('d')", date('2008-03-05'))).to.equal(17);
    expect(value("ageYears('d')", date('2008'))).to.equal(17);
    expect(value("ageYears('d')", date('2008-03-05', '2026-03-06T00:00:00Z'))).to.equal(18);
    expect(value("daysSince('d')", date('2026-02-01'))).to.equal(31);
    expect(value("daysSince('d')", date('2026-02'))).to.equal(4);
    expect(value("daysSince('d')", date('2026'))).to.equal(0);
    expect(value("ageYears('d').empty()", { d: UNSURE })).to.equal(true);
  });

  it('score and complete look at an instrument', () => {
    const full = frequencies([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(value("score('phq9')", full)).to.equal(9);
    expect(value("complete('phq9')", full)).to.equal(true);
    expect(value("complete('phq9')", { ...full, 'phq9.q3': SKIPPED })).to.equal(false);
    expect(value("score('asq')", full)).to.equal(undefined);
  });

  it('reads a calculated item like an answer', () => {
    expect(value("number('phq9.total') >= 9", frequencies([1, 1, 1, 1, 1, 1, 1, 1, 1]))).to.equal(true);
  });

  it('context: what only the caller knows', () => {
    expect(value("context('anySuicideFinding')", {}, { anySuicideFinding: true })).to.equal(true);
    expect(value("context('anySuicideFinding')")).to.equal(false);
  });

  it('at, due, again, kept: what the run asks, and asked already', () => {
    const run: ExpressionContext = {
      ...{ points: new Set(['D1']), instruments: new Set(['phq9']) },
      ...{ again: new Set(['yn']), kept: new Set(['follow']) },
    };
    for (const [text, expected] of [
      ["at('D1')", true],
      ["at('D3')", false],
      ["due('phq9')", true],
      ["due('gad7')", false],
      ["again('yn')", true],
      ["again('n')", false],
      ["kept('follow')", true],
      ["kept('yn')", false],
    ] as const) {
      expect(value(text, {}, run), text).to.equal(expected);
      expect(value(text), `${text} of a run without points`).to.equal(false);
    }
  });

  it('does not see the answer of a question that is disabled', () => {
    const answers = { yn: coded('LA32-8'), follow: answered({ valueString: 'old' }) };
    expect(value("asked('follow')", answers)).to.equal(false);
    expect(value("asked('follow')", { ...answers, yn: coded('LA33-6') })).to.equal(true);
  });
});

describe('compile', () => {
  interface TriageEnv extends ExpressionEnv {
    tiers: string[];
  }
  const helpers: Helpers<TriageEnv> = {
    ...HELPERS,
    tier: { params: ['string'], run: (env, tier = '') => env.tiers.includes(tier) },
  };

  it('takes more helpers than the questionnaire has', () => {
    const rule = compile("tier('ACTIVE') and is('yn','yes')", helpers);
    const env = (tiers: string[]): TriageEnv => ({
      ...expressionEnv(q, { answers: lookupOf({ yn: coded('LA33-6') }), now: NOW, context: {} }),
      tiers,
    });
    expect(evaluateBoolean(rule, env(['ACTIVE']))).to.equal(true);
    expect(evaluateBoolean(rule, env([]))).to.equal(false);
  });

  it('compiles each expression once', () => {
    expect(compile("is('yn','yes')")).to.equal(compile("is('yn','yes')"));
    expect(compile("is('yn','yes')", helpers)).not.to.equal(compile("is('yn','yes')"));
  });

  it('is true only when it says so', () => {
    const env = expressionEnv(q, { answers: lookupOf({}), now: NOW, context: {} });
    for (const [text, expected] of [
      ['true', true],
      ['false', false],
      ['{}', false],
      ['1', false],
      ["'true'", false],
    ] as const) {
      expect(evaluateBoolean(compile(text), env), text).to.equal(expected);
    }
  });
});
