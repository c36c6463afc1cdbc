import { expect } from 'chai';
import { at, StaffApi } from '../../support/staff-api.ts';

const DAY_MS = 24 * 3_600_000;

describe('The person who is logged in', () => {
  it('is told when the crisis numbers are due to be verified again', async () => {
    const api = await new StaffApi().open();
    try {
      const { verifiedOn } = api.clinic.parts.crisisLines;
      const numbers = async () => at((await api.call('front-desk', 'GET /me')).body, 'crisisNumbers');
      const upTo = (days: number) =>
        api.clinic.clock.advance(Date.parse(verifiedOn) + days * DAY_MS - api.clinic.clock.now().getTime());
      upTo(90);
      expect(await numbers()).to.deep.equal({ verifiedOn, days: 90, stale: false });
      upTo(91);
      expect(await numbers()).to.deep.equal({ verifiedOn, days: 91, stale: true });
    } finally {
      await api.close();
    }
  });
});
