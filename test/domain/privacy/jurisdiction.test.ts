import { expect } from 'chai';
import { jurisdictionCheck } from '../../../src/cli/doctor/content-checks.ts';
import { JURISDICTIONS } from '../../../src/content/jurisdictions.ts';
import { SOURCES } from '../../../src/content/sources.ts';
import { jurisdictionOf, looserThan, type PolicyByPlace } from '../../../src/domain/privacy/jurisdiction.ts';

const FREE = { secondOpinion: true, inferFromWords: true };
const STRICT = { secondOpinion: false, inferFromWords: false };
const { places } = JURISDICTIONS;
const at = (country?: string, region?: string) => ({
  ...(country === undefined ? {} : { country }),
  ...(region === undefined ? {} : { region }),
  ...{ confirmed: true, at: '2026-03-02T15:00:00.000Z' },
});

describe('What the law of a place lets the bot do', () => {
  it('is the record of the region, else that of everywhere', () => {
    expect(jurisdictionOf(at('US', 'US-IL'), places)).to.deep.equal(STRICT);
    expect(jurisdictionOf(at('US', 'US-NY'), places)).to.deep.equal(FREE);
    expect(jurisdictionOf(at('DE'), places)).to.deep.equal(FREE);
  });

  it('is the strictest of all where the place is not known, and of its regions where only the country is', () => {
    const book: PolicyByPlace = { ...places, FR: { secondOpinion: false }, 'CA-QC': { inferFromWords: false } };
    for (const unknown of [undefined, at()]) expect(jurisdictionOf(unknown, book)).to.deep.equal(STRICT);
    expect(jurisdictionOf(at('US'), book)).to.deep.equal(STRICT);
    expect(jurisdictionOf(at('CA'), book)).to.deep.equal({ ...FREE, inferFromWords: false });
    expect(jurisdictionOf(at('CA', 'CA-ON'), book)).to.deep.equal(FREE);
  });

  it('holds for a region what is said of its country, and everywhere what is said of everywhere', () => {
    const book: PolicyByPlace = { default: { secondOpinion: false }, US: { inferFromWords: false } };
    expect(jurisdictionOf(at('US', 'US-NY'), book)).to.deep.equal(STRICT);
    expect(jurisdictionOf(at('DE'), book)).to.deep.equal({ ...FREE, secondOpinion: false });
  });

  it('is made stricter by a clinic, for a place of ours or one of its own, and never looser', () => {
    const own: PolicyByPlace = { 'US-CO': { secondOpinion: false }, 'US-IL': { inferFromWords: true } };
    expect(jurisdictionOf(at('US', 'US-CO'), places, own)).to.deep.equal({ ...FREE, secondOpinion: false });
    expect(jurisdictionOf(at('US', 'US-IL'), places, own)).to.deep.equal(STRICT);
    expect(looserThan(places, 'US-IL', { inferFromWords: true, secondOpinion: false })).to.deep.equal([
      'inferFromWords',
    ]);
    expect(looserThan(places, 'US-CO', STRICT)).to.deep.equal([]);
  });

  it('holds a region to what ships for its country', () => {
    expect(looserThan({ US: { secondOpinion: false } }, 'US-CO', { secondOpinion: true })).to.deep.equal([
      'secondOpinion',
    ]);
  });

  it('is a warning of the doctor when nobody has held it against the law for ninety days', () => {
    const reviewed = { ...JURISDICTIONS, reviewedOn: '2026-01-01' };
    const stateOn = (day: string) => jurisdictionCheck(reviewed, new Date(day)).state;
    expect([stateOn('2026-04-01T23:00:00Z'), stateOn('2026-04-02')]).to.deep.equal(['ok', 'warning']);
  });

  it('names a source for every place that ships', () => {
    const named = Object.keys(places).filter((place) => place !== 'default');
    expect(Object.keys(JURISDICTIONS.sources)).to.deep.equal(named);
    expect(
      Object.values(JURISDICTIONS.sources)
        .flat()
        .every((id) => SOURCES[id] !== undefined),
    ).to.equal(true);
  });
});
