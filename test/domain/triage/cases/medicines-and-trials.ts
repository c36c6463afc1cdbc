import type { Answers } from '../triage-fixture.ts';
import { type RuleCase, says } from './rule-case.ts';

/** The list of S6, by its names. */
const meds = (...names: string[]): Answers => ({
  ...Object.fromEntries(
    names.flatMap((name, index) => [
      [`s6.meds[${index}]`, 'more'],
      [`s6.meds[${index}]/s6.meds.name`, name],
    ]),
  ),
  [`s6.meds[${names.length}]`]: 'done',
});
const option = (code: string, named = 'skip'): Answers => ({
  's6.meds_prompt': [code],
  [`s6.meds_prompt[${code}]/s6.meds_prompt.which`]: named,
});
const takes = (...names: string[]) => says(meds(...names));
const chose = (code: string, named?: string) => says({ ...meds(), ...option(code, named) });

/** A name, or an option, that brings each class; its neighbour is of another class. */
const CLASSES: RuleCase[] = [
  ['MED_BENZO', 0, takes('fish oil', 'Xanax 0.5 mg'), takes('Ambien')],
  ['MED_BENZO', 0, chose('benzo'), chose('bp')],
  ['MED_CNS_DEPRESSANT', 0, takes('gabapentina 300mg'), takes('Xanax')],
  ['MED_CNS_DEPRESSANT', 0, chose('sedative', 'trazodone'), takes('trazodone')],
  ['MED_OPIOID', 0, takes('Suboxone film'), takes('naltrexone')],
  ['MED_NALTREXONE', 0, takes('Contrave'), takes('Suboxone (buprenorphine and naloxone)')],
  ['MED_LAMOTRIGINE', 0, takes('Lamictal'), takes('Lamisil')],
  ['MED_MAOI', 0, takes('selegiline patch'), takes('selenium')],
  ['MED_STIMULANT', 0, takes('Adderall XR'), takes('Strattera')],
  ['MED_THEOPHYLLINE', 0, takes('Theo-24'), takes('Theraflu')],
  ['MED_SYMPATHOMIMETIC', 0, takes('Sudafed'), takes('Flonase')],
  ['MED_CYP_INHIB', 0, takes('grapefruit juice'), takes('orange juice')],
  ['MED_CYP_INDUCER', 0, takes("St John's wort"), takes('valerian')],
  ['MED_ANTIPSYCHOTIC', 0, takes('Lybalvi'), takes('Contrave')],
  ['MED_LITHIUM', 0, chose('mood_seizure', 'litio'), chose('mood_seizure')],
  ['MED_MOOD_STABILISER', 0, chose('mood_seizure'), chose('mood_seizure', 'Lamictal')],
  ['MED_NMDA', 0, takes('Auvelity'), takes('Wellbutrin')],
  ['MED_ALPHA2', 0, takes('clonidine'), takes('clonazepam')],
  ['MED_KETAMINE_CURRENT', 0, takes('compounded ketamine troche'), takes('lozenge')],
  ['MED_KETAMINE_CURRENT', 0, says({ 's7.ketamine_before.now': '?' }), says({ 's7.ketamine_before.now': 'no' })],
  ['MED_ANTIDEPRESSANT', 0, takes('sertralina'), takes('Parnate')],
  ['MED_THYROID', 0, takes('Armour Thyroid'), takes('armor')],
  ['MED_ANTICOAG', 0, takes('Eliquis'), takes('Plavix')],
  ['MED_GLP1', 0, takes('Wegovy'), takes('metformin')],
  ['MED_ANTIHTN', 0, takes('lisinopril 10'), takes('losing weight pills')],
  ['MED_NASAL', 0, takes('Afrin'), { ...takes('Afrin'), route: 'iv' }],
  ['MED_NASAL', 0, { ...takes('Flonase'), route: 'intranasal_esketamine' }, takes('Sudafed')],
  ['MED_OTHER', 0, takes('buspirone'), takes('bupropion')],
];

const bipolar = (stabiliser: string, ...names: string[]) =>
  says({ 's5.bipolar_dx.stabiliser': stabiliser, ...meds(...names), 's6.meds_prompt': ['none'] });
const trial = (index: number, weeks = 8, current = 'now', response = 'none'): Answers => ({
  [`s7.ad_trial[${index}]`]: 'more',
  [`s7.ad_trial[${index}]/s7.ad_trial.weeks`]: weeks,
  [`s7.ad_trial[${index}]/s7.ad_trial.current`]: current,
  [`s7.ad_trial[${index}]/s7.ad_trial.adherence`]: 'most',
  [`s7.ad_trial[${index}]/s7.ad_trial.response`]: response,
});
const end = (index: number): Answers => ({ [`s7.ad_trial[${index}]`]: 'done' });
const depressed: Answers = { 's1.concerns': ['depression'] };
const two = { ...trial(0), ...trial(1), ...end(2) };

/** The medicines of S6, and the trials of S7. */
export const MEDICINES_AND_TRIALS: RuleCase[] = [
  ...CLASSES,
  ['MED_UNMATCHED', 0, takes('Zoloft', 'fish oil'), takes('Zoloft 50 mg every morning')],
  ['MED_UNMATCHED', 0, takes('bupropionn'), takes('bupropion')],
  ['MED_UNMATCHED', 0, chose('bp', 'the white one'), chose('bp')],
  ['CONFLICT_s5.bipolar_dx.stabiliser_s6.meds', 0, bipolar('yes', 'Zoloft'), bipolar('yes', 'carbamazepine')],
  [
    'CONFLICT_s5.bipolar_dx.stabiliser_s6.meds',
    0,
    bipolar('yes'),
    says({ 's5.bipolar_dx.stabiliser': 'yes', 's6.meds[0]': 'more' }),
  ],
  ['CONFLICT_s5.bipolar_dx.stabiliser_s6.meds', 0, bipolar('no', 'Depakote'), bipolar('no', 'Seroquel')],
  [
    'CONFLICT_s6.meds_s7.ad_count',
    0,
    says({ ...meds('Zoloft'), 's7.ad_count': 0 }),
    says({ ...meds('Zoloft'), 's7.ad_count': 1 }),
  ],
  [
    'CONFLICT_s6.meds_s7.ketamine_before',
    0,
    says({ ...option('ketamine'), 's7.ketamine_before': 'no' }),
    says({ ...option('ketamine'), 's7.ketamine_before': 'yes', 's7.ketamine_before.now': 'yes' }),
  ],
  [
    'CONFLICT_s6.meds_s7.ketamine_before',
    0,
    says({ ...meds('Spravato'), 's7.ketamine_before.now': 'no' }),
    says({ ...meds('Zoloft'), 's7.ketamine_before.now': 'no' }),
  ],
  ['TRD_NOT_MET', 0, says({ ...depressed, 's7.ad_count': 0 }), says({ ...depressed, 's7.ad_count': 1 })],
  ['TRD_NOT_MET', 0, says({ ...depressed, ...trial(0), ...end(1) }), says({ ...depressed, ...two })],
  ['TRD_NOT_MET', 0, says({ ...depressed, ...trial(0), ...end(1) }), says({ ...depressed, ...trial(0) })],
  ['TRD_MET', 0, says(two), says({ ...trial(0), ...trial(1, 8, 'earlier'), ...end(2) })],
  ['TRD_MET', 0, says(two), says({ ...trial(0), ...trial(1, 8, 'now', 'lot'), ...end(2) })],
];
