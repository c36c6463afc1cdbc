import { expect } from 'chai';
import type { IncomingActivity } from '../../../src/channels/azure/incoming-activity.ts';
import { staffSenders } from '../../../src/channels/azure/staff-sender.ts';
import { testClinic } from '../../support/turn-parts.ts';

const ruth = { id: 'ruth', name: 'Ruth', roles: ['therapist' as const], teamsId: 'AAD-Ruth' };
const clinics = [
  { ...testClinic, id: 'north', staff: [ruth, { ...ruth, id: 'ben', teamsId: undefined }] },
  { ...testClinic, id: 'south', staff: [{ ...ruth, id: 'r2' }] },
  { ...testClinic, id: 'west' },
];
const activity = {
  ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl: 'https://smba.example' },
  from: { id: '29:x', aadObjectId: 'aad-ruth' },
  conversation: { id: 'a:1', tenantId: 'ours' },
} as IncomingActivity;
const who = (more: object, tenantId?: string) =>
  staffSenders({ ...activity, ...more } as IncomingActivity, clinics, tenantId).map(
    ({ clinic, member }) => `${clinic.id}/${member.id}`,
  );

describe('who of the staff writes in Teams', () => {
  it('is known in each clinic that lists them', () => {
    expect(who({})).to.deep.equal(['north/ruth', 'south/r2']);
    expect(who({}, 'ours')).to.deep.equal(['north/ruth', 'south/r2']);
    const elsewhere = { conversation: { id: 'a:1' }, channelData: { tenant: { id: 'ours' } } };
    expect(who(elsewhere, 'ours')).to.have.length(2);
  });

  it('is nobody from another tenant, in another channel, or without an id', () => {
    expect(who({ conversation: { id: 'a:1', tenantId: 'theirs' } }, 'ours')).to.deep.equal([]);
    expect(who({ conversation: { id: 'a:1' } }, 'ours')).to.deep.equal([]);
    expect(who({ channelId: 'directline' })).to.deep.equal([]);
    expect(who({ from: { id: '29:x' } })).to.deep.equal([]);
    expect(who({ from: { id: '29:x', aadObjectId: 'aad-other' } })).to.deep.equal([]);
  });
});
