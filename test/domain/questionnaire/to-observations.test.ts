import { expect } from 'chai';
import { z } from 'zod';
import type { Score } from '../../../src/domain/questionnaire/response.ts';
import { toQuestionnaireResponse } from '../../../src/domain/questionnaire/to-fhir.ts';
import { toObservations } from '../../../src/domain/questionnaire/to-observations.ts';
import { frequencies, load, NOW, phq9, recorded, yesNo } from './fixtures.ts';

const id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/);
const coding = z.strictObject({ system: z.url(), code: z.string().min(1) });
/** FHIR R4 Observation: the members that are used, as the specification has them. */
const observationSchema = z.strictObject({
  resourceType: z.literal('Observation'),
  id,
  status: z.enum(['registered', 'preliminary', 'final', 'amended']),
  category: z.array(z.strictObject({ coding: z.array(coding).min(1) })).min(1),
  code: z.strictObject({ coding: z.array(coding).min(1), text: z.string().min(1) }),
  subject: z.strictObject({
    type: z.literal('Patient'),
    identifier: z.strictObject({ system: z.url(), value: z.string().min(1) }),
  }),
  effectiveDateTime: z.iso.datetime(),
  valueQuantity: z.strictObject({
    value: z.number(),
    unit: z.literal('{score}'),
    system: z.literal('http://unitsofmeasure.org'),
    code: z.literal('{score}'),
  }),
  derivedFrom: z
    .array(z.strictObject({ type: z.literal('QuestionnaireResponse'), reference: z.string().regex(/^\w+\/\S+$/) }))
    .min(1),
});
const bundleSchema = z.strictObject({
  resourceType: z.literal('Bundle'),
  type: z.literal('collection'),
  entry: z
    .array(z.strictObject({ fullUrl: z.url(), resource: observationSchema }))
    .min(1)
    .optional(),
});

const q = load(phq9(), yesNo('other'));
const score = (more: Partial<Score> = {}): Record<string, Score> => ({
  phq9: { instrument: 'phq9', value: 9, complete: true, answered: 9, items: 9, max: 27, loinc: '44261-6', ...more },
});
const whole = { ...recorded(q, frequencies([1, 1, 1, 1, 1, 1, 1, 1, 1])), scores: score() };
const observations = (response = whole) =>
  (bundleSchema.parse(toObservations(q, response)).entry ?? []).map(({ resource }) => resource);

describe('toObservations', () => {
  it('makes an Observation of a complete score, derived from the response it stands in', () => {
    const [phq, ...others] = observations();
    expect(others).to.deep.equal([]);
    expect(phq).to.deep.include({ status: 'final', effectiveDateTime: NOW });
    expect(phq?.valueQuantity.value).to.equal(9);
    expect(phq?.code.coding[0]).to.deep.equal({ system: 'http://loinc.org', code: '44261-6' });
    expect(phq?.derivedFrom[0]?.reference).to.equal(`QuestionnaireResponse/${toQuestionnaireResponse(q, whole).id}`);
    expect(phq?.subject).to.deep.equal(toQuestionnaireResponse(q, whole).subject);
  });

  it('invents no LOINC code where the instrument gives none', () => {
    const { loinc: _none, ...plain } = score().phq9 as Score;
    const [phq] = observations({ ...whole, scores: { phq9: plain } });
    expect(phq?.code.coding).to.deep.equal([
      { system: 'https://kap-companion.org/fhir/CodeSystem/scores', code: 'phq9.total' },
    ]);
  });

  it('makes none of an incomplete score, and an empty Bundle without entries', () => {
    expect(observations({ ...whole, scores: score({ complete: false, answered: 8 }) })).to.deep.equal([]);
    expect(toObservations(q, { ...whole, scores: {} })).to.deep.equal({ resourceType: 'Bundle', type: 'collection' });
  });

  it('tells nothing of an answer that was withheld, by a score or by its total', () => {
    const { 'phq9.q9': _withheld, ...answers } = whole.answers;
    expect(observations({ ...whole, answers })).to.deep.equal([]);
    expect(JSON.stringify(toQuestionnaireResponse(q, { ...whole, answers }))).not.to.include('phq9.total');
  });

  it('has the time of the last answer it rests on, and is preliminary while that may still change', () => {
    const [first, ...rest] = Object.entries(whole.answers);
    if (first === undefined) throw new TypeError('No answers.');
    const later = { ...first[1], at: '2026-03-04T10:09:00.000Z' };
    const answers = Object.fromEntries([[first[0], later], ...rest]);
    const [phq] = observations({ ...whole, answers, status: 'in-progress' });
    expect(phq).to.include({ status: 'preliminary', effectiveDateTime: '2026-03-04T10:09:00.000Z' });
  });
});
