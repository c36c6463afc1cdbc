import { type RuleCase, says, words } from './rule-case.ts';

/** S2, and what is said in words. */
export const SAFETY: RuleCase[] = [
  ['SOC_UNSAFE.s2.abuse', 0, says({ 's2.abuse': 'yes' }), says({ 's2.abuse': '?' })],
  [
    'SOC_UNSAFE.s2.home_safe',
    0,
    says({ 's2.home_safe': 'no', 's0.safe_to_text': 'safe' }),
    says({ 's2.home_safe': 'no', 's0.safe_to_text': 'seen' }),
  ],
  ['SOC_UNSAFE.words', 0, words('ABUSE', 'DANGER'), words('ABUSE')],
  ['SOC_UNSAFE.words', 1, words('ABUSE'), words('ABUSE', 'STAFF')],
  [
    'SOC_HOME_UNSAFE',
    0,
    says({ 's2.home_safe': 'no', 's0.safe_to_text': 'skip' }),
    says({ 's2.home_safe': 'no', 's0.safe_to_text': 'safe' }),
  ],
  [
    'HARM_OTHERS_NOW.s2.harm_others',
    0,
    says({ 's2.harm_others': 'yes', 's2.harm_others.now': 'skip' }),
    says({ 's2.harm_others': 'yes', 's2.harm_others.now': 'no' }),
  ],
  ['HARM_OTHERS_NOW.ae.perception', 0, says({ 'ae.perception': 'others' }), says({ 'ae.perception': 'self' })],
  ['HARM_OTHERS_NOW.words', 0, words('HARM_OTHERS'), words('HARM_OTHERS', 'REVIEW')],
  [
    'HARM_OTHERS_PAST.s2.harm_others',
    0,
    says({ 's2.harm_others': 'yes', 's2.harm_others.now': 'no', 's2.harm_others.who': 'a neighbour' }),
    says({ 's2.harm_others': 'yes', 's2.harm_others.now': 'no', 's2.harm_others.who': 'skip' }),
  ],
  [
    'HARM_OTHERS_PAST.s2.harm_others',
    1,
    says({ 's2.harm_others': 'yes', 's2.harm_others.now': 'no' }),
    says({ 's2.harm_others': 'no' }),
  ],
  ['HARM_OTHERS_PAST.words', 0, words('HARM_OTHERS', 'REVIEW'), words('HARM_OTHERS')],
  [
    'SELF_HARM_RECENT.s2.selfharm_ever',
    0,
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': '-' }),
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'year' }),
  ],
  [
    'SELF_HARM_RECENT.s2.selfharm_ever',
    1,
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'month' }),
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'week' }),
  ],
  ['SELF_HARM_RECENT.words', 0, words('SELF_HARM'), words('PASSIVE')],
  [
    'SELF_HARM_PAST',
    0,
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'longer' }),
    says({ 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'month' }),
  ],
  ['PSY_ACUTE.words', 0, words('PSYCH_ACUTE'), words('PASSIVE')],
  ['BODY_EMERGENCY.words', 0, words('MEDICAL'), words('CHECK')],
  ['OTHER_AT_RISK.words', 0, words('THIRD_PARTY'), words('PAST_ONLY')],
  ['STAFF_BOUNDARY.ae.sexual_boundary', 0, says({ 'ae.sexual_boundary': 'yes' }), says({ 'ae.sexual_boundary': '-' })],
  ['STAFF_BOUNDARY.words', 0, words('ABUSE', 'STAFF', 'DANGER'), words('ABUSE', 'STAFF')],
  ['STAFF_BOUNDARY.words', 1, words('ABUSE', 'STAFF'), words('ABUSE', 'DANGER')],
];
