import { expect } from 'chai';
import { expand } from '../../src/domain/questionnaire/expand.ts';
import { type ExpressionContext, type KnownAnswer, lookupOf } from '../../src/domain/questionnaire/expression-env.ts';
import type { AskableItem } from '../../src/domain/questionnaire/loaded.ts';
import { nextItem } from '../../src/domain/questionnaire/next-item.ts';
import { type Answers, answersOf, LOADED, NOW } from '../domain/triage/triage-fixture.ts';

const PRESCREENING =
  LOADED.find(({ canonical }) => canonical.includes('/prescreening|')) ?? expect.fail('no pre-screening');
const ADULT: Answers = { 's0.consent': 'agree', 's0.dob': '1980-03-04', 's0.safe_to_text': 'safe' };

/** Everything that somebody is asked, in order: what is not in `says` is a No, `none`, the end of a list, or skipped. */
function askedOf(says: Answers, context: ExpressionContext = {}): string[] {
  const answers: Record<string, KnownAnswer> = {};
  const asked: string[] = [];
  for (;;) {
    const questionnaire = expand(PRESCREENING, answers);
    const item = nextItem(questionnaire, { answers: lookupOf(answers), now: NOW, context });
    if (item === undefined) return asked;
    asked.push(item.linkId);
    Object.assign(answers, answersOf({ [item.linkId]: { ...ADULT, ...says }[item.linkId] ?? defaultOf(item) }));
  }
}

function defaultOf(item: AskableItem): string | string[] {
  const codes = item.options.map(({ code }) => code);
  if (codes.includes('LA32-8')) return 'no';
  if (item.gate !== undefined) return 'done';
  return codes.includes('none') && item.multiple ? ['none'] : 'skip';
}

/** Yes to PC-PTSD-5, that many times. */
const trauma = (yes: number): Answers => ({
  's5.trauma': 'yes',
  'pcptsd5.gate': 'yes',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`pcptsd5.q${n}`, n <= yes ? 'yes' : 'no'])),
});
const SHARED: Answers = { 's0.sud_consent': 'yes' };

/** What somebody says, what is then asked, and what is not. */
const PATHS: [who: string, says: Answers, asked: string[], not: string[], context?: ExpressionContext][] = [
  ['somebody of 46', {}, ['s4.can_be_pregnant', 's4.breastfeeding'], ['s4.pregnant', 's4.contraception']],
  ['somebody of 60', { 's0.dob': '1966-11-22' }, ['s5.dissoc'], ['s4.can_be_pregnant', 's4.breastfeeding']],
  ['somebody of unknown age', { 's0.dob': 'skip' }, ['s4.can_be_pregnant'], ['s4.pregnant']],
  [
    'somebody who may become pregnant',
    { 's4.can_be_pregnant': '?', 's4.pregnant': 'no' },
    ['s4.pregnant', 's4.contraception'],
    [],
  ],
  [
    'somebody who tries to become pregnant',
    { 's4.can_be_pregnant': 'yes', 's4.pregnant': 'trying' },
    ['s4.pregnant'],
    ['s4.contraception'],
  ],
  ['somebody who is not sure of trauma', { 's5.trauma': '?' }, ['pcptsd5.gate'], ['pcptsd5.q1', 'pcl5.q1']],
  ['somebody who would not say', { 's5.trauma': '-' }, ['s5.personality'], ['pcptsd5.gate']],
  ['somebody with two signs of trauma', trauma(2), ['pcptsd5.q5'], ['pcl5.q1']],
  ['somebody with three signs of trauma', trauma(3), ['pcptsd5.q5', 'pcl5.q1', 'pcl5.q20'], []],
  [
    'somebody with bipolar disorder',
    { 's5.bipolar_dx': 'yes', 's5.bipolar_dx.stabiliser': 'yes' },
    ['s5.bipolar_dx.type', 's5.bipolar_dx.which'],
    [],
  ],
  ['somebody who worries about nothing of it', { 's1.concerns': ['none'] }, ['s7.therapy'], ['s7.ad_count']],
  ['somebody who skips the concerns', { 's1.concerns': 'skip', 's7.ad_count': 0 }, ['s7.ad_count'], ['s7.ad_trial[0]']],
  [
    'somebody who tried one medicine',
    { 's1.concerns': ['ptsd'], 's7.ad_count': 1, 's7.ad_trial[0]': 'more' },
    ['s7.ad_trial[0]/s7.ad_trial.sureness', 's7.ad_trial[1]', 's7.augment'],
    ['s7.ad_trial[1]/s7.ad_trial.name'],
  ],
  ['somebody unsure how many', { 's1.concerns': ['trd'], 's7.ad_count': '?' }, ['s7.ad_trial[0]', 's7.augment'], []],
  [
    'somebody with two medicines',
    { 's6.meds[0]': 'more', 's6.meds[1]': 'more' },
    ['s6.meds[0]/s6.meds.name', 's6.meds[1]/s6.meds.freq', 's6.meds[2]'],
    ['s6.meds[3]'],
  ],
  [
    'somebody who taps two classes of medicines',
    { 's6.meds_prompt': ['herb', 'bp'] },
    ['s6.meds_prompt[herb]/s6.meds_prompt.which', 's6.meds_prompt[bp]/s6.meds_prompt.which'],
    ['s6.meds_prompt[benzo]/s6.meds_prompt.which'],
  ],
  [
    'somebody whose list names one of them',
    { 's6.meds_prompt': ['herb', 'bp'] },
    ['s6.meds_prompt[herb]/s6.meds_prompt.which'],
    ['s6.meds_prompt[bp]/s6.meds_prompt.which'],
    { told: new Set(['bp']) },
  ],
  [
    'somebody who had ketamine, with another bad effect',
    { 's7.ketamine_before': 'yes', 's7.ketamine_before.bad': ['other', 'bp'] },
    ['s7.ketamine_before.now', 's7.ketamine_before.bad_what'],
    [],
  ],
  ['somebody who does not drink', { ...SHARED, 'auditc.q1': 0 }, ['auditc.q1'], ['auditc.q2', 's8.withdrawal']],
  [
    'somebody who drinks a little',
    { ...SHARED, 'auditc.q1': 1, 'auditc.q2': 0, 'auditc.q3': 0 },
    ['auditc.q3'],
    ['s8.withdrawal'],
  ],
  [
    'somebody who drinks more',
    { ...SHARED, 'auditc.q1': 2, 'auditc.q2': 1, 'auditc.q3': 0 },
    ['s8.withdrawal', 's8.withdrawal.seizure'],
    [],
  ],
  [
    'somebody who skips a question about drinking',
    { ...SHARED, 'auditc.q1': 1, 'auditc.q2': 0, 'auditc.q3': 'skip' },
    ['s8.withdrawal', 's8.withdrawal.seizure'],
    [],
  ],
  [
    'somebody who uses opioids on most days',
    { ...SHARED, 'auditc.q1': 0, 's8.which': ['opioids'], 's8.which[opioids]/s8.which.freq': 'daily' },
    ['s8.which[opioids]/s8.which.last', 's8.withdrawal'],
    ['s8.which[benzos]/s8.which.last'],
  ],
  [
    'somebody who uses cannabis on most days, and opioids every week',
    {
      ...SHARED,
      'auditc.q1': 0,
      's8.which': ['cannabis', 'opioids'],
      's8.which[cannabis]/s8.which.freq': 'daily',
      's8.which[opioids]/s8.which.freq': 'weekly',
    },
    ['s8.which[cannabis]/s8.which.freq'],
    ['s8.withdrawal'],
  ],
  [
    'somebody under 18',
    { 's0.dob': '2010-01-01' },
    ['s0.dob'],
    ['s0.contact_name', 's4.can_be_pregnant', 's0.sud_consent', 's9.ride'],
  ],
];

