import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { expressionEnv } from '../../../src/domain/questionnaire/enabled.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { isComplete } from '../../../src/domain/questionnaire/instrument-score.ts';
import type { LoadedQuestionnaire } from '../../../src/domain/questionnaire/loaded.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { calculated, scoresOf } from '../../../src/domain/questionnaire/score.ts';
import { asq, coded, frequencies, load, NOW, options, phq9, SKIPPED, yesNo } from './fixtures.ts';

interface Vectors {
  phq_9: { cases: { in: Record<string, number>; out: { PHQ9_SCORE: number } }[] };
}

describe('scoresOf', () => {
  const q = load(phq9(), asq());

  it('equals published PHQ-9 score vectors', function () {
    const vectors = sharedVectors();
    if (vectors === undefined) return this.skip();
    for (const { in: items, out } of vectors.phq_9.cases) {
      const score = scores(
        q,
        frequencies(
          Object.keys(items)
            .sort()
            .map((id) => items[id]),
        ),
      ).phq9;
      expect(score).to.include({
        value: out.PHQ9_SCORE,
        complete: true,
        answered: 9,
        items: 9,
        max: 27,
        loinc: '44261-6',
      });
    }
    expect(vectors.phq_9.cases.length).to.be.greaterThan(10);
  });

  it('sums what was answered and says that it is incomplete', () => {
    const answers = { ...frequencies([3, 2, undefined, 1]), 'phq9.q3': SKIPPED };
    expect(scores(q, answers).phq9).to.include({ value: 6, complete: false, answered: 3, items: 9 });
  });

  it('does not count an item without scores', () => {
    const answers = { ...frequencies([1, 0, 0, 0, 0, 0, 0, 0, 0]), 'phq9.q10': coded('LA6572-7') };
    expect(scores(q, answers).phq9).to.include({ value: 1, complete: true, max: 27 });
  });

  it('has no score for an instrument that was not begun, or has no scored items', () => {
    expect(scores(q, { 'asq.q1': coded('LA33-6') })).to.deep.equal({});
  });

  it('needs only enabled items to be complete', () => {
    const never = options(
      { code: 'never', en: 'Never', es: 'Nunca', ordinal: 0 },
      { code: 'often', en: 'Often', es: 'Seguido', ordinal: 4 },
    );
    const often = { question: 'i.q1', operator: '=' as const, answerCoding: { code: 'often' } };
    const drinks = load({
      linkId: 'i',
      type: 'group',
      extension: [{ url: EXT.instrument, valueCode: 'i' }],
      item: [
        { linkId: 'i.q1', type: 'choice', text: 'How often?', answerOption: never },
        { linkId: 'i.q2', type: 'choice', text: 'How many?', answerOption: never, enableWhen: [often] },
      ],
    });
    const system = 'https://kap-companion.org/fhir/CodeSystem/answers';
    expect(scores(drinks, { 'i.q1': coded('never', system) }).i).to.include({ value: 0, complete: true, max: 8 });
    expect(scores(drinks, { 'i.q1': coded('often', system) }).i).to.include({ value: 4, complete: false });
  });
});

describe('isComplete', () => {
  it('takes a suicide screen as finished when it was run to its end, refusals included', () => {
    const q = load(phq9(), asq());
    const complete = (answers: Record<string, GivenAnswer>) => isComplete(expressionEnv(q, envOf(answers)), 'asq');
    const no = coded('LA32-8');
    expect(complete({ 'asq.q1': no, 'asq.q2': no })).to.equal(true);
    expect(complete({ 'asq.q1': no })).to.equal(false);
    expect(complete({ 'asq.q1': SKIPPED, 'asq.q2': no })).to.equal(false);
    expect(complete({ 'asq.q1': SKIPPED, 'asq.q2': no, 'asq.q5': SKIPPED })).to.equal(true);
  });
});

describe('calculated', () => {
  it('gives the total when the instrument is complete, and nothing before', () => {
    const q = load(phq9(), yesNo('a'));
    expect(calculated(q, envOf(frequencies([1, 1, 1, 1, 1, 1, 1, 1, 3])))).to.deep.equal({ 'phq9.total': 11 });
    expect(calculated(q, envOf(frequencies([1])))).to.deep.equal({});
  });

  it('evaluates plain FHIRPath over the response, one calculated item on top of another', () => {
    const sum = "%resource.item.where(linkId = 'a' or linkId = 'b').answer.value.aggregate($this + $total, 0)";
    const computed = (linkId: string, expression: string) => ({
      linkId,
      type: 'integer' as const,
      extension: [{ url: EXT.calculatedExpression, valueExpression: { language: 'text/fhirpath', expression } }],
    });
    const q = load(
      computed('double', "%resource.item.where(linkId = 'sum').answer.value * 2"),
      { linkId: 'a', type: 'integer' },
      { linkId: 'b', type: 'integer' },
      computed('sum', sum),
    );
    const answers = { a: integer(2), b: integer(3) };
    expect(calculated(q, envOf(answers))).to.deep.equal({ sum: 5, double: 10 });
  });
});

function integer(valueInteger: number): GivenAnswer {
  return { state: 'answered', values: [{ valueInteger }] };
}

function envOf(answers: Record<string, GivenAnswer>) {
  return { answers: lookupOf(answers), now: NOW, context: {} };
}

function scores(q: LoadedQuestionnaire, answers: Record<string, GivenAnswer>) {
  return scoresOf(q, envOf(answers));
}

/** Score vectors that stand beside the repository, where there are any. */
function sharedVectors(): Vectors | undefined {
  for (const folder of [process.env.SHARED, '../shared']) {
    if (folder === undefined) continue;
    try {
      return JSON.parse(readFileSync(resolve(folder, 'data/score-vectors/vectors.json'), 'utf8')) as Vectors;
    } catch {}
  }
  return undefined;
}
