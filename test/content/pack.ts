/** What the clinical pack says of each questionnaire, typed from its tables: the tests compare the JSON with this. */
const words = (text: string): string[] => text.trim().split(/\s+/);

/** Every linkId, in the order of the pack; the consent for S8 stands where everybody is asked it, before S8. */
export const LINK_IDS: Record<string, string[]> = {
  'phq-9': words('phq9 phq9.q1 phq9.q2 phq9.q3 phq9.q4 phq9.q5 phq9.q6 phq9.q7 phq9.q8 phq9.q9 phq9.q10 phq9.total'),
  'gad-7': words('gad7 gad7.q1 gad7.q2 gad7.q3 gad7.q4 gad7.q5 gad7.q6 gad7.q7 gad7.total'),
  'audit-c': words('auditc auditc.q1 auditc.q2 auditc.q3 auditc.total'),
  'pc-ptsd-5': words(`
    pcptsd5 pcptsd5.gate pcptsd5.month pcptsd5.q1 pcptsd5.q2 pcptsd5.q3 pcptsd5.q4 pcptsd5.q5 pcptsd5.total`),
  'pcl-5': words(`
    pcl5 pcl5.q1 pcl5.q2 pcl5.q3 pcl5.q4 pcl5.q5 pcl5.q6 pcl5.q7 pcl5.q8 pcl5.q9 pcl5.q10 pcl5.q11 pcl5.q12 pcl5.q13
    pcl5.q14 pcl5.q15 pcl5.q16 pcl5.q17 pcl5.q18 pcl5.q19 pcl5.q20 pcl5.total`),
  'phq-2': words('phq2 phq2.q1 phq2.q2 phq2.total'),
  asq: words('asq asq.q1 asq.q2 asq.q3 asq.q4 asq.q4.when asq.q5'),
  prescreening: words(`
    s0 s0.ai_disclosure s0.consent s0.country s0.country.region s0.emergency_number_confirm s0.dob
    s0.contact_name s0.contact_phone s0.contact_permission s0.safe_to_text s0.callback_phone
    s1 s1.reason s1.concerns s1.duration s1.impact s1.hopes s1.expectations s1.therapist s1.therapist.name
    s1.therapist.phone s1.therapist.contact s1.prescriber s1.prescriber.contact s1.pcp s1.pcp.last_visit s1.pcp.contact
    s1b phq9 gad7
    s2 asq s2.selfharm_ever s2.selfharm_ever.when s2.harm_others s2.harm_others.now s2.harm_others.who s2.means
    s2.abuse s2.home_safe
    s3 s3.bp_known s3.bp_known.sys s3.bp_known.dia s3.bp_known.date s3.bp_symptoms s3.htn s3.htn.controlled
    s3.aneurysm s3.avm s3.ich s3.stroke s3.stroke.when s3.stroke.kind s3.mi s3.mi.when s3.hf s3.hf.rest s3.arrhythmia
    s3.exercise s3.icp s3.icp.current s3.eye s3.liver s3.liver.severe s3.kidney s3.bladder s3.thyroid
    s3.thyroid.treated s3.seizure s3.seizure.when s3.seizure.treated s3.airway s3.airway.cpap s3.airway.anesthesia
    s3.swallow s3.porphyria s3.ht_wt s3.ht_wt.height s3.ht_wt.weight s3.surgery s3.surgery.what s3.other
    s4 s4.can_be_pregnant s4.pregnant s4.breastfeeding s4.contraception
    s5 s5.psychosis_now s5.psychosis_now.what s5.psychosis_dx s5.psychosis_dx.when s5.psychosis_family s5.mania_now
    s5.bipolar_dx s5.bipolar_dx.type s5.bipolar_dx.stabiliser s5.bipolar_dx.which s5.mania_on_ad s5.dissoc s5.trauma
    pcptsd5 pcl5 s5.personality s5.eating s5.eating.purging s5.dementia s5.hosp s5.hosp.when s5.hosp.times s5.hosp.why
    s6 s6.allergy_ket s6.allergy_ket.what s6.allergies s6.allergies.what s6.allergies.happens s6.meds s6.meds.name
    s6.meds.dose s6.meds.freq s6.meds_prompt s6.meds_prompt.which s6.recent_change s6.recent_change.what
    s7 s7.ad_count s7.ad_trial s7.ad_trial.name s7.ad_trial.weeks s7.ad_trial.dose s7.ad_trial.current
    s7.ad_trial.adherence s7.ad_trial.response s7.ad_trial.stop s7.ad_trial.sureness s7.augment s7.therapy
    s7.therapy.months s7.therapy.helped s7.ect s7.ect.when s7.ect.count s7.ect.sides s7.ect.helped s7.ect.memory
    s7.tms s7.tms.when s7.tms.helped s7.vns s7.vns.when s7.vns.helped s7.ketamine_before s7.ketamine_before.now
    s7.ketamine_before.where s7.ketamine_before.count s7.ketamine_before.last s7.ketamine_before.helped
    s7.ketamine_before.bad s7.ketamine_before.bad_what s7.psychedelic s7.psychedelic.last s7.psychedelic.hard
    s0.sharing s0.sud_consent s0.sud_consent.again
    s8 auditc s8.single_drug s8.ketamine_street s8.ketamine_street.prescribed s8.ketamine_street.freq
    s8.ketamine_street.last s8.which s8.which.last s8.which.freq s8.withdrawal s8.withdrawal.seizure s8.sud_treatment
    s8.sud_treatment.since s8.sud_treatment.what s8.worry s8.worry.what s8.nicotine_caffeine
    s9 s9.support_person s9.support_person.who s9.ride s9.job_machine s9.home_dose s9.space s9.access
    s9.access.language s9.touch s9.anything_else s9.readback`),
  intention: words(`
    i i.arrive i.arrive.calm i.why i.intention i.shorten i.flex i.goals i.goals.goal i.goals.notice i.concerns
    i.concerns.other i.support i.nosupport i.boundaries i.letgo i.return i.music i.music.avoid i.eyes i.comfort
    i.spirit`),
  checklist: words(`
    p p.food p.food.ask p.meds_change s6.meds s6.meds.name s6.meds.dose s6.meds.freq p.meds_ask p.nasal p.substances
    p.substances.what p.health p.bp p.bp.sys p.bp.dia s3.bp_symptoms p.bladder p.si asq p.ride p.ride.phone p.person p.day
    p.wear p.bring p.consent_day`),
  journal: ['j.entry'],
  reflection: words(`
    reflection d1.notice ae.home ae.company ae.body ae.allergy ae.headache ae.vomit ae.sleepy ae.confusion ae.injury
    ae.urine ae.bp ae.bp.sys ae.bp.dia s3.bp_symptoms ae.bp.again ae.bp.again.sys ae.bp.again.dia ae.dissociation
    ae.flashback ae.alone ae.mood ae.worse ae.sleep1 ae.sleep2 ae.mania ae.perception ae.memory ae.craving ae.use
    ae.drove ae.sexual_boundary ae.lasting ae.lasting.what asq r.hard r.safe r.support r.support.other e0.1 e0.2
    e0.back d1.1 d1.2 d1.3 d1.back d3.1 d3.2 d3.3 d3.back d7.1 d7.2 d7.3 d7.back d7.back.new pre.1 pre.back m1.1 m3.1
    m.back measures r.connect r.release r.insight r.meaning phq9 phq2 gad7 pcl5 substances auditc s8.single_drug`),
};

