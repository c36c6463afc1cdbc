import { expect } from 'chai';
import fc from 'fast-check';
import {
  assessTrial,
  RESPONSES,
  STOPS,
  type Trial,
  type TrialRules,
} from '../../../src/domain/treatment-history/trial.ts';
import { countTrials, trdFlag } from '../../../src/domain/treatment-history/trial-counts.ts';

const TRIAL: Trial = {
  name: 'sertraline',
  weeks: 8,
  dose: 100,
  current: 'now',
  adherence: 'most',
  response: 'none',
  stop: 'no_help',
};
const trial = (parts: Partial<Trial>): Trial => ({ ...TRIAL, ...parts });
const without = (...parts: (keyof Trial)[]): Trial =>
  Object.fromEntries(Object.entries(TRIAL).filter(([part]) => !parts.includes(part as keyof Trial)));
const rules = (adequateTrialWeeks: 4 | 6, minimum?: number): TrialRules => ({
  adequateTrialWeeks,
  minimumDose: () => minimum,
});

describe('A trial of an antidepressant', () => {
  const adequate = (parts: Partial<Trial>, minimum?: number) => {
    const { adequate4w, adequate6w } = assessTrial(trial(parts), rules(6, minimum));
    return [adequate4w, adequate6w];
  };

  it('is adequate from 4 and from 6 weeks on', () => {
    expect(adequate({ weeks: 3.9 })).to.deep.equal([false, false]);
    expect(adequate({ weeks: 4 })).to.deep.equal([true, false]);
    expect(adequate({ weeks: 5.9 })).to.deep.equal([true, false]);
    expect(adequate({ weeks: 6 })).to.deep.equal([true, true]);
  });

  it('is adequate only when it was taken most days', () => {
    expect(adequate({ adherence: 'some' })).to.deep.equal([false, false]);
    expect(adequate({ adherence: 'rarely' })).to.deep.equal([false, false]);
  });

  it('is held to the clinic’s minimum dose, where it has one', () => {
    expect(adequate({ dose: 50 }, 50)).to.deep.equal([true, true]);
    expect(adequate({ dose: 49 }, 50)).to.deep.equal([false, false]);
    expect(adequate({ dose: 1 })).to.deep.equal([true, true]);
    expect(assessTrial(trial({}), rules(6, 50)).doseChecked).to.equal(true);
    expect(assessTrial(trial({})).doseChecked).to.equal(false);
  });

  it('is not adequate while a part is unknown, and says which', () => {
    const told = (missing: keyof Trial, minimum?: number) => {
      const { adequate4w, adequate6w, unknown } = assessTrial(without(missing), rules(6, minimum));
      return [adequate4w, adequate6w, unknown];
    };
    expect(told('weeks')).to.deep.equal([false, false, ['weeks']]);
    expect(told('adherence')).to.deep.equal([false, false, ['adherence']]);
    expect(told('dose', 50)).to.deep.equal([false, false, ['dose']]);
    expect(told('dose')).to.deep.equal([true, true, []]);
    expect(told('response')).to.deep.equal([true, true, ['response']]);
  });

  it('failed when it was adequate and helped by less than half', () => {
    const failed = RESPONSES.filter((response) => assessTrial(trial({ response })).failed);
    expect(failed).to.deep.equal(['none', 'little', 'some']);
    expect(assessTrial(without('response')).failed).to.equal(false);
  });

  it('is intolerant, not failed, when side effects ended it before it was adequate', () => {
    const told = (weeks: number) => {
      const { failed, intolerant } = assessTrial(trial({ weeks, stop: 'side_effects' }));
      return { failed, intolerant };
    };
    expect(told(5)).to.deep.equal({ failed: false, intolerant: true });
    expect(told(6)).to.deep.equal({ failed: true, intolerant: false });
    expect(assessTrial(trial({ weeks: 5, stop: 'side_effects' }), rules(4)).failed).to.equal(true);
    expect(assessTrial(trial({ weeks: 2, stop: 'cost' })).intolerant).to.equal(false);
  });
});

