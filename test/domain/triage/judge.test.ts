import { expect } from 'chai';
import type { Finding } from '../../../src/domain/triage/finding.ts';
import { type Answers, answersOf, applied, codesOf, judged, type Known, NOW } from './triage-fixture.ts';

const LATER = '2026-11-24T10:00:00.000Z';

/** Judges one turn after another, as the store would see them. */
function course(...turns: { says?: Answers; known?: Known; at?: string }[]) {
  let existing: Finding[] = [];
  let answers = {};
  let judgement = judged({});
  for (const { says = {}, known = {}, at = NOW } of turns) {
    answers = { ...answers, ...answersOf(says, at) };
    judgement = judged({ answers, existing, now: at, changed: Object.keys(says), ...known });
    existing = applied(existing, judgement);
  }
  const open = existing.filter((finding) => finding.state === 'open');
  return { existing, open, answers, judgement };
}
const resolved = (finding: Finding): Finding => ({
  ...finding,
  state: 'resolved',
  resolved: { by: 'staff_1', at: NOW, reason: 'Talked about it' },
});

describe('judge', () => {
  it('finds nothing in what was never asked', () => {
    expect(judged({}).raised).to.deep.equal([]);
  });

  it('raises nothing twice for the same answers', () => {
    const { existing, answers } = course({ says: { 's3.avm': 'yes', 's3.eye': ['glaucoma'], 'asq.q1': 'yes' } });
    expect(codesOf(existing)).to.deep.equal(['SI_PASSIVE', 'CV_AVM', 'EYE_IOP']);
    const again = judged({ answers, existing });
    expect(again).to.deep.equal({ raised: [], superseded: [], patientTexts: [], alerts: [] });
  });

  it('says each patient text once, in the order of the rules', () => {
    const { judgement } = course({ says: { 's3.eye': ['glaucoma'], 's3.avm': 'yes', 's3.porphyria': 'yes' } });
    expect(judgement.patientTexts).to.deep.equal([{ key: 'findings.PT_HOLD' }, { key: 'findings.PT_TALK' }]);
  });

  it('leaves out default texts that were said in this section, and no other', () => {
    const said = ['findings.PT_HOLD', 'findings.UNANSWERED'];
    const { judgement } = course({ says: { 's3.avm': 'yes', 's3.porphyria': 'skip' }, known: { said } });
    expect(judgement.patientTexts).to.deep.equal([{ key: 'findings.UNANSWERED' }]);
  });

  it('supersedes a finding whose condition no longer holds', () => {
    const { open, existing, judgement } = course({ says: { 's3.avm': 'yes' } }, { says: { 's3.avm': 'no' } });
    expect(open).to.deep.equal([]);
    expect(judgement.superseded).to.deep.equal([existing[0]?.id]);
  });

  it('keeps a finding with an alert open, whatever is answered later', () => {
    const { open } = course({ says: { 'asq.q3': 'yes' } }, { says: { 'asq.q3': 'no' }, at: LATER });
    expect(codesOf(open)).to.deep.equal(['SI_ACTIVE']);
  });

  it('replaces a finding that fires with another severity', () => {
    const { open, existing } = course({ says: { 's3.hf': 'yes' } }, { says: { 's3.hf.rest': 'yes' } });
    expect(open.map(({ code, severity }) => [code, severity])).to.deep.equal([['CV_HF', 'absolute']]);
    expect(existing.map(({ state }) => state)).to.deep.equal(['superseded', 'open']);
  });

  it('does not repeat a text or an alert when an answer only adds to what was found', () => {
    const grown = course({ says: { 'asq.q4': 'yes' } }, { says: { 'asq.q4.when': '2020' } });
    expect(codesOf(grown.open)).to.deep.equal(['SI_PAST_ATTEMPT']);
    expect(Object.keys(grown.open[0]?.answerSnapshot ?? {})).to.deep.equal(['asq.q4', 'asq.q4.when']);
    expect(grown.judgement.alerts).to.deep.equal([]);
    const told = course({ says: { 's3.hf': 'yes' } }, { says: { 's3.hf.rest': 'no' } });
    expect(told.judgement.raised).to.have.length(1);
    expect(told.judgement.patientTexts).to.deep.equal([]);
  });

  it('raises a higher tier in the turn of its answer and keeps the lower one', () => {
    const { open, judgement } = course({ says: { 'asq.q4': 'yes' } }, { says: { 'asq.q4.when': '2026-11' } });
    expect(codesOf(open)).to.deep.equal(['SI_PAST_ATTEMPT', 'SI_ACTIVE_PLAN']);
    expect(judgement.alerts.map(({ alert }) => alert)).to.deep.equal([{ tier: 'ACTIVE_PLAN' }]);
  });

  it('takes the same answer given anew as new: a second yes calls people again', () => {
    const { open, judgement } = course({ says: { 'asq.q1': 'yes' } }, { says: { 'asq.q1': 'yes' }, at: LATER });
    expect(judgement.alerts.map(({ alert }) => alert)).to.deep.equal([{ tier: 'PASSIVE' }]);
    expect(open.map(({ at }) => at)).to.deep.equal([LATER]);
  });

  it('adds a mark to an alert by a finding that replaces the first', () => {
    const { existing, judgement } = course(
      { says: { 's2.harm_others': 'yes' } },
      { says: { 's2.harm_others.now': 'no' } },
      { says: { 's2.harm_others.who': 'my brother' } },
    );
    expect(judgement.alerts).to.deep.equal([
      { finding: existing[1], alert: { sameDay: true, marks: ['DUTY_TO_WARN_REVIEW'] }, replaces: existing[0]?.id },
    ]);
  });

  it('keeps an alert open when the rule that made it turns milder', () => {
    const { open } = course(
      { says: { 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'week' } },
      { says: { 's2.selfharm_ever.when': 'month' } },
    );
    expect(open.map(({ code, alert }) => [code, alert])).to.deep.equal([
      ['SELF_HARM_RECENT', { tier: 'SELF_HARM' }],
      ['SELF_HARM_RECENT', undefined],
    ]);
  });

  it('keeps a stronger alert open beside the weaker one that the new answer makes', () => {
    const { open } = course({ says: { 'ae.allergy': ['wheeze'] } }, { says: { 'ae.allergy': ['rash'] } });
    expect(open.map(({ alert }) => alert)).to.deep.equal([{ tier: 'MEDICAL' }, { sameDay: true }]);
  });

  it('replaces an open finding that a new route makes worse', () => {
    const says = { 's3.liver': ['cirrhosis'], 's3.liver.severe': ['none'] };
    const { open } = course(
      { says, known: { route: 'iv' } },
      { known: { route: 'intranasal_esketamine', changed: undefined } },
    );
    expect(open.map(({ severity }) => severity)).to.deep.equal(['absolute']);
  });

  it('lists alerts strongest first', () => {
    const { judgement } = course({
      says: { 'asq.q1': 'yes', 'asq.q3': 'yes', 's2.abuse': 'yes', 'ae.worse': 'worse' },
    });
    expect(judgement.alerts.map(({ finding }) => finding.code)).to.deep.equal([
      'SI_ACTIVE',
      'SI_PASSIVE',
      'SOC_UNSAFE',
      'AE_WORSE',
    ]);
  });
});

