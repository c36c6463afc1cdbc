/** What the clinical pack says of each questionnaire, typed from its tables: the tests compare the JSON with this. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every linkId, in the order of the pack. */
export const LINK_IDS: Record<string, string[]> = {
  'phq-9': words('phq9 phq9.q1 phq9.q2 phq9.q3 phq9.q4 phq9.q5 phq9.q6 phq9.q7 phq9.q8 phq9.q9 phq9.q10 phq9.total'),
  asq: words('asq asq.q1 asq.q2 asq.q3 asq.q4 asq.q4.when asq.q5'),
  prescreening: words(`
    s0 s0.ai_disclosure s0.consent s0.sud_consent s0.country s0.country.region s0.emergency_number_confirm s0.dob
    s0.contact_name s0.contact_phone s0.contact_permission s0.safe_to_text s0.callback_phone
    s1 s1.reason s1.concerns s1.duration s1.impact s1.hopes s1.expectations s1.therapist s1.therapist.name
    s1.therapist.phone s1.therapist.contact s1.prescriber s1.prescriber.contact s1.pcp s1.pcp.last_visit s1.pcp.contact
    s1b phq9
    s2 asq s2.selfharm_ever s2.selfharm_ever.when s2.harm_others s2.harm_others.now s2.harm_others.who s2.means
    s2.abuse s2.home_safe
    s3 s3.bp_known s3.bp_known.sys s3.bp_known.dia s3.bp_known.date s3.bp_symptoms s3.htn s3.htn.controlled
    s3.aneurysm s3.avm s3.ich s3.stroke s3.stroke.when s3.stroke.kind s3.mi s3.mi.when s3.hf s3.hf.rest s3.arrhythmia
    s3.exercise s3.icp s3.icp.current s3.eye s3.liver s3.liver.severe s3.kidney s3.bladder s3.thyroid
    s3.thyroid.treated s3.seizure s3.seizure.when s3.seizure.treated s3.airway s3.airway.cpap s3.airway.anesthesia
    s3.swallow s3.porphyria s3.ht_wt s3.ht_wt.height s3.ht_wt.weight s3.surgery s3.surgery.what s3.other
    s9.readback`),
  intention: words('i i.why i.intention i.shorten i.boundaries'),
  'reflection-d1': words(`
    d1 d1.notice ae.body ae.allergy ae.headache ae.vomit ae.sleepy ae.confusion ae.injury ae.urine ae.dissociation
    ae.alone ae.mood ae.worse ae.perception ae.drove ae.sexual_boundary asq r.hard r.safe d1.1 d1.2 d1.3 d1.back
    r.connect r.release r.insight r.meaning`),
};

/** The ★ of the pack; of `phq9` and `asq` it is the group's. */
export const STARRED = words(`
  s0.consent s0.country s0.dob s0.contact_name s0.contact_phone s0.contact_permission s0.callback_phone
  s1.therapist s1.prescriber phq9 asq s2.selfharm_ever s2.harm_others s2.abuse s2.home_safe
  s3.bp_known s3.bp_symptoms s3.htn s3.htn.controlled s3.aneurysm s3.avm s3.ich s3.stroke s3.mi s3.hf s3.arrhythmia
  s3.icp s3.eye s3.liver s3.bladder s3.thyroid s3.seizure s3.airway s3.porphyria i.boundaries`);

/** Type B: Yes, No, Not sure, Prefer not to say. */
export const YES_NO = words(`
  s0.emergency_number_confirm s0.contact_permission s1.therapist s1.therapist.contact s1.prescriber.contact
  s1.pcp.contact asq.q1 asq.q2 asq.q3 asq.q4 asq.q5 s2.selfharm_ever s2.harm_others s2.harm_others.now s2.abuse
  s2.home_safe s3.htn s3.aneurysm s3.avm s3.ich s3.stroke s3.mi s3.hf s3.hf.rest s3.exercise s3.icp.current s3.kidney
  s3.thyroid s3.thyroid.treated s3.seizure s3.seizure.treated s3.airway.cpap s3.swallow s3.porphyria s3.surgery
  ae.alone ae.drove ae.sexual_boundary`);

/** The codes of every other choice, without the `none`, Not sure and Prefer not to say that its type adds. */
export const CHOICES: Record<string, string[]> = {
  's0.ai_disclosure': words('understand question'),
  's0.consent': words('agree no more'),
  's0.sud_consent': words('yes no later'),
  's0.safe_to_text': words('safe seen unsafe'),
  's1.concerns': words(
    'depression trd anxiety ptsd ocd bipolar substance pain eating grief personality neurodev other',
  ),
  's1.impact': words('little some lot barely'),
  's1.prescriber': words('nobody'),
  's1.pcp': words('nobody'),
  's2.selfharm_ever.when': words('week month year longer'),
  's2.means': words('gun pills other'),
  's3.bp_symptoms': words('chest back breath numb sight_speech headache'),
  's3.htn.controlled': words('meds no_meds no'),
  's3.stroke.kind': words('clot bleed tia'),
  's3.arrhythmia': words('irregular pacemaker valve'),
  's3.icp': words('tumor fluid head_injury'),
  's3.eye': words('glaucoma pressure injury surgery'),
  's3.liver': words('hepatitis cirrhosis tests'),
  's3.liver.severe': words('fluid yellow confusion bleeding'),
  's3.bladder': words('pain blood often disease ketamine'),
  's3.airway': words('apnea snoring copd asthma anesthesia'),
  's9.readback': words('right change'),
  'd1.notice': words('ok'),
  'ae.body': words('breathing chest neuro allergy headache vomit sleepy confusion injury urine'),
  'ae.allergy': words('swelling wheeze rash'),
  'ae.headache': words('mild bad worst'),
  'ae.vomit': words('nausea short long no_fluids blood'),
  'ae.sleepy': words('tired groggy cannot'),
  'ae.confusion': words('yes hard no'),
  'ae.injury': words('no minor help'),
  'ae.urine': words('pain often night blood blood_lots belly fever cannot'),
  'ae.worse': words('better same worse'),
  'ae.perception': words('no some terror self others'),
  'd1.back': words('close far other'),
};

/** LOINC codes marked ✔ in the pack; nothing else carries one. */
export const ITEM_LOINC: Record<string, string> = {
  phq9: '44249-1',
  'phq9.q1': '44250-9',
  'phq9.q2': '44255-8',
  'phq9.q3': '44259-0',
  'phq9.q4': '44254-1',
  'phq9.q5': '44251-7',
  'phq9.q6': '44258-2',
  'phq9.q7': '44252-5',
  'phq9.q8': '44253-3',
  'phq9.q9': '44260-8',
  'phq9.q10': '69722-7',
  'phq9.total': '44261-6',
};

/** PHQ-9 items in the exact words of the instrument. */
export const PHQ9_TEXTS: string[] = [
  'Little interest or pleasure in doing things',
  'Feeling down, depressed, or hopeless',
  'Trouble falling or staying asleep, or sleeping too much',
  'Feeling tired or having little energy',
  'Poor appetite or overeating',
  'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
  'Trouble concentrating on things, such as reading the newspaper or watching television',
  'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
  'Thoughts that you would be better off dead or of hurting yourself in some way',
];
