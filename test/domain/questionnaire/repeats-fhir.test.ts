import { expect } from 'chai';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { answersFromFhir } from '../../../src/domain/questionnaire/from-fhir.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import type { GivenAnswer } from '../../../src/domain/questionnaire/response.ts';
import { validate } from '../../../src/domain/questionnaire/validate.ts';
import { answered, DECLINED, exported, NOW, SKIPPED } from './fixtures.ts';
import { loadLists, MEDICINES, SUBSTANCES, TRIALS } from './lists.ts';

const MORE = answered(gateValue('more'));
const DONE = answered(gateValue('done'));
const text = (valueString: string) => answered({ valueString });
const chosen = (...codes: string[]) => answered(...codes.map((code) => ({ valueCoding: { code } })));
const meds = loadLists(MEDICINES);
const head = { linkId: 'meds', text: 'Please list everything you take.' };

describe('A list in FHIR', () => {
  it('is one group item for each entry, without the questions between', () => {
    const answers = {
      'meds[0]': MORE,
      'meds[0]/meds.name': text('lithium'),
      'meds[1]': MORE,
      'meds[1]/meds.name': text('zinc'),
      'meds[2]': DONE,
    };
    const named = (valueString: string) => ({
      ...head,
      item: [{ linkId: 'meds.name', text: 'What is it called?', answer: [{ valueString }] }],
    });
    expect(exported(meds, answers).item).to.deep.equal([named('lithium'), named('zinc')]);
    expect(answersFromFhir(meds, exported(meds, answers))).to.deep.equal(answers);
  });

  it('tells nothing there from not answered and not asked', () => {
    const written = (answers: Record<string, GivenAnswer>) => exported(meds, answers).item;
    const extension = (more: object) => [{ ...head, extension: [more] }];
    expect(written({ 'meds[0]': DONE })).to.deep.equal(extension({ url: EXT.emptyList, valueBoolean: true }));
    expect(written({ 'meds[0]': DECLINED })).to.deep.equal(
      extension({ url: EXT.dataAbsentReason, valueCode: 'asked-declined' }),
    );
    expect(written({ 'meds[0]': SKIPPED })).to.deep.equal([head]);
    expect(written({})).to.equal(undefined);
    for (const answer of [DONE, DECLINED, SKIPPED]) {
      const answers = { 'meds[0]': answer };
      expect(answersFromFhir(meds, exported(meds, answers))).to.deep.equal(answers);
    }
  });

  it('of questions is one item with many answers, in each entry of an outer list', () => {
    const trials = loadLists(TRIALS);
    const answers = {
      'trial[0]': MORE,
      'trial[0]/trial.name': text('x'),
      'trial[0]/trial.effect[0]': MORE,
      'trial[0]/trial.effect[0]/trial.effect': text('sleepy'),
      'trial[0]/trial.effect[1]': MORE,
      'trial[0]/trial.effect[1]/trial.effect': text('dizzy'),
      'trial[0]/trial.effect[2]': DONE,
      'trial[1]': DONE,
    };
    expect(exported(trials, answers).item?.[0]?.item?.[1]).to.deep.equal({
      linkId: 'trial.effect',
      text: 'Side effects?',
      answer: [{ valueString: 'sleepy' }, { valueString: 'dizzy' }],
    });
    expect(answersFromFhir(trials, exported(trials, answers))).to.deep.equal(answers);
  });

  it('has what is asked about one option under the answer of that option', () => {
    const which = loadLists(SUBSTANCES);
    const answers = {
      which: chosen('cannabis', 'cocaine'),
      'which[cannabis]/which.last': chosen('month'),
      'which[cocaine]/which.last': chosen('week'),
      'which[cocaine]/which.freq': chosen('daily'),
    };
    const [item] = exported(which, answers).item ?? [];
    const below = item?.answer?.map((answer) => answer.item?.map(({ linkId }) => linkId));
    expect(below).to.deep.equal([['which.last'], ['which.last', 'which.freq']]);
    expect(answersFromFhir(which, exported(which, answers))).to.deep.equal(answers);
  });
});

describe('validate', () => {
  const codes = (answers: Record<string, GivenAnswer>) =>
    validate(meds, answers, { now: NOW, context: {} }).map(({ linkId, code }) => `${linkId} ${code}`);

  it('checks each entry of a list', () => {
    expect(codes({ 'meds[0]': MORE, 'meds[0]/meds.name': text('x'), 'meds[1]': DONE })).to.deep.equal([]);
    expect(codes({ 'meds[0]': MORE, 'meds[0]/meds.freq': chosen('never') })).to.deep.equal([
      'meds[0]/meds.freq option',
    ]);
    expect(codes({ 'meds[0]': text('zinc') })).to.deep.equal(['meds[0] option']);
  });

  it('finds entries that do not belong to the list', () => {
    expect(codes({ 'meds[0]': DONE, 'meds[0]/meds.name': text('x') })).to.deep.equal(['meds[0]/meds.name disabled']);
    expect(codes({ 'meds[1]/meds.name': text('x') })).to.deep.equal(['meds[1]/meds.name disabled']);
    expect(codes({ 'meds[x]/meds.name': text('x') })).to.deep.equal(['meds[x]/meds.name unknown-item']);
    expect(codes({ 'meds[99]/meds.name': text('x') })).to.deep.equal(['meds[99]/meds.name too-many']);
  });
});
