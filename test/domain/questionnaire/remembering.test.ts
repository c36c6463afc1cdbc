import { expect } from 'chai';
import fc from 'fast-check';
import { expressionEnv } from '../../../src/domain/questionnaire/enabled.ts';
import { type KnownAnswer, lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { HELPERS } from '../../../src/domain/questionnaire/expression-helpers.ts';
import { compile } from '../../../src/domain/questionnaire/expressions.ts';
import { answered, coded, DECLINED, load, NOW, SKIPPED, UNSURE, yesNo } from './fixtures.ts';

const q = load(
  yesNo('a'),
  yesNo('b'),
  { linkId: 'n', type: 'integer' },
  { linkId: 'd', type: 'date' },
  { linkId: 't', type: 'text' },
);

const EXPRESSIONS = [
  "is('a', 'yes') and is('b', 'no')",
  "is('a', 'yes').not() or unknown('b') implies number('n') > 3",
  "number('n') >= 180 xor any('a')",
  "ageYears('d') >= 18 or ageYears('d').empty()",
  "iif(answered('n'), number('n') - 2)",
  "daysSince('d').exists($this > 92).not()",
  "text('t') = 'word'",
];

const anAnswer = fc.constantFrom<KnownAnswer | undefined>(undefined, SKIPPED, DECLINED, UNSURE);
const anyAnswers = fc.record({
  a: fc.oneof(anAnswer, fc.constantFrom(coded('LA33-6'), coded('LA32-8'))),
  b: fc.oneof(anAnswer, fc.constantFrom(coded('LA33-6'), coded('LA32-8'))),
  n: fc.oneof(
    anAnswer,
    fc.constantFrom(0, 3, 4, 180).map((valueInteger) => answered({ valueInteger })),
  ),
  d: fc.oneof(
    anAnswer,
    fc.constantFrom('1980', '2010-05', '2026-01-01').map((valueDate) => answered({ valueDate })),
  ),
  t: fc.oneof(
    anAnswer,
    fc.constantFrom('word', 'other').map((valueString) => answered({ valueString })),
  ),
});

function envOf(answers: Record<string, KnownAnswer | undefined>) {
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
  return expressionEnv(q, { answers: lookupOf(given as Record<string, KnownAnswer>), now: NOW, context: {} });
}

describe('An expression that remembers', () => {
  it('comes to what FHIRPath says, whatever it came to before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXPRESSIONS), anyAnswers, (expression, answers) => {
        const remembered = compile(expression)(envOf(answers));
        // Helpers of its own make a dialect of its own, which has nothing to remember.
        const fresh = compile(expression, { ...HELPERS })(envOf(answers));
        expect(remembered).to.deep.equal(fresh);
      }),
      { numRuns: 200 },
    );
  });

  it('asks its helpers each time, and FHIRPath only about results it has not seen', () => {
    const { evaluations, at } = counted('flag', (n) => n > 2);
    at(1);
    at(2);
    expect(evaluations()).to.equal(1);
    at(3);
    expect(evaluations()).to.equal(2);
  });

  it('keeps nothing that a person wrote', () => {
    const { evaluations, at } = counted('flag', (n) => `words ${n}`);
    at(1);
    at(1);
    expect(evaluations()).to.equal(2);
  });
});

/** A helper by which FHIRPath's own evaluations can be told: it is asked once more for each of them. */
function counted(name: string, result: (n: number) => boolean | string) {
  let asked = 0;
  let turns = 0;
  let current = 0;
  const run = () => {
    asked += 1;
    return result(current);
  };
  const expression = compile(`${name}()`, { [name]: { params: [], run } });
  const at = (n: number) => {
    current = n;
    turns += 1;
    return expression(envOf({}));
  };
  return { evaluations: () => asked - turns, at };
}
