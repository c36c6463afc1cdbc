import { expect } from 'chai';
import type { Store } from '../../src/domain/ports.ts';
import { aTurn } from './a-turn.ts';

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error) => error.code,
  );

/** What every store over a driver promises beside the common contract. */
export function driverContract(open: () => Promise<Store>): void {
  it('is unavailable once it is closed', async () => {
    const store = await open();
    await store.close();
    const calls = [
      store.ping(),
      store.turns.load('c', 'in-1'),
      store.turns.commit(aTurn('c', 1)),
      store.turns.since('c', 0, 1),
      store.turns.mark('c', 1, { delivered: true }),
      store.turns.unfinished('2026', 1),
      store.turns.erase('c'),
      store.records.get('settings', 's'),
      store.records.list('timers', { index: 'byDue' }),
      store.records.update('settings', 's', () => undefined),
      store.records.updateAll([{ kind: 'settings', id: 's', change: () => undefined }]),
      store.finish(aTurn('c', 1), [], { projected: true }),
      store.leases.acquire('l', 'a', '2026', '2027'),
      store.leases.release('l', 'a'),
    ];
    expect(await Promise.all(calls.map(codeOf))).to.deep.equal(calls.map(() => 'store.unavailable'));
  });

  it('refuses ids that are no texts: they are no operators and end no process', async () => {
    const store = await open();
    await store.turns.commit(aTurn('c', 1));
    for (const odd of [true, new Date(0), { $gt: '' }, ['in-1'], null]) {
      const id = odd as unknown as string;
      const calls = [
        store.turns.load('c', id),
        store.turns.load(id),
        store.turns.commit(aTurn('c', 2, { inbound: { type: 'message', id } })),
        store.turns.since(id, 0, 10),
        store.turns.erase(id),
        store.records.get('settings', id),
        store.records.update('settings', id, (current) => current),
        store.records.list('audit', { index: 'byClinic', where: { clinicId: id } }),
      ];
      expect(await Promise.all(calls.map(codeOf)), String(odd)).to.deep.equal(calls.map(() => 'request.invalid'));
    }
    expect(await store.turns.since('c', 0, 10)).to.have.lengthOf(1);
    await store.close();
  });
}
