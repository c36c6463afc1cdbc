import { storeContract } from '../contracts/store-contract.ts';
import { MemoryStore } from '../support/memory-store.ts';

describe('MemoryStore', () => {
  storeContract(async () => {
    const store = new MemoryStore();
    return [store, store];
  });
});
