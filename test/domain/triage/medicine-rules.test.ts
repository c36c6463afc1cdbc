import { expect } from 'chai';
import { DEFAULT_TRIAL_RULES } from '../../../src/domain/treatment-history/trial.ts';
import { type Answers, answersOf, applied, codesOf, judged } from './triage-fixture.ts';

const meds = (...names: string[]): Answers =>
  Object.fromEntries(names.map((name, index) => [`s6.meds[${index}]/s6.meds.name`, name]));
const trial = (index: number, weeks: number): Answers => ({
  [`s7.ad_trial[${index}]`]: 'more',
  [`s7.ad_trial[${index}]/s7.ad_trial.weeks`]: weeks,
  [`s7.ad_trial[${index}]/s7.ad_trial.current`]: 'now',
  [`s7.ad_trial[${index}]/s7.ad_trial.adherence`]: 'most',
  [`s7.ad_trial[${index}]/s7.ad_trial.response`]: 'none',
});

describe('The rules about medicines', () => {
  it('find each class once, for all its names', () => {
    const { raised, patientTexts } = judged({ answers: answersOf(meds('Xanax', 'Ativan', 'Valium', 'Zoloft')) });
    expect(codesOf(raised)).to.deep.equal(['MED_BENZO', 'MED_ANTIDEPRESSANT']);
    expect(patientTexts).to.deep.equal([{ key: 'findings.PT_MED' }]);
  });

  it('say their texts once in a section, however many names come', () => {
    const first = judged({ answers: answersOf(meds('Xanax', 'fish oil')) });
    const said = first.patientTexts.map(({ key }) => key);
    expect(said).to.deep.equal(['findings.PT_MED', 'findings.PT_UNMATCHED']);
    const next = judged({
      answers: answersOf(meds('Xanax', 'fish oil', 'zinc', 'Zoloft')),
      existing: applied([], first),
      said,
    });
    expect(next.patientTexts).to.deep.equal([]);
  });

  it('keep every name in the finding', () => {
    const [finding] = judged({ answers: answersOf(meds('Xanax', 'Zoloft')) }).raised;
    expect(finding?.answerSnapshot['s6.meds.name']).to.deep.equal({
      state: 'answered',
      values: [{ valueString: 'Xanax' }, { valueString: 'Zoloft' }],
    });
  });

  it('take a class back when its only name is corrected', () => {
    const first = judged({ answers: answersOf(meds('Xanax')) });
    const existing = applied([], first);
    const changed = ['s6.meds[0]/s6.meds.name', 's6.meds.name'];
    const corrected = judged({ answers: answersOf(meds('Zoloft')), existing, changed });
    expect(codesOf(corrected.raised)).to.deep.equal(['MED_ANTIDEPRESSANT']);
    expect(corrected.superseded).to.deep.equal(first.raised.map(({ id }) => id));
  });

  it('leave a person to look at what nobody recognised, next to what was', () => {
    expect(codesOf(judged({ answers: answersOf(meds('Xanax', 'prednisone')) }).raised)).to.deep.equal([
      'MED_BENZO',
      'MED_UNMATCHED',
    ]);
  });
});

describe('The rules about earlier trials', () => {
  it('go by the weeks that the clinic set', () => {
    const answers = answersOf({ ...trial(0, 4), ...trial(1, 5), 's7.ad_trial[2]': 'done' });
    expect(codesOf(judged({ answers }).raised)).to.deep.equal([]);
    const trialRules = { ...DEFAULT_TRIAL_RULES, adequateTrialWeeks: 4 as const };
    expect(codesOf(judged({ answers, trialRules }).raised)).to.deep.equal(['TRD_MET']);
  });
});
