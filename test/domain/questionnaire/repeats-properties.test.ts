import { expect } from 'chai';
import fc from 'fast-check';
import { disabledKeys } from '../../../src/domain/questionnaire/enabled.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { answersFromFhir } from '../../../src/domain/questionnaire/from-fhir.ts';
import type { LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import { nextItem, previousItem, progress } from '../../../src/domain/questionnaire/next-item.ts';
import { validate } from '../../../src/domain/questionnaire/validate.ts';
import { exported, NOW } from './fixtures.ts';
import { loadLists } from './lists.ts';
import { type Answers, steps, walkAtRandom } from './random-walk.ts';

const q = loadLists();
const RUNS = { numRuns: 300 };

describe('Any way through lists', () => {
  it('always goes on, and back to where it came from', () => {
    const walk = fc.property(steps, (path) => {
      walkAtRandom(q, path, (expanded, env, asked) => {
        const { answered, total } = progress(expanded, env);
        expect(answered).to.be.at.most(total);
        if (asked === undefined) return expect(nextItem(expanded, env)).to.equal(undefined);
        const before = previousItem(expanded, env, asked.linkId);
        expect(before?.linkId).not.to.equal(asked.linkId);
      });
    });
    fc.assert(walk, RUNS);
  });

  it('leaves no answer that belongs nowhere', () => {
    const walk = fc.property(steps, (path) => {
      const answers = walkAtRandom(q, path);
      const { items } = expand(q, answers);
      for (const key of Object.keys(answers)) expect(items.has(key), key).to.equal(true);
      expect(validate(q, kept(q, answers), { now: NOW, context: {} })).to.deep.equal([]);
    });
    fc.assert(walk, RUNS);
  });

  it('is written as FHIR, read and written again byte by byte', () => {
    const walk = fc.property(steps, (path) => {
      const answers = kept(q, walkAtRandom(q, path));
      const once = JSON.stringify(exported(q, answers));
      const read = answersFromFhir(q, JSON.parse(once));
      expect(JSON.stringify(exported(q, read))).to.equal(once);
      expect(validate(q, read, { now: NOW, context: {} })).to.deep.equal([]);
    });
    fc.assert(walk, RUNS);
  });
});

/** As the response stands at its end: what no longer counts is wiped. */
function kept(base: LoadedQuestionnaire, answers: Answers): Answers {
  const env = { answers: lookupOf(answers), now: NOW, context: {} };
  const dropped = new Set(disabledKeys(expand(base, answers), env));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !dropped.has(key)));
}
