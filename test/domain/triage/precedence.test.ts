import { expect } from 'chai';
import { type Answers, answersOf, applied, codesOf, judged } from './triage-fixture.ts';

const codes = (says: Answers) => codesOf(judged({ answers: answersOf(says) }).raised);
const reading = { 's3.bp_known.sys': 190, 's3.bp_known.dia': 125 };

describe('Only the highest fires', () => {
  const cases: [string, Answers, string[]][] = [
    ['of blood pressures, with a symptom', { ...reading, 's3.bp_symptoms': ['chest'] }, ['BP_EMERGENCY']],
    ['of blood pressures, without', { ...reading, 's3.bp_symptoms': ['none'] }, ['BP_SEVERE']],
    ['of blood pressures, before symptoms are asked', reading, ['BP_UNCONTROLLED']],
    ['of blood pressures, 140/90', { 's3.bp_known.sys': 140, 's3.bp_known.dia': 60 }, ['BP_ELEVATED']],
    ['of liver trouble', { 's3.liver': ['hepatitis', 'cirrhosis'], 's3.liver.severe': ['none'] }, ['HEP_SEVERE']],
    ['of airway trouble', { 's3.airway': ['snoring', 'apnea'] }, ['RESP_AIRWAY']],
    ['of heart trouble', { 's3.mi': 'yes', 's3.mi.when': '?' }, ['CV_RECENT_MI']],
    [
      'of thoughts of hurting others',
      { 's2.harm_others': 'yes', 's2.harm_others.now': 'no', 'ae.perception': 'others' },
      ['HARM_OTHERS_NOW', 'AE_PERCEPTION'],
    ],
    [
      'of an unsafe home',
      { 's2.abuse': 'yes', 's2.home_safe': 'no', 's0.safe_to_text': 'seen' },
      ['UNASKED_ABUSE', 'SOC_UNSAFE'],
    ],
    ['not of bladder trouble', { 's3.bladder': ['pain', 'disease'] }, ['GU_SYMPTOMS', 'GU_CYSTITIS_DX']],
  ];
  for (const [name, says, expected] of cases) {
    it(name, () => {
      expect(codes(says)).to.deep.equal(expected);
    });
  }

  it('and the lower ones come back when the higher no longer holds', () => {
    const before = answersOf({ 's3.liver': ['cirrhosis', 'tests'], 's3.liver.severe': ['none'] });
    const existing = applied([], judged({ answers: before }));
    const after = { ...before, ...answersOf({ 's3.liver': ['tests'] }) };
    const open = applied(existing, judged({ answers: after, existing, changed: ['s3.liver'] }));
    expect(open.map(({ code, state }) => `${code} ${state}`)).to.deep.equal(['HEP_SEVERE superseded', 'HEP_ANY open']);
  });
});
