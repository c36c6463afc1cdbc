import { expect } from 'chai';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { loadRuleBook } from '../../../src/content/rules/index.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type { Rule } from '../../../src/domain/triage/rule.ts';
import { createRuleSet } from '../../../src/domain/triage/rule-set.ts';
import { LOADED } from './triage-fixture.ts';

const BOOK = loadRuleBook();

/** What is said about a book in which one rule was changed. */
function faultOf(change: Partial<Rule>, highest = BOOK.highest): string {
  const rules = BOOK.rules.map((rule) => (rule.id === 'CV_AVM' ? { ...rule, ...change } : rule));
  try {
    createRuleSet({ ...BOOK, rules, highest }, LOADED, MEDICINES);
  } catch (error) {
    if (error instanceof AppError && error.code === 'content.invalid') return error.message;
  }
  return 'no fault';
}
const when = (expression: string) => ({ branches: [{ when: expression, severity: 'absolute' as const }] });

describe('createRuleSet', () => {
  it('takes the rules as they ship', () => {
    expect(faultOf({})).to.equal('no fault');
  });

  const faults: [string, string, string][] = [
    ['a function that does not exist', "yes('s3.avm')", 'CV_AVM calls yes(), which does not exist'],
    ['an item it does not name', "is('s3.avm', 'yes') or unknown('s3.ich')", 'CV_AVM reads s3.ich without naming it'],
    ['no item that it names', "tier('ACTIVE')", 'CV_AVM names s3.avm without reading it'],
    ['items and words at once', "is('s3.avm', 'yes') or tier('ACTIVE')", 'CV_AVM reads both items and words'],
    ['the score of items it does not name', "score('phq9') > 1 and asked('s3.avm')", 'CV_AVM reads the score of phq9'],
    ['what a run asks, where answers are of many runs', "at('E0')", 'CV_AVM calls at(), which does not exist'],
    ['a point that does not exist', "askedAt('s3.avm', 'E1')", 'CV_AVM names a point E1 that does not exist'],
    ['what is not FHIRPath', "is('s3.avm', 'yes') or or", 'CV_AVM: a condition is not FHIRPath'],
  ];
  for (const [name, expression, message] of faults) {
    it(`refuses a rule that reads ${name}`, () => {
      expect(faultOf(when(expression))).to.contain(message);
    });
  }

  it('refuses two rules of one id, a rank without a rule, and a book without questionnaires', () => {
    expect(faultOf({ id: 'CV_HF' })).to.contain('CV_HF is there twice');
    expect(faultOf({}, ['CV_AVM > CV_NOTHING'])).to.contain('CV_NOTHING is ranked but no rule makes it');
    expect(() => createRuleSet(BOOK, [], MEDICINES)).to.throw(AppError, 'need the questionnaires');
  });
});
