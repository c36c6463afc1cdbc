import type { CompanionData, QuestionData } from '../../src/domain/companion-data.ts';
import type { JsonObject } from '../../src/domain/json.ts';

/** One invented person: what they would answer to each question, as typed and as tapped. */
export interface PersonaAnswer {
  typed: string;
  /** The tap's value without its linkId. */
  tapped: JsonObject;
}

const code = (label: string, value: string): PersonaAnswer => ({ typed: label, tapped: { code: value } });
const codes = (label: string, ...values: string[]): PersonaAnswer => ({ typed: label, tapped: { codes: values } });
const text = (words: string): PersonaAnswer => ({ typed: words, tapped: { text: words } });
const date = (words: string, value: string): PersonaAnswer => ({ typed: words, tapped: { date: value } });
const number = (words: string, value: number): PersonaAnswer => ({ typed: words, tapped: { number: value } });
const YES = code('yes', 'LA33-6');
const NO = code('No', 'LA32-8');
const NONE = codes('None of these', 'none');
const SCALE = {
  0: code('Not at all', 'LA6568-5'),
  1: code('1', 'LA6569-3'),
  2: code('more than half the days', 'LA6570-1'),
  3: code('Nearly every day', 'LA6571-9'),
};

const amount = (words: string, value: number, unit: string): PersonaAnswer => ({
  typed: words,
  tapped: { number: value, unit },
});
const FIRST = code('Yes, add one', 'more');
const MORE = code('Yes, one more', 'more');
const NOTHING = code('No, nothing', 'done');
const DONE = code("No, that's all", 'done');