describe('Counting trials', () => {
  it('keeps this episode apart from a lifetime', () => {
    const counts = countTrials([
      trial({}),
      trial({ current: 'earlier' }),
      without('current'),
      trial({ response: 'lot' }),
    ]);
    expect(counts).to.deep.equal({
      trdCountEpisode: 1,
      trdCountLifetime: 3,
      intolerant: 0,
      atMost: { trdCountEpisode: 2, trdCountLifetime: 3 },
    });
  });

  it('goes by the clinic’s weeks, 6 unless it says 4', () => {
    const trials = [trial({ weeks: 4 }), trial({ weeks: 5 })];
    expect(countTrials(trials).trdCountEpisode).to.equal(0);
    expect(countTrials(trials, rules(4)).trdCountEpisode).to.equal(2);
  });

  it('flags two failed adequate trials in this episode', () => {
    const flagged = (...trials: Trial[]) => trdFlag(countTrials(trials));
    expect(flagged(trial({}), trial({}))).to.equal(true);
    expect(flagged(trial({}))).to.equal(false);
    expect(flagged(trial({}), trial({ current: 'earlier' }))).to.equal(false);
    expect(flagged(trial({}), without('weeks'))).to.equal(false);
  });
});

describe('Any set of trials', () => {
  const anyTrial: fc.Arbitrary<Trial> = fc.record(
    {
      weeks: fc.constantFrom(0, 2, 3.9, 4, 5, 6, 12, 100),
      dose: fc.constantFrom(0, 25, 50, 100),
      current: fc.constantFrom('now' as const, 'earlier' as const),
      adherence: fc.constantFrom('most' as const, 'some' as const, 'rarely' as const),
      response: fc.constantFrom(...RESPONSES),
      stop: fc.constantFrom(...STOPS),
    },
    { requiredKeys: [] },
  );
  const anyTrials = fc.array(anyTrial, { maxLength: 8 });
  const anyRules = fc
    .tuple(fc.constantFrom(4 as const, 6 as const), fc.constantFrom(undefined, 50))
    .map(([weeks, minimum]) => rules(weeks, minimum));

  it('never has fewer adequate or failed trials for longer trials', () => {
    fc.assert(
      fc.property(anyTrials, anyRules, fc.nat(20), (trials, clinic, more) => {
        const longer = trials.map((one) => (one.weeks === undefined ? one : { ...one, weeks: one.weeks + more }));
        expect(countTrials(longer, clinic).trdCountLifetime).to.be.at.least(
          countTrials(trials, clinic).trdCountLifetime,
        );
        expect(countTrials(longer, clinic).trdCountEpisode).to.be.at.least(countTrials(trials, clinic).trdCountEpisode);
        expect(countTrials(longer, clinic).intolerant).to.be.at.most(countTrials(trials, clinic).intolerant);
      }),
    );
  });

  it('never has more failed trials under the stricter rule, nor when less is known', () => {
    fc.assert(
      fc.property(
        anyTrials,
        anyRules,
        fc.constantFrom('weeks' as const, 'adherence' as const, 'response' as const, 'current' as const),
        (trials, clinic, part) => {
          expect(countTrials(trials, rules(6)).trdCountLifetime).to.be.at.most(
            countTrials(trials, rules(4)).trdCountLifetime,
          );
          const lessKnown = trials.map(({ [part]: _, ...rest }) => rest);
          expect(countTrials(lessKnown, clinic).trdCountEpisode).to.be.at.most(
            countTrials(trials, clinic).trdCountEpisode,
          );
        },
      ),
    );
  });

  it('counts this episode within the lifetime, what is known within what may be, and no trial twice', () => {
    fc.assert(
      fc.property(anyTrials, anyRules, (trials, clinic) => {
        const { trdCountEpisode, trdCountLifetime, intolerant, atMost } = countTrials(trials, clinic);
        expect(trdCountEpisode).to.be.at.most(trdCountLifetime).and.at.most(atMost.trdCountEpisode);
        expect(trdCountLifetime).to.be.at.most(atMost.trdCountLifetime);
        expect(trdCountLifetime + intolerant).to.be.at.most(trials.length);
        expect(atMost.trdCountEpisode).to.be.at.most(atMost.trdCountLifetime);
      }),
    );
  });
});
