import { expect } from 'chai';
import escalation from '../../../src/content/escalation.json' with { type: 'json' };
import { ladderDataSchema, ladderOf } from '../../../src/domain/escalation/ladder.ts';
import { alertSpec } from '../../../src/domain/safety/alert-rules.ts';
import { type Mark, TIERS, type Tier } from '../../../src/domain/safety/tiers.ts';

const DATA = ladderDataSchema.parse(escalation);
const of = (tiers: Tier[], marks: Mark[] = [], to: string[] = []) =>
  ladderOf({ tiers, marks, to }, DATA).map(({ target, minutes }) => `${target} ${minutes}`);

describe('ladderOf', () => {
  it('pages the person on call at once, whatever it is, and somebody else within its clock', () => {
    for (const tier of TIERS) {
      const [first, ...later] = ladderOf({ tiers: [tier], marks: [], to: alertSpec([tier]).to }, DATA);
      expect(first, tier).to.deep.equal({ target: 'on-call', minutes: 0 });
      const clock = alertSpec([tier]).clockMinutes;
      expect(later.length, tier).to.be.greaterThan(0);
      for (const { minutes } of later) expect(minutes, tier).to.be.at.most(clock);
    }
  });

  it('takes the earliest minute of several tiers, and whom the alert names at once', () => {
    expect(of(['PASSIVE'])).to.deep.equal(['on-call 0', 'clinical-lead 240', 'everyone 480']);
    expect(of(['MEDICAL', 'PASSIVE'])).to.deep.equal(['on-call 0', 'clinical-lead 2', 'everyone 5']);
    expect(of(['PASSIVE'], [], ['prescriber'])).to.include('prescriber 0');
    expect(of([], [], ['unknown-role'])).to.deep.equal(of([]));
  });

  it('is steeper with danger', () => {
    expect(of(['ABUSE'])).to.include('safeguarding-contact 480');
    expect(of(['ABUSE'], ['DANGER'])).to.include('everyone 15');
    expect(of(['THIRD_PARTY'], ['DANGER'])).to.include('clinical-lead 5');
  });

  it("lets a clinic's own minutes stand in place of the default, target by target", () => {
    const alert = { tiers: ['MEDICAL' as const], marks: [], to: [] };
    const own = ladderOf(alert, DATA, { MEDICAL: { 'clinical-lead': 1, 'front-desk': 3 } });
    expect(own.map(({ target, minutes }) => `${target} ${minutes}`)).to.deep.equal([
      'on-call 0',
      'clinical-lead 1',
      'front-desk 3',
      'everyone 5',
    ]);
  });
});
