import { expect } from 'chai';
import { VerifiedTokens } from '../../../src/channels/direct-line/verified-tokens.ts';
import { claims } from './direct-line-server.ts';

describe('VerifiedTokens', () => {
  it('remembers a token until it expires', () => {
    const verified = new VerifiedTokens();
    verified.set('a', claims, 1000);
    expect(verified.get('a', 999)).to.equal(claims);
    expect(verified.get('a', 1000)).to.equal(undefined);
    expect(verified.get('b', 0)).to.equal(undefined);
  });

  it('holds no more than its limit, and forgets the oldest', () => {
    const verified = new VerifiedTokens(2);
    for (const token of ['a', 'b', 'c']) verified.set(token, claims, 1000);
    expect(['a', 'b', 'c'].filter((token) => verified.get(token, 0) !== undefined)).to.deep.equal(['b', 'c']);
  });
});
