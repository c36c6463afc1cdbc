import { expect } from 'chai';
import { type Answers, answersOf, codesOf, judged, NOW } from './triage-fixture.ts';

const codes = (says: Answers) => codesOf(judged({ answers: answersOf(says) }).raised);

/** Each row: an item, and what Not sure, Prefer not to say and a skip make (clinical pack 2.4). */
const TABLE: [item: string, notSure: string[], declined: string[], skipped: string[]][] = [
  ['s0.consent', [], [], []],
  ['s0.country', ['UNANSWERED_s0.country'], ['UNANSWERED_s0.country'], ['UNANSWERED_s0.country']],
  ['s0.dob', ['UNANSWERED_s0.dob'], ['UNANSWERED_s0.dob'], ['UNANSWERED_s0.dob']],
  ['s0.safe_to_text', ['UNASKED_ABUSE'], ['UNASKED_ABUSE'], ['UNASKED_ABUSE']],
  [
    's0.contact_phone',
    ['UNANSWERED_s0.contact_phone'],
    ['UNANSWERED_s0.contact_phone'],
    ['UNANSWERED_s0.contact_phone'],
  ],
  ['s1.expectations', [], [], []],
  ['s2.abuse', ['UNANSWERED_s2.abuse'], ['UNANSWERED_s2.abuse'], ['UNANSWERED_s2.abuse']],
  ['s3.aneurysm', ['CV_ANEURYSM'], ['CV_ANEURYSM'], ['CV_ANEURYSM']],
  ['s3.avm', ['CV_AVM'], ['CV_AVM'], ['CV_AVM']],
  ['s3.ich', ['CNS_ICH'], ['CNS_ICH'], ['CNS_ICH']],
  ['s3.bp_known', ['BP_UNKNOWN'], ['UNANSWERED_s3.bp_known'], ['UNANSWERED_s3.bp_known']],
  [
    's3.htn.controlled',
    ['UNANSWERED_s3.htn.controlled'],
    ['UNANSWERED_s3.htn.controlled'],
    ['UNANSWERED_s3.htn.controlled'],
  ],
  ['s3.exercise', [], [], []],
  ['s4.pregnant', ['PREG'], ['UNANSWERED_s4.pregnant'], ['UNANSWERED_s4.pregnant']],
  ['s4.contraception', [], [], []],
  ['s5.psychosis_family', [], [], []],
  [
    's5.psychosis_now',
    ['UNANSWERED_s5.psychosis_now'],
    ['UNANSWERED_s5.psychosis_now'],
    ['UNANSWERED_s5.psychosis_now'],
  ],
  ['gad7.q1', [], [], []],
  ['pcl5.q16', [], [], []],
  ['s6.allergy_ket', ['UNANSWERED_s6.allergy_ket'], ['UNANSWERED_s6.allergy_ket'], ['UNANSWERED_s6.allergy_ket']],
  ['s6.meds[0]', ['UNANSWERED_s6.meds'], ['UNANSWERED_s6.meds'], ['UNANSWERED_s6.meds']],
  ['s7.ad_count', [], ['UNANSWERED_s7.ad_count'], ['UNANSWERED_s7.ad_count']],
  ['s7.ad_trial[0]', ['UNANSWERED_s7.ad_trial'], ['UNANSWERED_s7.ad_trial'], ['UNANSWERED_s7.ad_trial']],
  ['s0.sud_consent', ['UNASKED_S8'], ['UNASKED_S8'], ['UNASKED_S8']],
  ['auditc.q2', ['UNANSWERED_auditc'], ['UNANSWERED_auditc'], ['UNANSWERED_auditc']],
  ['s8.which', ['UNANSWERED_s8.which'], ['UNANSWERED_s8.which'], ['UNANSWERED_s8.which']],
  ['s8.worry', [], [], []],
  ['s9.ride', ['UNANSWERED_s9.ride'], ['UNANSWERED_s9.ride'], ['UNANSWERED_s9.ride']],
  ['asq.q1', ['SI_PASSIVE'], ['SI_PASSIVE'], ['SI_PASSIVE']],
  ['asq.q5', ['SI_IMMINENT'], ['SI_IMMINENT'], ['SI_IMMINENT']],
  ['ae.body', ['UNANSWERED_ae.body'], ['UNANSWERED_ae.body'], ['UNANSWERED_ae.body']],
  ['ae.headache', [], ['UNANSWERED_ae.headache'], ['UNANSWERED_ae.headache']],
  ['ae.urine', [], ['UNANSWERED_ae.urine'], ['UNANSWERED_ae.urine']],
  ['ae.alone', ['AE_ALONE'], ['AE_ALONE'], ['AE_ALONE']],
  ['ae.mood', ['UNANSWERED_ae.mood'], ['UNANSWERED_ae.mood'], ['UNANSWERED_ae.mood']],
];

