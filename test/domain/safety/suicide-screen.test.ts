import { expect } from 'chai';
import {
  type ScreenEnd,
  screenAlertStep,
  screenEndStep,
  suicideItemStep,
} from '../../../src/domain/safety/suicide-screen.ts';
import { outline, situation } from '../../support/situations.ts';

describe('suicide screen', () => {
  const inScreen = situation({ screenOpen: true });

  it('tells the team and shows the numbers after the first yes or refusal, then goes on', () => {
    const step = screenAlertStep({ tier: 'PASSIVE', refused: true, first: true }, inScreen);
    expect(outline(step)).to.equal('letting# →resume');
    expect(step.raise).to.deep.equal({ tiers: ['PASSIVE'], marks: [], told: true });
  });

  it('alerts at every further one without a word', () => {
    const step = screenAlertStep({ tier: 'ACTIVE', refused: false, first: false }, inScreen);
    expect(outline(step)).to.equal('→resume');
    expect(step.raise?.tiers).to.deep.equal(['ACTIVE']);
  });

  it('answers item 5 at once', () => {
    const acute = (refused: boolean, quiet = false) =>
      screenAlertStep({ tier: 'IMMINENT', refused, first: false }, { ...inScreen, quiet });
    expect(outline(acute(false))).to.equal('A close# ?means');
    expect(outline(acute(true))).to.equal('A.unsure close# ?means');
    expect(outline(acute(true, true))).to.equal('A.unsure~ ?means');
    expect(acute(true).raise).to.deep.equal({ tiers: ['IMMINENT'], marks: [], told: true });
    expect(acute(true, true).raise?.marks).to.deep.equal(['QUIET']);
  });

  const ENDS: [end: ScreenEnd, said: string][] = [
    [{ tiers: [], refusalsOnly: false }, '→resume'],
    [{ tiers: ['PASSIVE'], refusalsOnly: false }, 'C close# ?call'],
    [{ tiers: ['PASSIVE', 'ACTIVE'], refusalsOnly: false }, 'C close# ?call'],
    [{ tiers: ['PASSIVE'], refusalsOnly: true }, 'C.unsure close# ?call'],
    [{ tiers: ['ACTIVE', 'ACTIVE_PLAN'], refusalsOnly: false }, 'A close# ?plan.safe'],
    [{ tiers: ['IMMINENT', 'PASSIVE'], refusalsOnly: false }, '→stay'],
    [{ tiers: [], refusalsOnly: false, scriptSaid: 'ACTIVE' }, '?call'],
    [{ tiers: ['ACTIVE'], refusalsOnly: false, scriptSaid: 'ACTIVE' }, '?call'],
    [{ tiers: ['ACTIVE'], refusalsOnly: false, scriptSaid: 'PASSIVE' }, 'C close# ?call'],
    [{ tiers: ['ACTIVE_PLAN'], refusalsOnly: false, scriptSaid: 'ACTIVE' }, 'A close# ?plan.safe'],
    [{ tiers: [], refusalsOnly: false, scriptSaid: 'PAST_ONLY' }, '?goon'],
    [{ tiers: ['PASSIVE'], refusalsOnly: false, scriptSaid: 'PAST_ONLY' }, 'C close# ?call'],
  ];
  for (const [end, said] of ENDS) {
    it(`ends ${JSON.stringify(end)} with ${said}`, () => {
      const step = screenEndStep(end, inScreen);
      expect(outline(step)).to.equal(said);
      expect(step).not.to.have.property('raise');
    });
  }

  it('answers PHQ-9 item 9 by letting, the numbers and the screen', () => {
    const step = suicideItemStep(situation());
    expect(outline(step)).to.equal('letting# →whole');
    expect(step.raise).to.deep.equal({ tiers: ['PASSIVE'], marks: [], told: true });
    expect(outline(suicideItemStep(situation({ screenFinishedRecently: true })))).to.equal('letting# →q5-only');
  });
});
