import { expect } from 'chai';
import { MESSAGES } from '../../../src/content/locales/index.ts';
import { MEDICINES } from '../../../src/content/medicines/index.ts';
import { createTexts } from '../../../src/content/texts.ts';
import { antidepressantKinds } from '../../../src/domain/medicines/antidepressant-kinds.ts';
import { type KnownAnswer, lookupOf } from '../../../src/domain/questionnaire/expression-env.ts';
import { gateValue } from '../../../src/domain/questionnaire/repetition-keys.ts';
import { historyTexts, treatmentHistory } from '../../../src/domain/treatment-history/treatment-history.ts';

const texts = createTexts(MESSAGES);
const given = (...values: Extract<KnownAnswer, { state: 'answered' }>['values']): KnownAnswer => ({
  state: 'answered',
  values,
});
const code = (of: string) => given({ valueCoding: { code: of } });
const amount = (value: number, unit: string) => given({ valueQuantity: { value, code: unit } });
const YES = 'LA33-6';

interface Told {
  name: string;
  long?: [number, string];
  current?: string;
  helped?: string;
}

/** The answers to S7 of somebody who took all of these most days. */
function answers(trials: Told[], more: Record<string, KnownAnswer> = {}) {
  const told = trials.flatMap(({ name, long, current = 'now', helped = 'none' }, index): [string, KnownAnswer][] => {
    const key = (part: string) => `s7.ad_trial[${index}]/s7.ad_trial.${part}`;
    return [
      [`s7.ad_trial[${index}]`, given(gateValue('more'))],
      [key('name'), given({ valueString: name })],
      [key('weeks'), long === undefined ? { state: 'skipped' } : amount(...long)],
      [key('current'), code(current)],
      [key('adherence'), code('most')],
      [key('response'), code(helped)],
    ];
  });
  const end = [`s7.ad_trial[${trials.length}]`, given(gateValue('done'))] as const;
  return lookupOf({ ...Object.fromEntries([...told, end]), ...more });
}

const history = (trials: Told[], more: Record<string, KnownAnswer> = {}) =>
  treatmentHistory(answers(trials, more), { kindsOf: (name) => antidepressantKinds(name, MEDICINES) });
const lines = (...told: Parameters<typeof history>) =>
  historyTexts(history(...told)).map((text) => texts.format('en', text));

describe('The treatment history in the answers', () => {
  it('reads weeks, months and years', () => {
    const weeks = history([
      { name: 'Zoloft', long: [6, 'wk'] },
      { name: 'Prozac', long: [1, 'mo'] },
      { name: 'Paxil', long: [1, 'a'] },
      { name: 'Celexa' },
    ]).trials.map(({ adequate4w, adequate6w, unknown }) => [adequate4w, adequate6w, unknown.includes('weeks')]);
    expect(weeks).to.deep.equal([
      [true, true, false],
      [true, false, false],
      [true, true, false],
      [false, false, true],
    ]);
  });

  it('ends the list where the patient did', () => {
    const trials = [{ name: 'Zoloft', long: [6, 'wk'] as [number, string] }, { name: 'Prozac' }];
    expect(history(trials, { 's7.ad_trial[1]': given(gateValue('done')) }).trials).to.have.length(1);
    expect(history([]).trials).to.deep.equal([]);
  });

  it('is told in the words of the pack, as the patient’s report', () => {
    const told = lines([
      { name: 'Zoloft', long: [8, 'wk'] },
      { name: 'Effexor', long: [3, 'mo'], helped: 'some' },
    ]);
    expect(told).to.include('Patient-reported: ≥2 adequate trials without response this episode (unverified)');
    expect(told).to.include('Thase–Rush: consistent with stage ≥ II, self-report');
    expect(told).to.include('2 trials: dose not checked');
  });

  it('gives the Maudsley staging as a range until a clinician has entered the severity', () => {
    const more = { 's1.duration': amount(14, 'mo'), 's7.augment': code('lithium'), 's7.ect': code(YES) };
    expect(lines([{ name: 'Zoloft', long: [8, 'wk'] }], more)).to.include(
      'Maudsley staging, self-report: 6 to 10 of 15 (mild to moderate); severity is for a clinician to enter',
    );
    const rated = treatmentHistory(answers([{ name: 'Zoloft', long: [8, 'wk'] }], more), {
      severity: 'severe',
      kindsOf: () => [],
    });
    expect(rated.maudsley?.points).to.deep.equal({ low: 9, high: 9 });
  });

  it('says what is unknown, and what it could come to', () => {
    const told = lines([{ name: 'Zoloft' }, { name: 'Prozac', long: [8, 'wk'] }]);
    expect(told).to.include('1 trial has an unknown part and counts as not adequate');
    expect(told).to.include('If every unknown part counted: up to 2 this episode, 2 in all');
    expect(told.join()).not.to.include('≥2');
  });

  it('says nothing when no trial was told', () => {
    expect(lines([])).to.deep.equal([]);
  });
});