describe('An unknown answer', () => {
  for (const [item, ...expected] of TABLE) {
    it(`to ${item} makes ${[...new Set(expected.flat())].join(', ') || 'no finding'}`, () => {
      expect(['?', '-', 'skip'].map((answer) => codes({ [item]: answer }))).to.deep.equal(expected);
    });
  }

  it('to the symptoms of a very high reading counts as symptoms only when they are not sure', () => {
    const reading = { 's3.bp_known.sys': 185, 's3.bp_known.dia': 100 };
    const found = ['?', '-', 'skip'].map((answer) => codes({ ...reading, 's3.bp_symptoms': answer }));
    expect(found).to.deep.equal([['BP_EMERGENCY'], ['BP_SEVERE'], ['BP_SEVERE']]);
  });

  it('to any of items 1 to 9 makes one finding for the PHQ-9, on all its answers', () => {
    const { raised } = judged({ answers: answersOf({ 'phq9.q1': 0, 'phq9.q2': 'skip', 'phq9.q9': 'skip' }) });
    expect(codesOf(raised)).to.deep.equal(['UNANSWERED_phq9']);
    expect(Object.keys(raised[0]?.answerSnapshot ?? {})).to.deep.equal(['phq9.q1', 'phq9.q2', 'phq9.q9']);
    expect(codes({ 'phq9.q10': 'skip' })).to.deep.equal([]);
  });

  it('to one part of the blood pressure is an unknown blood pressure', () => {
    expect(codes({ 's3.bp_known.sys': 120, 's3.bp_known.dia': 'skip' })).to.deep.equal(['UNANSWERED_s3.bp_known']);
    expect(codes({ 's3.bp_known.sys': '?', 's3.bp_known.dia': '?' })).to.deep.equal(['BP_UNKNOWN']);
  });

  it('never stops the conversation: it makes no alert', () => {
    const { alerts } = judged({ answers: answersOf({ 's2.abuse': 'skip', 's3.mi': '-', 's0.dob': 'skip' }) });
    expect(alerts).to.deep.equal([]);
  });
});

describe('An unknown answer on the first evening after a session', () => {
  const alertsOf = (item: string, answer: string, points: string[]) => {
    const { alerts } = judged({ answers: answersOf({ [item]: answer }, NOW, points) });
    return alerts.map(({ finding, alert }) => [finding.code, alert]);
  };

  it('puts the patient on the call list of the evening, and does so at no other point', () => {
    for (const item of ['ae.home', 'ae.company', 'ae.body', 'ae.dissociation', 'ae.mood']) {
      expect(alertsOf(item, 'skip', ['E0']), item).to.deep.equal([[`UNANSWERED_${item}`, { sameDay: true }]]);
      expect(alertsOf(item, 'skip', ['D1']), item).to.deep.equal([]);
    }
    expect(alertsOf('ae.company', '?', ['E0'])).to.have.length(1);
  });

  it('about the blood pressure does so when it is skipped, not when there is none', () => {
    expect(alertsOf('ae.bp', 'skip', ['E0'])).to.have.length(1);
    expect(alertsOf('ae.bp', '?', ['E0'])).to.deep.equal([]);
  });
});

describe('A starred item of the checklist', () => {
  it('alerts silently when it is unknown, but for the blood pressure', () => {
    const silent = { sameDay: true, silent: true };
    for (const item of ['p.food', 'p.meds_change', 'p.substances', 'p.health', 'p.ride', 'p.person', 'p.consent_day']) {
      const { alerts } = judged({ answers: answersOf({ [item]: 'skip' }) });
      expect(alerts.map(({ finding, alert }) => [finding.code, alert])).to.deep.equal([[`UNANSWERED_${item}`, silent]]);
    }
    expect(judged({ answers: answersOf({ 'p.bp': 'skip' }) }).alerts).to.deep.equal([]);
  });
});

describe('A partial date', () => {
  const when = (date: string) => codes({ 's3.mi': 'yes', 's3.mi.when': date });

  it('counts as its latest possible day', () => {
    expect(when('2026')).to.deep.equal(['CV_RECENT_MI']);
    expect(when('2026-10')).to.deep.equal(['CV_RECENT_MI']);
    expect(when('2026-09')).to.deep.equal(['CV_CAD']);
    expect(when('2025')).to.deep.equal(['CV_CAD']);
  });

  it('of birth makes somebody as young as it may', () => {
    expect(codes({ 's0.dob': '2008' })).to.deep.equal(['AGE_UNDER_18']);
    expect(codes({ 's0.dob': '1961' })).to.deep.equal([]);
  });

  it('is counted from the day of the answer, however much later it is judged', () => {
    const answers = answersOf({ 's3.mi': 'yes', 's3.mi.when': '2026-11-01' });
    const { raised } = judged({ answers, now: '2027-11-22T10:00:00.000Z' });
    expect(codesOf(raised)).to.deep.equal(['CV_RECENT_MI']);
  });
});
