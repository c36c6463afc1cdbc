import { expect } from 'chai';
import { expressionEnv } from '../../../src/domain/questionnaire/enabled.ts';
import { expand } from '../../../src/domain/questionnaire/expand.ts';
import { lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import type { Extension } from '../../../src/domain/questionnaire/fhir.ts';
import { answersFromFhir } from '../../../src/domain/questionnaire/from-fhir.ts';
import { initialValues } from '../../../src/domain/questionnaire/initial-values.ts';
import { inspectQuestionnaire } from '../../../src/domain/questionnaire/load-questionnaire.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { validate } from '../../../src/domain/questionnaire/validate.ts';
import {
  answered,
  exported,
  expression,
  type Item,
  itemOf,
  load,
  NOW,
  options,
  questionnaireJson,
} from './fixtures.ts';

const HIDDEN: Extension = { url: EXT.hidden, valueBoolean: true };
const SUM = '%resource.item.where(linkId=%name).answer.value'.replace('%name', "'n'");

function env(q: ReturnType<typeof load>, answers: Record<string, GivenAnswer> = {}) {
  return expressionEnv(expand(q, answers), { answers: lookupOf(answers), now: NOW, context: {} });
}

describe('A value an item begins with', () => {
  it('is offered where the item is asked, computed or fixed', () => {
    const q = load(
      { linkId: 'fixed', type: 'string', initial: [{ valueString: 'x' }] },
      { linkId: 'n', type: 'integer' },
      { linkId: 'twice', type: 'integer', extension: [expression(EXT.initialExpression, `${SUM} * 2`)] },
      { linkId: 'record', type: 'string', extension: [expression(EXT.initialExpression, '%patient.name.given')] },
      {
        linkId: 'chosen',
        type: 'choice',
        answerOption: options({ code: 'a', en: 'a', es: 'a' }).map((option) => ({ ...option, initialSelected: true })),
      },
    );
    const now = env(q, { n: answered({ valueInteger: 4 }) });
    const initial = (linkId: string) => initialValues(itemOf(q, linkId), now);
    expect(initial('fixed')).to.deep.equal([{ valueString: 'x' }]);
    expect(initial('twice')).to.deep.equal([{ valueInteger: 8 }]);
    expect(initial('record'), 'no record of the patient is at hand').to.deep.equal([]);
    expect(initial('chosen')[0]).to.have.nested.property('valueCoding.code', 'a');
    expect(now.answers.get('fixed'), 'not an answer yet').to.equal(undefined);
  });

  it('counts where the item is not asked, and is exported', () => {
    const q = load(
      { linkId: 'kind', type: 'string', readOnly: true, initial: [{ valueString: 'adult' }] },
      {
        linkId: 'next',
        enableWhen: [{ question: 'kind', operator: '=', answerString: 'adult' }],
      },
    );
    expect(env(q).isEnabled('next')).to.equal(true);
    const response = exported(q, {});
    expect(response.item?.[0]?.answer).to.deep.equal([{ valueString: 'adult' }]);
    expect(exported(q, answersFromFhir(q, response))).to.deep.equal(response);
  });
});

describe('A repeating question', () => {
  it('begins with its value once', () => {
    const q = load({ linkId: 'x', type: 'string', repeats: true, initial: [{ valueString: 'a' }] });
    const more = answered({ valueCoding: { code: 'more' } });
    const now = env(q, { 'x[0]': more, 'x[1]': more });
    const initial = (key: string) => initialValues(itemOf(now.questionnaire, key), now);
    expect(initial('x[0]/x')).to.deep.equal([{ valueString: 'a' }]);
    expect(initial('x[1]/x')).to.deep.equal([]);
    expect(initial('x[0]')).to.deep.equal([]);
  });
});

describe('Computed values', () => {
  const computed = (linkId: string, text: string, more: Partial<Item> = {}): Item => ({
    linkId,
    type: 'integer',
    extension: [HIDDEN, expression(EXT.calculatedExpression, text)],
    ...more,
  });

  it('build on one another in any order, and conditions read them', () => {
    const of = (linkId: string) => `%resource.item.where(linkId='${linkId}').answer.value`;
    const q = load(
      computed('c', `${of('b')} + 1`),
      computed('b', `${of('a')} + 1`),
      computed('a', `${of('n')} + 1`),
      { linkId: 'n', type: 'integer' },
      { linkId: 'high', extension: [expression(EXT.enableWhenExpression, `${of('c')} > 5`)] },
    );
    const seen = (valueInteger: number) => env(q, { n: answered({ valueInteger }) });
    expect(seen(4).answers.get('c')).to.deep.equal(answered({ valueInteger: 7 }));
    expect(seen(4).isEnabled('high')).to.equal(true);
    expect(seen(1).isEnabled('high')).to.equal(false);
    expect(exported(q, { n: answered({ valueInteger: 4 }) }).item).to.have.length(4);
  });

  it('are variables below where they have a name', () => {
    const named = { url: EXT.calculatedExpression, valueExpression: { name: 'sum', expression: `${SUM} + 1` } };
    const q = load(
      { linkId: 'n', type: 'integer' },
      { linkId: 'sum', type: 'integer', extension: [HIDDEN, named], item: [computed('more', '%sum + 1') as never] },
    );
    const now = env(q, { n: answered({ valueInteger: 3 }) });
    expect(now.answers.get('more')).to.deep.equal(answered({ valueInteger: 5 }));
  });

  it('that go in a circle come to an end', () => {
    const of = (linkId: string) => `iif(%resource.item.where(linkId='${linkId}').exists(), 2, 1)`;
    const q = load(computed('a', of('b')), computed('b', of('a')));
    expect(env(q).answers.get('a')?.state).to.equal('answered');
  });

  it('a condition that fails on these answers does not lose its question', () => {
    const q = load(
      { linkId: 'n', type: 'integer', repeats: true },
      {
        linkId: 'asked',
        extension: [expression(EXT.enableWhenExpression, '%resource.item.answer.value.single() > 1')],
      },
    );
    const two = [0, 1].flatMap((i): [string, GivenAnswer][] => [
      [`n[${i}]`, answered({ valueCoding: { code: 'more' } })],
      [`n[${i}]/n`, answered({ valueInteger: 3 })],
    ]);
    const answers = Object.fromEntries(two);
    expect(env(q, answers).isEnabled('asked')).to.equal(true);
  });
});

describe('A form that cannot be run', () => {
  const reason = (item: Item, more: Record<string, unknown> = {}) =>
    inspectQuestionnaire(questionnaireJson([item], more))
      .faults.map((fault) => fault.reason)
      .join('; ');

  it('says what a clinic can do about it', () => {
    const choice = { linkId: 'x', type: 'choice' as const };
    const extension = (url: string, language: string) => [{ url, valueExpression: { language, expression: 'x' } }];
    expect(reason({ ...choice, answerValueSet: 'http://x.org/vs' })).to.match(
      /value set http:\/\/x\.org\/vs .*contain it/,
    );
    expect(reason({ ...choice, answerValueSet: '#none' })).to.match(/contained value set #none/);
    expect(reason({ ...choice, extension: extension(EXT.answerExpression, 'text/fhirpath') })).to.match(/computed/);
    expect(reason({ linkId: 'x', extension: extension(EXT.calculatedExpression, 'text/cql') })).to.match(/text\/cql/);
    expect(reason({ linkId: 'x', extension: [expression(EXT.calculatedExpression, '%weight * 2')] })).to.match(
      /%weight/,
    );
    expect(reason({ linkId: 'x', type: 'string', extension: [{ url: EXT.regex, valueString: '(' }] })).to.match(
      /regular/,
    );
    expect(reason({ linkId: 'x', type: 'attachment' })).to.match(/attachment/);
  });

  it('is not one with a value set that is contained, known here, or a standard one', () => {
    const choice = { linkId: 'x', type: 'choice' as const };
    const concepts = { include: [{ system: 's', concept: [{ code: 'a', display: 'A' }] }] };
    const set = { resourceType: 'ValueSet', id: 'v', url: 'http://x.org/vs', compose: concepts };
    expect(reason({ ...choice, answerValueSet: '#v' }, { contained: [set] })).to.equal('');
    expect(reason({ ...choice, answerValueSet: 'http://hl7.org/fhir/ValueSet/yesnodontknow' })).to.equal('');
    const json = questionnaireJson([{ ...choice, answerValueSet: 'http://x.org/vs|1' }]);
    const { loaded, faults } = inspectQuestionnaire(json, (canonical) =>
      canonical === 'http://x.org/vs|1' ? set : undefined,
    );
    expect(faults).to.deep.equal([]);
    expect(loaded?.items.get('x')?.options.map(({ label }) => label.en)).to.deep.equal(['A']);
  });

  it('is read with the small slips that forms have', () => {
    const slips = {
      linkId: 'x',
      required: 'true',
      repeats: 'false',
      maxLength: '9',
      type: 'string',
    } as unknown as Item;
    expect(reason(slips)).to.equal('');
    const old = { linkId: 'x', type: 'choice' as const, option: options({ code: 'a', en: 'A', es: 'A' }) };
    expect(reason(old)).to.equal('');
  });
});

describe('A value of any type', () => {
  const q = load(
    { linkId: 'm', type: 'dateTime' },
    { linkId: 't', type: 'time' },
    { linkId: 'u', type: 'url' },
    { linkId: 'after', enableWhen: [{ question: 'm', operator: '>', answerDateTime: '2026-03-01T00:00:00Z' }] },
    { linkId: 'early', enableWhen: [{ question: 't', operator: '<', answerTime: '12:00:00' }] },
  );
  const answers = {
    m: answered({ valueDateTime: '2026-03-01T01:00:00+02:00' }),
    t: answered({ valueTime: '09:00:00' }),
    u: answered({ valueUri: 'https://example.org' }),
  };

  it('is compared as what it is', () => {
    expect(env(q, answers).isEnabled('after'), 'one o’clock there is eleven the day before in UTC').to.equal(false);
    expect(env(q, { m: answered({ valueDateTime: '2026-03-02' }) }).isEnabled('after')).to.equal(true);
    expect(env(q, answers).isEnabled('early')).to.equal(true);
  });

  it('is checked, exported and read back', () => {
    expect(validate(q, answers, { now: NOW, context: {} })).to.deep.equal([]);
    expect(answersFromFhir(q, exported(q, answers))).to.deep.equal(answers);
    const wrong = { m: answered({ valueDateTime: '2026-03-01T01:00:00' }), t: answered({ valueTime: '9:00' }) };
    const codes = validate(q, wrong, { now: NOW, context: {} }).map(({ code }) => code);
    expect(codes).to.deep.equal(['date', 'date']);
  });
});
