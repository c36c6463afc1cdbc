import { expect } from 'chai';
import { dispositionOf } from '../../../src/domain/triage/disposition.ts';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { type Answers, answersOf, judged } from './triage-fixture.ts';

const findings = (says: Answers) => judged({ answers: answersOf(says) }).raised;
const WHOLE = { complete: true };

describe('dispositionOf', () => {
  const ranks: [string, Answers][] = [
    ['CRISIS_NOW', { 'asq.q5': 'yes' }],
    ['MEDICAL_NOW', { 'ae.body': ['breathing'] }],
    ['OUT_OF_SCOPE', { 's0.dob': '2015' }],
    ['HOLD_FOR_PRESCRIBER', { 's3.avm': 'yes' }],
    ['CLINICIAN_REVIEW', { 's3.porphyria': 'yes' }],
    ['REVIEW_WITH_CAUTIONS', { 's1.expectations': 10 }],
    ['READY_FOR_CLINICIAN_INTAKE', { 's0.dob': '2004' }],
  ];
  for (const [index, [disposition, says]] of ranks.entries()) {
    it(`is ${disposition} for ${JSON.stringify(says)}, whatever weaker is found`, () => {
      const weaker = ranks.slice(index).flatMap(([, also]) => findings(also));
      expect(dispositionOf([...weaker].reverse(), WHOLE)).to.equal(disposition);
      expect(dispositionOf(findings(says), WHOLE)).to.equal(disposition);
    });
  }

  it('is INCOMPLETE below a review and above cautions', () => {
    expect(dispositionOf(findings({ 's3.porphyria': 'yes' }), { complete: false })).to.equal('CLINICIAN_REVIEW');
    expect(dispositionOf(findings({ 's1.expectations': 10 }), { complete: false })).to.equal('INCOMPLETE');
    expect(dispositionOf([], { complete: false })).to.equal('INCOMPLETE');
  });

  it('counts open findings only', () => {
    const closed = (state: Finding['state']) => findings({ 'asq.q3': 'yes' }).map((finding) => ({ ...finding, state }));
    const all = [...closed('resolved'), ...closed('superseded')];
    expect(dispositionOf(all, WHOLE)).to.equal('READY_FOR_CLINICIAN_INTAKE');
  });
});
