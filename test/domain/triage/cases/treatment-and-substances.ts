import { type RuleCase, says } from './rule-case.ts';

const ketamine = (last: string, freq: string, prescribed = 'no') => ({
  's8.ketamine_street': 'yes',
  's8.ketamine_street.prescribed': prescribed,
  's8.ketamine_street.freq': freq,
  's8.ketamine_street.last': last,
});
const last = (choice: string, when: string) => ({ 's8.which': [choice], [`s8.which[${choice}]/s8.which.last`]: when });
const NO_MEDICINES = { 's6.meds[0]': 'done' };
const A_MEDICINE = { 's6.meds[0]': 'more', 's6.meds[0]/s6.meds.name': 'lisinopril', 's6.meds[1]': 'done' };
const stillTaking = (name = 'sertraline', stop = 'taking') => ({
  's7.ad_trial[0]': 'more',
  's7.ad_trial[0]/s7.ad_trial.name': name,
  's7.ad_trial[0]/s7.ad_trial.stop': stop,
});
const part2 = { context: { part2Program: true } };

/** S6, S7 and S8. Today is 22 November 2026. */
export const TREATMENT_AND_SUBSTANCES: RuleCase[] = [
  ['ALLERGY_KETAMINE', 0, says({ 's6.allergy_ket': 'yes' }), says({ 's6.allergy_ket': '?' })],
  ['MED_RECENT_CHANGE', 0, says({ 's6.recent_change': 'yes' }), says({ 's6.recent_change': 'no' })],
  [
    'HX_KET_NONRESP',
    0,
    says({ 's7.ketamine_before.helped': 'no', 's7.ketamine_before.count': 6 }),
    says({ 's7.ketamine_before.helped': 'no', 's7.ketamine_before.count': 5 }),
  ],
  ['HX_KET_ADVERSE', 0, says({ 's7.ketamine_before.bad': ['other'] }), says({ 's7.ketamine_before.bad': ['none'] })],
  ['UNASKED_S8', 0, says({ 's0.sud_consent': 'no' }), says({ 's0.sud_consent': 'yes' })],
  ['UNASKED_S8', 0, says({ 's0.sud_consent': 'skip' }), { ...says({ 's0.sud_consent': 'skip' }), ...part2 }],
  [
    'UNASKED_S8',
    0,
    { ...says({ 's0.sud_consent': 'later', 's0.sud_consent.again': 'skip' }), ...part2 },
    { ...says({ 's0.sud_consent': 'later', 's0.sud_consent.again': 'yes' }), ...part2 },
  ],
  [
    'SUD_ALCOHOL',
    0,
    says({ 'auditc.q1': 4, 'auditc.q2': 2, 'auditc.q3': 2 }),
    says({ 'auditc.q1': 4, 'auditc.q2': 3 }),
  ],
  ['SUD_ALCOHOL', 1, says({ 'auditc.q1': 3, 'auditc.q2': 'skip' }), says({ 'auditc.q1': 2, 'auditc.q2': 0 })],
  ['SUD_WITHDRAWAL', 0, says({ 's8.withdrawal': 'yes' }), says({ 's8.withdrawal': '?' })],
  ['SUD_WITHDRAWAL', 0, says({ 's8.withdrawal.seizure': 'yes' }), says({ 's8.withdrawal.seizure': 'no' })],
  ['SUD_WITHDRAWAL', 0, says({ 'auditc.q3': 4 }), says({ 'auditc.q3': 3 })],
  ['SUD_WITHDRAWAL', 0, says({ 'auditc.q1': 4, 'auditc.q2': 2 }), says({ 'auditc.q1': 4, 'auditc.q2': 1 })],
  ['SUD_DRUG', 0, says({ 's8.single_drug': 1 }), says({ 's8.single_drug': 0 })],
  [
    'SUD_DRUG',
    0,
    says({ 'dast10.q1': 'yes', 'dast10.q2': 'yes', 'dast10.q3': 'no' }),
    says({ 'dast10.q1': 'yes', 'dast10.q2': 'yes', 'dast10.q3': 'yes' }),
  ],
  ['SUD_KETAMINE', 0, says(ketamine('2025-11-23', 'weekly')), says(ketamine('2025-11-22', 'weekly'))],
  ['SUD_KETAMINE', 0, says(ketamine('skip', '?', '-')), says(ketamine('skip', '?', 'all'))],
  ['SUD_KETAMINE', 1, says(ketamine('2026', 'monthly', 'some')), says(ketamine('2026', 'daily', 'some'))],
  ['SUD_OPIOID', 0, says({ 's8.which': ['opioids', 'cannabis'] }), says({ 's8.which': ['cannabis'] })],
  ['SUD_BENZO', 0, says({ 's8.which': ['benzos'] }), says({ 's8.which': ['opioids'] })],
  ['SUD_STIM_RECENT', 0, says(last('cocaine', 'week')), says(last('cocaine', 'month'))],
  ['SUD_STIM_RECENT', 0, says(last('stimulants', 'skip')), says(last('cannabis', 'skip'))],
  ['SUD_CANNABIS', 0, says({ 's8.which': ['cannabis'] }), says({ 's8.which': '-' })],
  ['SUD_OTHER', 0, says({ 's8.which': ['inhalants'] }), says({ 's8.which': ['benzos'] })],
  ['SUD_OTHER', 0, says(last('stimulants', 'quarter')), says(last('stimulants', 'week'))],
  [
    'SUD_EARLY_RECOVERY',
    0,
    says({ 's8.sud_treatment': 'yes', 's8.sud_treatment.since': 'skip' }),
    says({ 's8.sud_treatment': 'yes', 's8.sud_treatment.since': '2024' }),
  ],
  [
    'CONFLICT_s3.htn.controlled_s6.meds',
    0,
    says({ 's3.htn.controlled': 'meds', ...NO_MEDICINES }),
    says({ 's3.htn.controlled': 'meds', ...A_MEDICINE }),
  ],
  [
    'CONFLICT_s3.htn.controlled_s6.meds',
    0,
    says({ 's3.htn.controlled': 'meds', ...NO_MEDICINES }),
    says({ 's3.htn.controlled': 'meds', 's6.meds[0]': '-' }),
  ],
  [
    'CONFLICT_s6.meds_s7.ad_trial',
    0,
    says({ ...NO_MEDICINES, ...stillTaking() }),
    says({ ...NO_MEDICINES, ...stillTaking('sertraline', 'cost') }),
  ],
  [
    'CONFLICT_s6.meds_s7.ad_trial',
    0,
    says({ ...NO_MEDICINES, 's6.meds_prompt': ['benzo'], ...stillTaking() }),
    says({ ...NO_MEDICINES, 's6.meds_prompt[benzo]/s6.meds_prompt.which': 'Xanax', ...stillTaking() }),
  ],
  [
    'CONFLICT_s6.allergy_ket_s7.ketamine_before',
    0,
    says({ 's6.allergy_ket': 'yes', 's7.ketamine_before': 'no' }),
    says({ 's6.allergy_ket': 'yes', 's7.ketamine_before': '?' }),
  ],
  [
    'CONFLICT_s3.bladder_s7.ketamine_before',
    0,
    says({ 's3.bladder': ['ketamine'], 's7.ketamine_before': 'no', 's8.ketamine_street': 'no' }),
    says({ 's3.bladder': ['ketamine'], 's7.ketamine_before': 'no', 's8.ketamine_street': 'yes' }),
  ],
  [
    'CONFLICT_s8.single_drug_s8.which',
    0,
    says({ 's8.single_drug': 0, 's8.which': ['cannabis', 'mdma'] }),
    says({ 's8.single_drug': 0, 's8.which': ['cannabis'] }),
  ],
  [
    'CONFLICT_s8.single_drug_s8.ketamine_street',
    0,
    says({ 's8.single_drug': 0, ...ketamine('2026', 'once') }),
    says({ 's8.single_drug': 0, ...ketamine('2026', 'once', 'all') }),
  ],
];
