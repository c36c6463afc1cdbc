import { expect } from 'chai';
import { numberChecks } from '../../../src/cli/doctor/content-checks.ts';
import { numbersAge } from '../../../src/domain/safety/numbers-age.ts';
import { content } from '../../support/chat.ts';

const data = { ...content.crisisLines, verifiedOn: '2026-01-01' };

describe('the age of the crisis numbers', () => {
  it('is good for ninety days', () => {
    expect(numbersAge(data, new Date('2026-04-01T23:00:00Z'))).to.deep.equal({
      ...{ verifiedOn: '2026-01-01', days: 90, stale: false },
    });
    expect(numbersAge(data, new Date('2026-04-02T00:00:00Z'))).to.include({ days: 91, stale: true });
  });

  it('is a warning of the doctor from then on', () => {
    const states = (now: string) => numberChecks(data, [], new Date(now)).map(({ state }) => state);
    expect([states('2026-03-01'), states('2026-05-01')]).to.deep.equal([['ok'], ['warning']]);
  });
});
