import { expect } from 'chai';
import { lookupForAll } from '../../../src/domain/questionnaire/all-repetitions.ts';
import { expressionFaults } from '../../../src/domain/questionnaire/check-expression.ts';
import type { ExpressionEnv } from '../../../src/domain/questionnaire/expression-env.ts';
import { compile } from '../../../src/domain/questionnaire/expressions.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { answered, NOW, SKIPPED } from './fixtures.ts';
import { loadLists } from './lists.ts';

const q = loadLists();
const MORE = answered(gateValue('more'));
const DONE = answered(gateValue('done'));
const week = answered({ valueCoding: { code: 'week' } });

describe('Answers of many responses, as rules see them', () => {
  it('are read one by one, or all together by the plain linkId', () => {
    const answers = { 'which[cocaine]/which.last': week, 'which[opioids]/which.last': SKIPPED };
    expect(read(answers, "is('which[cocaine]/which.last','week')")).to.equal(true);
    expect(read(answers, "is('which[opioids]/which.last','week')")).to.equal(false);
    expect(read(answers, "unknown('which[opioids]/which.last')")).to.equal(true);
    expect(read(answers, "is('which.last','week')")).to.equal(true);
    expect(read(answers, "unknown('which.last')")).to.equal(false);
    expect(read({ 'which[opioids]/which.last': SKIPPED }, "unknown('which.last')")).to.equal(true);
    expect(read({}, "unknown('which.last') or asked('which.last')")).to.equal(false);
  });

  it('know whether a list has entries, none, or was not answered', () => {
    const named = { 'meds[0]': MORE, 'meds[0]/meds.name': answered({ valueString: 'x' }), 'meds[1]': DONE };
    expect(read(named, "any('meds') and is('meds','more')")).to.equal(true);
    expect(read(named, "text('meds[0]/meds.name')")).to.equal('x');
    expect(read({ 'meds[0]': DONE }, "any('meds') or unknown('meds')")).to.equal(false);
    expect(read({ 'meds[0]': SKIPPED }, "unknown('meds')")).to.equal(true);
  });

  it('may be named in a condition by the key of one repetition, which must belong to an item', () => {
    expect(expressionFaults("is('which[cocaine]/which.last','week')", q)).to.deep.equal([]);
    expect(expressionFaults("unknown('meds[0]')", q)).to.deep.equal([]);
    expect(expressionFaults("is('which[cocaine]/which.lost','week')", q)).to.have.length(1);
  });

  it('carry the time of the newest', () => {
    const at = (day: number) => ({ ...week, at: `2026-03-0${day}T10:00:00.000Z` });
    const lookup = lookupForAll(
      new Map([
        ['w[a]/x', at(3)],
        ['w[b]/x', at(2)],
      ]),
    );
    expect(lookup.get('x')).to.have.property('at', '2026-03-03T10:00:00.000Z');
  });
});

function read(answers: Record<string, GivenAnswer>, expression: string): unknown {
  const lookup = lookupForAll(new Map(Object.entries(answers)));
  const env: ExpressionEnv = {
    questionnaire: q,
    isEnabled: () => true,
    answers: lookup,
    now: NOW,
    context: {},
  };
  return compile(expression)(env)[0];
}
