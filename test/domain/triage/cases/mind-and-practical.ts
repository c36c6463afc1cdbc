import { type RuleCase, says } from './rule-case.ts';

/** The first `n` items of an instrument, each with these points. */
const points = (instrument: string, ...values: number[]) =>
  Object.fromEntries(values.map((value, index) => [`${instrument}.q${index + 1}`, value]));

/** PC-PTSD-5: as many Yes as this, then No. */
const ptsd = (yes: number) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`pcptsd5.q${n}`, n <= yes ? 'yes' : 'no']));

/** S4, S5 and S9. Today is 22 November 2026. */
export const MIND_AND_PRACTICAL: RuleCase[] = [
  ['PREG', 1, says({ 's4.pregnant': 'might' }), says({ 's4.pregnant': 'no' })],
  ['PREG', 1, says({ 's4.pregnant': '?' }), says({ 's4.pregnant': '-' })],
  ['LACTATION', 0, says({ 's4.breastfeeding': 'yes' }), says({ 's4.breastfeeding': '?' })],
  ['PSY_PSYCHOSIS_NOW', 0, says({ 's5.psychosis_now': 'yes' }), says({ 's5.psychosis_now': '?' })],
  ['PSY_SCZ', 0, says({ 's5.psychosis_dx': ['schizoaffective'] }), says({ 's5.psychosis_dx': ['psychosis'] })],
  [
    'PSY_PSYCHOSIS_PAST',
    0,
    says({ 's5.psychosis_dx': ['psychosis'] }),
    says({ 's5.psychosis_dx': ['psychosis', 'schizophrenia'] }),
  ],
  ['PSY_FHX', 0, says({ 's5.psychosis_family': 'yes' }), says({ 's5.psychosis_family': '?' })],
  ['PSY_MANIA_NOW', 0, says({ 's5.mania_now': 'yes' }), says({ 's5.mania_now': 'no' })],
  [
    'PSY_BIPOLAR_UNPROTECTED',
    0,
    says({ 's5.bipolar_dx': 'yes', 's5.bipolar_dx.stabiliser': '?' }),
    says({ 's5.bipolar_dx': 'yes', 's5.bipolar_dx.stabiliser': 'yes' }),
  ],
  [
    'PSY_BIPOLAR',
    0,
    says({ 's5.bipolar_dx': 'yes', 's5.bipolar_dx.stabiliser': 'yes' }),
    says({ 's5.bipolar_dx': 'yes', 's5.bipolar_dx.stabiliser': 'no' }),
  ],
  ['PSY_BIPOLAR', 0, says({ 's5.mania_on_ad': 'yes' }), says({ 's5.mania_on_ad': '?' })],
  ['PSY_DISSOC', 0, says({ 's5.dissoc': ['unreal'] }), says({ 's5.dissoc': ['none'] })],
  ['PSY_TRAUMA', 0, says(ptsd(3)), says(ptsd(2))],
  ['PSY_ED_PURGING', 0, says({ 's5.eating.purging': 'yes' }), says({ 's5.eating.purging': '?' })],
  ['COG_IMPAIR', 0, says({ 's5.dementia': 'yes' }), says({ 's5.dementia': 'no' })],
  [
    'PSY_HOSP_RECENT',
    0,
    says({ 's5.hosp': 'yes', 's5.hosp.when': '2026-08-23' }),
    says({ 's5.hosp': 'yes', 's5.hosp.when': '2026-08-22' }),
  ],
  [
    'PSY_HOSP_RECENT',
    0,
    says({ 's5.hosp': 'yes', 's5.hosp.when': 'skip' }),
    says({ 's5.hosp': 'yes', 's5.hosp.when': '2025' }),
  ],
  [
    'PTSD_WORSE',
    0,
    { ...says(points('pcl5', 4, 4, 4)), earlier: { pcl5: { baseline: 2, previous: 12 } } },
    { ...says(points('pcl5', 4, 4, 4)), earlier: { pcl5: { baseline: 3, previous: 12 } } },
  ],
  ['PTSD_RISK_TAKING', 0, says({ 'pcl5.q16': 3 }), says({ 'pcl5.q16': 2 })],
  ['PRAC_NO_RIDE', 0, says({ 'p.ride': 'not_yet' }), says({ 'p.ride': 'Ana, 555 010 2233' })],
  ['PRAC_NO_RIDE', 1, says({ 's9.ride': 'not_yet' }), says({ 's9.ride': 'taxi' })],
  ['PRAC_NO_SUPPORT', 0, says({ 'p.person': 'nobody' }), says({ 'p.person': 'Ana' })],
  ['PRAC_NO_SUPPORT', 1, says({ 's9.support_person': 'no' }), says({ 's9.support_person': '?' })],
  ['PRAC_HOME_ALONE', 0, says({ 's9.home_dose': 'home_alone' }), says({ 's9.home_dose': 'home_with' })],
  [
    'CONFLICT_s5.psychosis_now_s5.psychosis_dx.when',
    0,
    says({ 's5.psychosis_now': 'no', 's5.psychosis_dx': ['psychosis'], 's5.psychosis_dx.when': '2026-10-22' }),
    says({ 's5.psychosis_now': 'no', 's5.psychosis_dx': ['psychosis'], 's5.psychosis_dx.when': '2026-10-21' }),
  ],
];
