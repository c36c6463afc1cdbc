import { expect } from 'chai';
import type { Store } from '../../src/domain/ports.ts';
import { finishContract } from './finish-contract.ts';
import { leaseContract } from './lease-contract.ts';
import { paginationContract } from './pagination-contract.ts';
import { recordContract } from './record-contract.ts';
import { turnContract } from './turn-contract.ts';

/** Opens a fresh, empty store twice, as two servers would; a store in memory gives the same one twice. */
export type OpenPair = () => Promise<[Store, Store]>;

/** Two handles on the store of the running test. */
export type Handles = () => [Store, Store];

/** What every store promises. */
export function storeContract(openPair: OpenPair): void {
  let pair: [Store, Store];
  const handles: Handles = () => pair;
  beforeEach(async () => {
    pair = await openPair();
  });
  afterEach(async () => {
    for (const store of pair) await store.close();
  });

  it('answers a ping', () => pair[0].ping());

  it('may be closed twice', async () => {
    await pair[0].close();
    await pair[0].close();
  });

  describe('turns', () => turnContract(handles));
  describe('records', () => recordContract(handles));
  describe('lists', () => paginationContract(handles));
  describe('the end of a turn', () => finishContract(handles));
  describe('leases', () => leaseContract(handles));

  it('keeps two conversations and two kinds apart', async () => {
    const [store] = pair;
    await store.records.update('settings', 'same', () => ({ id: 'same', value: 'a', at: '' }));
    expect(await store.records.get('timers', 'same')).to.equal(undefined);
    expect((await store.turns.load('same')).latest).to.equal(undefined);
  });
}