/** The ★ of the pack; of `phq9` and `asq` it is the group's. */
export const STARRED = words(`
  s0.consent s0.country s0.dob s0.contact_name s0.contact_phone s0.contact_permission s0.callback_phone
  s1.therapist s1.prescriber phq9 asq s2.selfharm_ever s2.harm_others s2.abuse s2.home_safe
  s3.bp_known s3.bp_symptoms s3.htn s3.htn.controlled s3.aneurysm s3.avm s3.ich s3.stroke s3.mi s3.hf s3.arrhythmia
  s3.icp s3.eye s3.liver s3.bladder s3.thyroid s3.seizure s3.airway s3.porphyria
  s4.can_be_pregnant s4.pregnant s4.breastfeeding
  s5.psychosis_now s5.psychosis_dx s5.mania_now s5.bipolar_dx s5.dissoc s5.eating s5.eating.purging s5.dementia s5.hosp
  s6.allergy_ket s6.meds s6.meds_prompt s6.recent_change s7.ad_count s7.ad_trial s7.ect s7.ketamine_before
  s7.ketamine_before.now auditc s8.single_drug s8.ketamine_street s8.which s8.withdrawal s8.withdrawal.seizure
  s9.support_person s9.ride s9.home_dose i.boundaries p.food p.meds_change s6.meds p.substances p.health p.bp
  s3.bp_symptoms s3.bp_symptoms asq p.ride p.person p.consent_day s8.single_drug`);

/** Type B: Yes, No, Not sure, Prefer not to say. */
export const YES_NO = words(`
  s0.emergency_number_confirm s0.contact_permission s1.therapist s1.therapist.contact s1.prescriber.contact
  s1.pcp.contact asq.q1 asq.q2 asq.q3 asq.q4 asq.q5 s2.selfharm_ever s2.harm_others s2.harm_others.now s2.abuse
  s2.home_safe s3.htn s3.aneurysm s3.avm s3.ich s3.stroke s3.mi s3.hf s3.hf.rest s3.exercise s3.icp.current s3.kidney
  s3.thyroid s3.thyroid.treated s3.seizure s3.seizure.treated s3.airway.cpap s3.swallow s3.porphyria s3.surgery
  s4.can_be_pregnant s4.breastfeeding s4.contraception s5.psychosis_now s5.psychosis_family s5.mania_now s5.bipolar_dx
  s5.bipolar_dx.stabiliser s5.mania_on_ad s5.trauma s5.personality s5.eating s5.eating.purging s5.dementia s5.hosp
  s6.allergy_ket s6.recent_change s7.ect s7.ect.memory s7.tms s7.vns s7.ketamine_before s7.ketamine_before.now
  s7.psychedelic s7.psychedelic.hard s8.ketamine_street s8.withdrawal s8.withdrawal.seizure s8.sud_treatment s8.worry
  s8.nicotine_caffeine s9.support_person s9.space ae.alone ae.drove ae.sexual_boundary ae.company ae.craving ae.lasting p.food p.meds_change
  p.meds_ask p.substances`);

