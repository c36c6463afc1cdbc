import { expect } from 'chai';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import type { Clinic } from '../../../src/domain/clinic.ts';
import { trialRulesOf } from '../../../src/domain/treatment-history/clinic-trial-rules.ts';

const CLINIC: Clinic = {
  id: 'demo',
  name: 'Demo',
  phone: '+1 555 0100',
  region: 'US',
  zone: 'America/New_York',
  languages: ['en'],
  noticeUrl: 'https://example.org/notice',
  origins: [],
  part2Program: false,
};
const rulesOf = (settings: Partial<Clinic>) => trialRulesOf({ ...CLINIC, ...settings }, MEDICINES);

describe('A clinic’s rules for trials', () => {
  it('are 6 weeks and no doses where it sets nothing', () => {
    expect(rulesOf({}).adequateTrialWeeks).to.equal(6);
    expect(rulesOf({}).minimumDose('Zoloft')).to.equal(undefined);
    expect(rulesOf({ adequateTrialWeeks: 4 }).adequateTrialWeeks).to.equal(4);
  });

  it('find a medicine in its table of doses by any of its names', () => {
    const { minimumDose } = rulesOf({ minimumDoses: { sertraline: 50, Cymbalta: 60 } });
    expect(['Zoloft', 'sertralina', 'duloxetine', 'Cymbalta 30'].map(minimumDose)).to.deep.equal([50, 50, 60, 60]);
    expect(['Prozac', 'imipramine', 'duloxatine', ''].map(minimumDose)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
