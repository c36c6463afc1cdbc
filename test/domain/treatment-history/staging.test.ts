import { expect } from 'chai';
import fc from 'fast-check';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { antidepressantKinds } from '../../../src/domain/medicines/antidepressant-kinds.ts';
import type { Ect } from '../../../src/domain/treatment-history/ect.ts';
import { type MaudsleyInput, maudsleyScore, SEVERITY_TERMS } from '../../../src/domain/treatment-history/maudsley.ts';
import { thaseRushHint } from '../../../src/domain/treatment-history/thase-rush.ts';
import { assessTrial, type Trial } from '../../../src/domain/treatment-history/trial.ts';

const kindsOf = (name: string) => antidepressantKinds(name, MEDICINES);
const failed = (name: string, more: Partial<Trial> = {}) =>
  assessTrial({ name, weeks: 8, adherence: 'most', response: 'none', current: 'earlier', ...more });
const stage = (names: string[], ect: Ect = {}) =>
  thaseRushHint(
    names.map((name) => failed(name)),
    ect,
    kindsOf,
  ).stage;

describe('The hint at a stage of Thase and Rush', () => {
  const BILATERAL: Ect = { had: true, sides: 'both', helped: 'no' };

  it('counts classes, then a TCA, an MAOI and bilateral ECT on top of them', () => {
    expect(stage([])).to.equal(0);
    expect(stage(['Zoloft'])).to.equal(1);
    expect(stage(['Zoloft', 'Lexapro', 'sertralina'])).to.equal(1);
    expect(stage(['Zoloft', 'Effexor'])).to.equal(2);
    expect(stage(['Zoloft', 'Wellbutrin', 'nortriptyline'])).to.equal(3);
    expect(stage(['Zoloft', 'Wellbutrin', 'nortriptyline', 'Parnate'])).to.equal(4);
    expect(stage(['Zoloft', 'Wellbutrin', 'nortriptyline', 'Parnate'], BILATERAL)).to.equal(5);
  });

  it('is the lowest stage that fits: a TCA or an MAOI as the second class is no third', () => {
    expect(stage(['Zoloft', 'nortriptyline'])).to.equal(2);
    expect(stage(['Zoloft', 'Parnate'])).to.equal(2);
    expect(stage(['Zoloft', 'Effexor', 'Parnate'])).to.equal(2);
    expect(stage(['Zoloft', 'Effexor'], BILATERAL)).to.equal(2);
  });

  it('takes ECT only on both sides, and only without much help', () => {
    const all = ['Zoloft', 'Wellbutrin', 'nortriptyline', 'Parnate'];
    expect(stage(all, { ...BILATERAL, helped: 'some' })).to.equal(5);
    expect(stage(all, { ...BILATERAL, helped: 'lot' })).to.equal(4);
    expect(stage(all, { ...BILATERAL, sides: 'one' })).to.equal(4);
    expect(stage(all, { had: true, sides: 'both' })).to.equal(4);
  });

  it('leaves out trials that did not fail, and names those of no known class', () => {
    const hint = thaseRushHint(
      [
        failed('Zoloft'),
        failed('Effexor', { weeks: 2 }),
        failed('Pamelor', { response: 'all' }),
        failed('imipramine'),
        failed('fluoxatine'),
      ],
      {},
      kindsOf,
    );
    expect(hint).to.deep.equal({ stage: 1, classes: ['SSRI'], unclassed: ['imipramine', 'fluoxatine'] });
  });

  it('knows an MAOI for depression from other MAOIs', () => {
    expect(['phenelzine', 'Parnate', 'Marplan', 'Emsam'].flatMap(kindsOf)).to.deep.equal([
      'MAOI',
      'MAOI',
      'MAOI',
      'MAOI',
    ]);
    expect(['linezolid', 'Azilect', 'Xadago', 'lithium', 'Seroquel'].flatMap(kindsOf)).to.deep.equal([]);
    expect(['Auvelity', 'Contrave'].flatMap(kindsOf)).to.deep.equal(['other', 'other']);
  });
});

describe('The Maudsley staging', () => {
  const KNOWN: MaudsleyInput = {
    months: 6,
    severity: 'mild',
    failed: { low: 1, high: 1 },
    augmentation: false,
    ect: false,
  };
  const items = (input: Partial<MaudsleyInput>) => maudsleyScore({ ...KNOWN, ...input })?.items;
  const times = (count: number) => ({ failed: { low: count, high: count } });

  it('gives points for months, failed medicines and severity', () => {
    const months = [1, 12, 13, 24, 25].map((count) => items({ months: count })?.duration.low);
    expect(months).to.deep.equal([1, 1, 2, 2, 3]);
    const counts = [1, 2, 3, 4, 5, 6, 7, 10, 11].map((count) => items(times(count))?.failed.low);
    expect(counts).to.deep.equal([1, 1, 2, 2, 3, 3, 4, 4, 5]);
    expect(SEVERITY_TERMS.map((severity) => items({ severity })?.severity.low)).to.deep.equal([1, 2, 3, 4, 5]);
  });

  it('goes from 3 to 15, in three bands', () => {
    expect(maudsleyScore({ ...KNOWN, severity: 'subsyndromal' })?.points).to.deep.equal({ low: 3, high: 3 });
    const most = maudsleyScore({
      months: 30,
      severity: 'severe_psychotic',
      ...times(11),
      augmentation: true,
      ect: true,
    });
    expect(most?.points).to.deep.equal({ low: 15, high: 15 });
    expect(most?.bands).to.deep.equal(['severe', 'severe']);
    const band = (input: Partial<MaudsleyInput>) => maudsleyScore({ ...KNOWN, ...input })?.bands[0];
    expect(band({ months: 25, ect: true })).to.equal('moderate');
    expect(band({ months: 25 })).to.equal('mild');
    expect(band({ months: 25, severity: 'severe', ect: true, augmentation: true })).to.equal('moderate');
    expect(band({ months: 25, severity: 'severe_psychotic', ect: true, augmentation: true })).to.equal('severe');
  });

  it('is a range while the severity, or anything else, is not known', () => {
    const { severity: _, ...unrated } = KNOWN;
    const score = maudsleyScore(unrated);
    expect(score?.points).to.deep.equal({ low: 3, high: 7 });
    expect(score?.bands).to.deep.equal(['mild', 'moderate']);
    expect(score?.unknown).to.deep.equal(['severity']);
    const least = maudsleyScore({ failed: { low: 0, high: 3 } });
    expect(least?.points).to.deep.equal({ low: 3, high: 12 });
    expect(least?.unknown).to.deep.equal(['duration', 'severity', 'failed', 'augmentation', 'ect']);
  });

  it('has no score without a failed medicine', () => {
    expect(maudsleyScore({ ...KNOWN, ...times(0) })).to.equal(undefined);
  });

  it('never gives fewer points for more of anything', () => {
    const input = fc.record({
      months: fc.integer({ min: 0, max: 60 }),
      severity: fc.constantFrom(...SEVERITY_TERMS),
      failed: fc.integer({ min: 1, max: 15 }).map((count) => ({ low: count, high: count })),
      augmentation: fc.boolean(),
      ect: fc.boolean(),
    });
    fc.assert(
      fc.property(input, fc.nat(24), fc.nat(5), (given, months, more) => {
        const worse = { ...given, months: given.months + months, ...times(given.failed.low + more), ect: true };
        expect(maudsleyScore(worse)?.points.low).to.be.at.least(maudsleyScore(given)?.points.low ?? 0);
        expect(maudsleyScore(given)?.points.low).to.be.within(3, 15);
      }),
    );
  });
});