/** Yes and No alone, as the instrument has them. */
export const PLAIN_YES_NO = words('pcptsd5.gate pcptsd5.q1 pcptsd5.q2 pcptsd5.q3 pcptsd5.q4 pcptsd5.q5');

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
  's4.pregnant': words('pregnant might trying no'),
  's5.psychosis_dx': words('schizophrenia schizoaffective psychosis'),
  's5.bipolar_dx.type': words('one two other'),
  's5.dissoc': words('time unreal parts dx'),
  's6.meds_prompt': words(`
    benzo sedative opioid naltrexone mood_seizure maoi stimulant theophylline decongestant infection herb nmda alpha
    ketamine thinner glp1 bp nasal`),
  's7.ad_trial.current': words('now earlier'),
  's7.ad_trial.adherence': words('most some rarely'),
  's7.ad_trial.response': words('none little some lot all'),
  's7.ad_trial.stop': words('no_help side_effects cost better taking other'),
  's7.ad_trial.sureness': words('sure fairly guess'),
  's7.augment': words('lithium aripiprazole quetiapine thyroid other'),
  's7.therapy': words('cbt dbt emdr pe_cpt ifs somatic psychodynamic group couples other'),
  's7.therapy.helped': words('no some lot'),
  's7.ect.sides': words('one both'),
  's7.ect.helped': words('no some lot'),
  's7.tms.helped': words('no some lot'),
  's7.vns.helped': words('no some lot'),
  's7.ketamine_before.where': words('clinic home hospital other'),
  's7.ketamine_before.helped': words('no some lot'),
  's7.ketamine_before.bad': words('psychosis bp bladder other'),
  's0.sud_consent.again': words('yes no later'),
  's8.ketamine_street.prescribed': words('all some no'),
  's8.ketamine_street.freq': words('once monthly weekly daily'),
  's8.which': words('cannabis cocaine stimulants opioids benzos mdma psychedelics pcp_dxm inhalants other'),
  's8.which.last': words('week month quarter'),
  's8.which.freq': words('once monthly weekly daily'),
  's9.ride': words('person taxi not_yet no'),
  's9.job_machine': words('drive machines care'),
  's9.home_dose': words('clinic home_with home_alone'),
  's9.access': words('reading hearing seeing language moving'),
  's9.touch': words('none if_i_ask ask_me talk'),
  's9.readback': words('right change'),
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `pcl5.q${index + 1}`,
      words('not_at_all a_little_bit moderately quite_a_bit extremely'),
    ]),
  ),
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
  'ae.home': words('home away unsafe'),
  'ae.mania': words('energy racing risky danger'),
  'ae.memory': words('no mild worse sudden'),
  'ae.use': words('extra shared lost'),
  'r.support': words('call listen quiet other'),
  'd7.back': words('keep change set_down'),
  'i.concerns': words('control sick memories body judged no_help other'),
  'i.support': words('quiet voice hand blanket eyes music safe'),
  'i.music': words('no_words nature own silence'),
  'i.eyes': words('yes no try'),
  'i.comfort': words('blanket socks object'),
  'p.food.ask': words('ok'),
  'p.nasal': words('ok'),
  'p.health': words('illness fever cold chest faint pregnant'),
  'p.bladder': words('pain often night blood blood_lots belly fever cannot'),
  'p.ride': words('not_yet'),
  'p.person': words('nobody'),
  'p.day': words('ok'),
  'p.wear': words('ok'),
  'p.bring': words('ok'),
  'p.consent_day': words('yes wait no'),
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
  'phq2.q1': '44250-9',
  'phq2.q2': '44255-8',
  gad7: '69737-5',
  'gad7.q1': '69725-0',
  'gad7.q2': '68509-9',
  'gad7.q3': '69733-4',
  'gad7.q4': '69734-2',
  'gad7.q5': '69735-9',
  'gad7.q6': '69689-8',
  'gad7.q7': '69736-7',
  'gad7.total': '70274-6',
  auditc: '72109-2',
  'auditc.q1': '68518-0',
  'auditc.q2': '68519-8',
  'auditc.q3': '68520-6',
  'auditc.total': '75626-2',
  pcl5: '101697-1',
  'pcl5.total': '101698-9',
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