describe('judge, of words', () => {
  it('raises a finding each time they are said, in place of the one before', () => {
    const turn = { known: { typed: ['PASSIVE'] as const } };
    const { existing, judgement } = course(turn, turn);
    expect(existing.map(({ state }) => state)).to.deep.equal(['superseded', 'open']);
    expect(judgement.alerts).to.have.length(1);
  });

  it('never takes words back', () => {
    const { open } = course({ known: { typed: ['PAST_ONLY'] } }, { known: { changed: undefined } });
    expect(codesOf(open)).to.deep.equal(['SI_PAST_ONLY']);
  });

  it('raises a finding for every tier of one text', () => {
    const { judgement } = course({ known: { typed: ['IMMINENT', 'MEDICAL'] } });
    expect(codesOf(judgement.raised)).to.deep.equal(['SI_IMMINENT', 'BODY_EMERGENCY']);
  });

  it('keeps a milder finding down while the words are open', () => {
    const says = { 's2.selfharm_ever': 'yes', 's2.selfharm_ever.when': 'year' };
    const { open, existing, answers } = course({ says }, { known: { typed: ['SELF_HARM'] } });
    expect(codesOf(open)).to.deep.equal(['SELF_HARM_RECENT']);
    expect(judged({ answers, existing }).raised).to.deep.equal([]);
  });
});

describe('judge, of what a clinician resolved', () => {
  const first = course({ says: { 's3.liver': ['cirrhosis'], 's3.liver.severe': ['none'] }, known: { route: 'iv' } });
  const existing = first.existing.map(resolved);

  it('does not raise it again on the same answers', () => {
    expect(judged({ answers: first.answers, existing, route: 'iv' }).raised).to.deep.equal([]);
  });

  it('judges it anew when its answers change', () => {
    const answers = { ...first.answers, ...answersOf({ 's3.liver.severe': ['fluid'] }) };
    const { raised, superseded } = judged({ answers, existing, route: 'iv' });
    expect(codesOf(raised)).to.deep.equal(['HEP_SEVERE']);
    expect(superseded).to.deep.equal([]);
  });

  it('raises it again when a new route makes it worse', () => {
    const { raised } = judged({ answers: first.answers, existing, route: 'intranasal_esketamine' });
    expect(raised.map(({ severity }) => severity)).to.deep.equal(['absolute']);
  });
});
