import { NOTHING, type RuleCase, says, words } from './rule-case.ts';

const asq = (q1: string, q2: string, q3: string, q4: string) => ({
  'asq.q1': q1,
  'asq.q2': q2,
  'asq.q3': q3,
  'asq.q4': q4,
});
const phq9 = (...points: number[]) => Object.fromEntries(points.map((value, index) => [`phq9.q${index + 1}`, value]));

/** S0, S1, the suicide screen and PHQ-9. Today is 22 November 2026. */
export const START_AND_SUICIDE: RuleCase[] = [
  ['AGE_UNDER_18', 0, says({ 's0.dob': '2008-11-23' }), says({ 's0.dob': '2008-11-22' })],
  ['AGE_18_24', 0, says({ 's0.dob': '2001-11-23' }), says({ 's0.dob': '2001-11-22' })],
  ['AGE_65_PLUS', 0, says({ 's0.dob': '1961-11-22' }), says({ 's0.dob': '1961-11-23' })],
  ['UNASKED_ABUSE', 0, says({ 's0.safe_to_text': 'skip' }), says({ 's0.safe_to_text': 'safe' })],
  ['EXPECT_HIGH', 0, says({ 's1.expectations': 9 }), says({ 's1.expectations': 8 })],
  ['SI_IMMINENT.asq.q5', 0, says({ 'asq.q5': 'skip' }), says({ 'asq.q5': 'no' })],
  ['SI_IMMINENT.words', 0, words('IMMINENT'), words('ACTIVE')],
  [
    'SI_ACTIVE_PLAN.asq.q4',
    0,
    says({ 'asq.q4': 'yes', 'asq.q4.when': '2026-08-22' }),
    says({ 'asq.q4': 'yes', 'asq.q4.when': '2026-08-21' }),
  ],
  ['SI_ACTIVE_PLAN.words', 0, words('ACTIVE_PLAN'), words('ACTIVE')],
  ['SI_ACTIVE.asq.q3', 0, says({ 'asq.q3': 'yes' }), says({ 'asq.q3': '-' })],
  [
    'SI_ACTIVE.phq9.q9',
    0,
    says({ 'phq9.q9': 2, ...asq('-', 'skip', '?', '-') }),
    says({ 'phq9.q9': 1, ...asq('-', 'skip', '?', '-') }),
  ],
  ['SI_ACTIVE.ae.perception', 0, says({ 'ae.perception': 'self' }), says({ 'ae.perception': 'some' })],
  ['SI_ACTIVE.words', 0, words('ACTIVE'), words('PASSIVE')],
  ['SI_PASSIVE.asq.q1', 0, says({ 'asq.q1': 'yes' }), says({ 'asq.q1': 'no' })],
  ['SI_PASSIVE.asq.q2', 0, says({ 'asq.q2': '?' }), says({ 'asq.q2': 'no' })],
  ['SI_PASSIVE.asq.q3', 0, says({ 'asq.q3': 'skip' }), says({ 'asq.q3': 'yes' })],
  ['SI_PASSIVE.asq.q4', 0, says({ 'asq.q4': '-' }), says({ 'asq.q4': 'yes' })],
  ['SI_PASSIVE.phq9.q9', 0, says({ 'phq9.q9': 1 }), says({ 'phq9.q9': 0 })],
  ['SI_PASSIVE.words', 0, words('PASSIVE'), words('CHECK')],
  ['SI_PAST_ATTEMPT.asq.q4', 0, says({ 'asq.q4': 'yes' }), says({ 'asq.q4': 'yes', 'asq.q4.when': '2026-11' })],
  ['SI_ACTIVE_PLAN.cssrs.q4', 0, says({ 'cssrs.q4': '-' }), says({ 'cssrs.q4': 'no' })],
  ['SI_ACTIVE_PLAN.cssrs.q5', 0, says({ 'cssrs.q5': 'yes' }), says({ 'cssrs.q5': 'no' })],
  [
    'SI_ACTIVE_PLAN.cssrs.q6',
    0,
    says({ 'cssrs.q6': 'yes', 'cssrs.q6b': 'skip' }),
    says({ 'cssrs.q6': 'yes', 'cssrs.q6b': 'no' }),
  ],
  ['SI_ACTIVE_PLAN.cssrs.q6', 0, says({ 'cssrs.q6': 'skip' }), says({ 'cssrs.q6': 'yes' })],
  ['SI_ACTIVE.cssrs.q2', 0, says({ 'cssrs.q2': 'skip' }), says({ 'cssrs.q2': 'no' })],
  ['SI_ACTIVE.cssrs.q3', 0, says({ 'cssrs.q3': 'yes' }), says({ 'cssrs.q3': 'no' })],
  ['SI_PASSIVE.cssrs.q1', 0, says({ 'cssrs.q1': 'yes' }), says({ 'cssrs.q1': 'no' })],
  [
    'SI_PAST_ATTEMPT.cssrs.q6',
    0,
    says({ 'cssrs.q6': 'yes', 'cssrs.q6b': 'no' }),
    says({ 'cssrs.q6': 'yes', 'cssrs.q6b': 'yes' }),
  ],
  [
    'CONFLICT_PHQ9_ASQ.cssrs',
    0,
    says({ 'phq9.q9': 1, 'cssrs.q1': 'no', 'cssrs.q2': 'no', 'cssrs.q6': 'no' }),
    says({ 'phq9.q9': 1, 'cssrs.q1': 'no', 'cssrs.q2': 'no', 'cssrs.q6': '-' }),
  ],
  ['SI_PAST_ONLY.words', 0, words('PAST_ONLY'), NOTHING],
  ['MEANS_ACCESS', 0, says({ 's2.means': ['other'] }), says({ 's2.means': ['none'] })],
  ['DEP_SEVERE', 0, says(phq9(3, 3, 3, 3, 3, 3, 2)), says(phq9(3, 3, 3, 3, 3, 3, 1))],
  [
    'DEP_WORSE',
    0,
    { ...says(phq9(2, 2, 2, 1, 1, 1, 1, 1, 0)), earlier: { phq9: { baseline: 6, previous: 9 } } },
    { ...says(phq9(2, 2, 2, 1, 1, 1, 1, 1, 0)), earlier: { phq9: { baseline: 7, previous: 9 } } },
  ],
  [
    'CONFLICT_PHQ9_ASQ',
    0,
    says({ 'phq9.q9': 1, ...asq('no', 'no', 'no', 'no') }),
    says({ 'phq9.q9': 1, ...asq('no', 'no', 'no', '?') }),
  ],
];