/** Maria: moderate depression, controlled high blood pressure, sleep apnea, passive thoughts denied; nothing acute. */
export const MARIA: Record<string, PersonaAnswer> = {
  's0.ai_disclosure': code('I understand', 'understand'),
  's0.consent': code('Yes, I agree', 'agree'),
  's0.country': code('United States', 'US'),
  's0.country.region': code('California', 'US-CA'),
  's0.emergency_number_confirm': YES,
  's0.dob': date('March 4 1980', '1980-03-04'),
  's0.contact_name': text('Ana Lopez, my sister'),
  's0.contact_phone': text('555 010 2233'),
  's0.contact_permission': YES,
  's0.safe_to_text': code('Safe', 'safe'),
  's0.callback_phone': text('555 010 4455'),
  's1.reason': text('I have felt low for a long time and pills did not help.'),
  's1.concerns': codes('depression, anxiety', 'depression', 'anxiety'),
  's1.duration': { typed: '18 months', tapped: { number: 18, unit: 'mo' } },
  's1.impact': code('a lot', 'lot'),
  's1.hopes': text('To enjoy small things again.'),
  's1.expectations': number('9', 9),
  's1.therapist': NO,
  's1.prescriber': text('Dr. Kim'),
  's1.prescriber.contact': YES,
  's1.pcp': code('no one', 'nobody'),
  'phq9.q1': SCALE[2],
  'phq9.q2': SCALE[3],
  'phq9.q3': SCALE[1],
  'phq9.q4': SCALE[2],
  'phq9.q5': SCALE[0],
  'phq9.q6': SCALE[1],
  'phq9.q7': SCALE[1],
  'phq9.q8': SCALE[0],
  'phq9.q9': SCALE[0],
  'phq9.q10': code('Somewhat difficult', 'LA6573-5'),
  'gad7.q1': SCALE[1],
  'gad7.q2': SCALE[2],
  'gad7.q3': SCALE[1],
  'gad7.q4': SCALE[1],
  'gad7.q5': SCALE[0],
  'gad7.q6': SCALE[1],
  'gad7.q7': SCALE[0],
  'asq.q1': NO,
  'asq.q2': NO,
  'asq.q3': NO,
  'asq.q4': NO,
  's2.selfharm_ever': NO,
  's2.harm_others': NO,
  's2.means': NONE,
  's2.abuse': NO,
  's2.home_safe': YES,
  's3.bp_known': {
    typed: '142 over 85',
    tapped: {
      parts: { 's3.bp_known.sys': { number: 142, unit: 'mm[Hg]' }, 's3.bp_known.dia': { number: 85, unit: 'mm[Hg]' } },
    },
  },
  's3.bp_known.date': date('2026-02-01', '2026-02-01'),
  's3.htn': YES,
  's3.htn.controlled': code('yes, with medicine', 'meds'),
  's3.arrhythmia': NONE,
  's3.exercise': YES,
  's3.icp': NONE,
  's3.eye': codes('glaucoma', 'glaucoma'),
  's3.liver': NONE,
  's3.bladder': NONE,
  's3.airway': codes('sleep apnea, asthma', 'apnea', 'asthma'),
  's3.airway.cpap': YES,
  's3.ht_wt': {
    typed: '165 cm, 70 kg',
    tapped: {
      parts: { 's3.ht_wt.height': { number: 165, unit: 'cm' }, 's3.ht_wt.weight': { number: 70, unit: 'kg' } },
    },
  },
  's3.other': text('Nothing else.'),
  's4.pregnant': code('no', 'no'),
  's5.psychosis_dx': NONE,
  's5.dissoc': NONE,
  's6.allergies[0]': NOTHING,
  's6.meds[0]': FIRST,
  's6.meds[0]/s6.meds.name': text('lisinopril'),
  's6.meds[0]/s6.meds.dose': text('10 mg'),
  's6.meds[0]/s6.meds.freq': text('every morning'),
  's6.meds[1]': MORE,
  's6.meds[1]/s6.meds.name': text('sertraline'),
  's6.meds[1]/s6.meds.dose': text('100 mg'),
  's6.meds[1]/s6.meds.freq': text('every morning'),
  's6.meds[2]': DONE,
  's6.meds_prompt': codes('blood pressure pills', 'bp'),
  's7.ad_count': number('2', 2),
  's7.ad_trial[0]': FIRST,
  's7.ad_trial[0]/s7.ad_trial.name': text('sertraline'),
  's7.ad_trial[0]/s7.ad_trial.weeks': amount('6 months', 6, 'mo'),
  's7.ad_trial[0]/s7.ad_trial.dose': amount('100 mg', 100, 'mg'),
  's7.ad_trial[0]/s7.ad_trial.current': code('this time around', 'now'),
  's7.ad_trial[0]/s7.ad_trial.adherence': code('most days', 'most'),
  's7.ad_trial[0]/s7.ad_trial.response': code('a little (<25 %)', 'little'),
  's7.ad_trial[0]/s7.ad_trial.stop': code('still taking it', 'taking'),
  's7.ad_trial[0]/s7.ad_trial.sureness': code('sure', 'sure'),
  's7.ad_trial[1]': MORE,
  's7.ad_trial[1]/s7.ad_trial.name': text('bupropion'),
  's7.ad_trial[1]/s7.ad_trial.weeks': amount('8 weeks', 8, 'wk'),
  's7.ad_trial[1]/s7.ad_trial.dose': amount('150 mg', 150, 'mg'),
  's7.ad_trial[1]/s7.ad_trial.current': code('an earlier time', 'earlier'),
  's7.ad_trial[1]/s7.ad_trial.adherence': code('some days', 'some'),
  's7.ad_trial[1]/s7.ad_trial.response': code('not at all', 'none'),
  's7.ad_trial[1]/s7.ad_trial.stop': code("didn't help", 'no_help'),
  's7.ad_trial[1]/s7.ad_trial.sureness': code('fairly sure', 'fairly'),
  's7.ad_trial[2]': DONE,
  's7.augment': NONE,
  's7.therapy': codes('CBT', 'cbt'),
  's7.therapy[cbt]/s7.therapy.months': number('6', 6),
  's7.therapy[cbt]/s7.therapy.helped': code('some', 'some'),
  's0.sud_consent': code('Yes', 'yes'),
  'auditc.q1': code('Monthly or less', 'LA18926-8'),
  'auditc.q2': code('1 or 2', 'LA15694-5'),
  'auditc.q3': code('Never', 'LA6270-8'),
  's8.single_drug': number('0', 0),
  's8.which': NONE,
  's9.support_person': YES,
  's9.support_person.who': text('My sister Ana.'),
  's9.ride': code('yes, a person drives me', 'person'),
  's9.job_machine': codes('I drive for work', 'drive'),
  's9.home_dose': code('at a clinic', 'clinic'),
  's9.space': YES,
  's9.access': NONE,
  's9.touch': code('okay to ask me', 'ask_me'),
  's9.anything_else': text('I like quiet music.'),
  's9.readback': code('yes', 'right'),
  'i.why': text('To rest from the fight.'),
  'i.intention': text('I am open to being kinder to myself.'),
  'i.shorten': text('kinder to myself'),
  'i.boundaries': text('Please no touch on my shoulders.'),
  'd1.notice': code('OK', 'ok'),
  'ae.body': NONE,
  'ae.dissociation': number('0', 0),
  'ae.mood': number('7', 7),
  'ae.worse': code('better', 'better'),
  'ae.perception': code('no', 'no'),
  'r.hard': number('3', 3),
  'r.safe': number('9', 9),
  'd1.1': text('A wide green field.'),
  'd1.2': text('That I laughed.'),
  'd1.3': text('In my chest, warm.'),
  'd1.back': code('close', 'close'),
  'r.connect': number('8', 8),
  'r.release': number('6', 6),
  'r.insight': number('7', 7),
  'r.meaning': number('8', 8),
  break: code('Keep going', 'keep'),
  due: code("Yes, let's go", 'start'),
};

/** Everything else of the body is a plain No. */
export function answerOf(linkId: string, persona: Record<string, PersonaAnswer> = MARIA): PersonaAnswer {
  return persona[linkId] ?? NO;
}

/** The question that is open after these messages, if any. */
export function openQuestion(
  data: CompanionData[],
): QuestionData | { linkId: string; questionnaire?: string } | undefined {
  const open = data.findLast((companion) => companion.kind !== 'notice' || 'linkId' in companion);
  return open !== undefined && 'linkId' in open && open.linkId !== undefined ? (open as QuestionData) : undefined;
}