describe('The path through the pre-screening', () => {
  for (const [who, says, expected, not, context] of PATHS) {
    it(`of ${who}`, () => {
      const asked = askedOf(says, context);
      expect(asked).to.include.members(expected);
      expect(asked.filter((linkId) => not.includes(linkId))).to.deep.equal([]);
    });
  }

  it('asks for the consent to share right before S8, and S8 only after a yes', () => {
    const asked = askedOf(SHARED);
    const at = asked.indexOf('s0.sud_consent');
    expect(asked.slice(at - 1, at + 2)).to.deep.equal(['s7.psychedelic', 's0.sud_consent', 'auditc.q1']);
    for (const answer of ['no', 'later', 'skip']) {
      const without = askedOf({ 's0.sud_consent': answer });
      expect(without.slice(at, at + 2)).to.deep.equal(['s0.sud_consent', 's9.support_person']);
    }
  });

  it('asks for it right after the consent in a Part 2 program, and again before S8 after "later" or a skip', () => {
    const program = (says: Answers) => askedOf(says, { part2Program: true });
    for (const early of ['later', 'skip']) {
      const asked = program({ 's0.sud_consent': early, 's0.sud_consent.again': 'yes' });
      expect(asked.indexOf('s0.sud_consent')).to.equal(asked.indexOf('s0.consent') + 1);
      expect(asked.indexOf('s0.sud_consent.again')).to.equal(asked.indexOf('auditc.q1') - 1);
    }
    expect(program(SHARED)).to.include('auditc.q1').and.not.include('s0.sud_consent.again');
    expect(program({ 's0.sud_consent': 'no' })).not.to.include.members(['s0.sud_consent.again', 'auditc.q1']);
    expect(program({ 's0.sud_consent': 'later', 's0.sud_consent.again': 'later' })).not.to.include('auditc.q1');
  });

  it('goes through the sections in their order, and ends with the read-back', () => {
    const asked = askedOf(SHARED);
    const sections = asked.map((linkId) => PRESCREENING.items.get(linkId.split('[')[0] ?? '')?.section);
    expect([...new Set(sections)].join(' ')).to.equal('s0 s1 s1b s2 s3 s4 s5 s6 s7 s0.sharing s8 s9');
    expect(asked.at(-1)).to.equal('s9.readback');
  });
});
