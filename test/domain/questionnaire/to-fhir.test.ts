import { expect } from 'chai';
import { EXT } from '../../../src/domain/questionnaire/extensions.ts';
import { answersFromFhir } from '../../../src/domain/questionnaire/from-fhir.ts';
import type { GivenAnswer, Score } from '../../../src/domain/questionnaire/response.ts';
import { answered, coded, exported, frequencies, load, phq9, SKIPPED, UNSURE, yesNo } from './fixtures.ts';

const q = load(
  phq9(),
  yesNo('a', { text: 'A?', item: [{ linkId: 'a.when', type: 'date', text: 'When?' }] }),
  { linkId: 'q', type: 'quantity' },
  { linkId: 't', type: 'text' },
);

describe('toQuestionnaireResponse', () => {
  it('nests follow-ups under the answer of their question', () => {
    const { item } = fhir({ a: coded('LA33-6'), 'a.when': answered({ valueDate: '2020-05' }) });
    expect(item).to.deep.equal([
      {
        linkId: 'a',
        text: 'A?',
        answer: [
          {
            valueCoding: { system: 'http://loinc.org', code: 'LA33-6' },
            item: [{ linkId: 'a.when', text: 'When?', answer: [{ valueDate: '2020-05' }] }],
          },
        ],
      },
    ]);
  });

  it('keeps a follow-up of a question that was skipped', () => {
    const { item } = fhir({ a: SKIPPED, 'a.when': answered({ valueDate: '2020' }) });
    expect(item?.[0]).to.deep.include({
      linkId: 'a',
      item: [{ linkId: 'a.when', text: 'When?', answer: [{ valueDate: '2020' }] }],
    });
  });

  it('shows a skipped item without an answer and leaves out what was never asked', () => {
    const { item } = fhir({ t: SKIPPED });
    expect(item).to.deep.equal([{ linkId: 't', text: 'Text of t' }]);
    expect(fhir({})).not.to.have.property('item');
  });

  it('writes Not sure as a coding on a choice, and as data-absent-reason on other types', () => {
    const { item = [] } = fhir({ a: UNSURE, 'a.when': UNSURE, q: UNSURE, t: UNSURE });
    const extension = [{ url: EXT.dataAbsentReason, valueCode: 'asked-unknown' }];
    const [a, quantity, text] = item;
    expect(a?.answer?.[0]?.valueCoding).to.include({ code: 'asked-unknown' });
    expect(a?.answer?.[0]?.item?.[0]?.answer).to.deep.equal([{ _valueDate: { extension } }]);
    expect(quantity?.answer).to.deep.equal([{ valueQuantity: { extension } }]);
    expect(text?.answer).to.deep.equal([{ _valueString: { extension } }]);
  });

  it('gives a complete score as the answer of its total, and no incomplete one', () => {
    const answers = frequencies([1, 1, 1, 1, 1, 1, 1, 1, 1]);
    const score: Score = { instrument: 'phq9', value: 9, complete: true, answered: 9, items: 9, max: 27 };
    const total = (scores: Record<string, Score>) =>
      fhir(answers, scores).item?.[0]?.item?.find(({ linkId }) => linkId === 'phq9.total');
    expect(total({ phq9: score })?.answer).to.deep.equal([{ valueInteger: 9 }]);
    expect(total({ phq9: { ...score, complete: false } })).to.equal(undefined);
  });

  it('reads back as it was written', () => {
    const answers = { a: UNSURE, 'a.when': UNSURE, q: UNSURE, t: SKIPPED };
    expect(answersFromFhir(q, fhir(answers))).to.deep.equal(answers);
    const given = {
      a: coded('LA33-6'),
      'a.when': answered({ valueDate: '2020-05' }),
      t: answered({ valueString: 'x' }),
    };
    expect(answersFromFhir(q, fhir(given))).to.deep.equal(given);
    expect(answersFromFhir(q, fhir(frequencies([0, 1, 2])))).to.deep.equal(frequencies([0, 1, 2]));
  });

  it('is addressed to its patient and questionnaire, with an id that FHIR allows', () => {
    const response = fhir({});
    expect(response.id).to.match(/^[A-Za-z0-9.-]{1,64}$/);
    expect(response).to.deep.include({
      resourceType: 'QuestionnaireResponse',
      questionnaire: 'https://clinic.test/Questionnaire/q|1.0.0',
      status: 'completed',
      authored: '2026-03-04T11:00:00.000Z',
    });
    expect(JSON.stringify(response.subject)).to.contain('patient_01');
  });
});

const fhir = (given: Record<string, GivenAnswer>, scores: Record<string, Score> = {}) => exported(q, given, scores);
