import { expect } from 'chai';
import { timeOf } from './a-turn.ts';
import type { Handles } from './store-contract.ts';

/** What every lease promises. */
export function leaseContract(handles: Handles): void {
  const leases = () => handles()[0].leases;

  it('is held by one holder until it expires', async () => {
    const [one, two] = handles();
    expect(await one.leases.acquire('recovery', 'a', timeOf(0), timeOf(10))).to.equal(true);
    expect(await two.leases.acquire('recovery', 'b', timeOf(9), timeOf(19))).to.equal(false);
    expect(await two.leases.acquire('recovery', 'b', timeOf(10), timeOf(20))).to.equal(true);
    expect(await one.leases.acquire('recovery', 'a', timeOf(11), timeOf(21))).to.equal(false);
    expect(await one.leases.acquire('timers', 'a', timeOf(11), timeOf(21))).to.equal(true);
  });

  it('is extended by its holder', async () => {
    await leases().acquire('recovery', 'a', timeOf(0), timeOf(10));
    expect(await leases().acquire('recovery', 'a', timeOf(5), timeOf(15))).to.equal(true);
    expect(await leases().acquire('recovery', 'b', timeOf(12), timeOf(22))).to.equal(false);
    expect(await leases().acquire('recovery', 'a', timeOf(30), timeOf(40))).to.equal(true);
  });

  it('is released by its holder only', async () => {
    await leases().acquire('recovery', 'a', timeOf(0), timeOf(10));
    await leases().release('recovery', 'b');
    expect(await leases().acquire('recovery', 'b', timeOf(1), timeOf(11))).to.equal(false);
    await leases().release('recovery', 'a');
    await leases().release('recovery', 'a');
    expect(await leases().acquire('recovery', 'b', timeOf(1), timeOf(11))).to.equal(true);
  });

  it('goes to exactly one of many racers, when it is free and when it has expired', async () => {
    for (const [now, until] of [
      [timeOf(0), timeOf(10)],
      [timeOf(20), timeOf(30)],
    ] as const) {
      const results = await Promise.all(
        Array.from({ length: 16 }, (_, i) =>
          handles()[i % 2 === 0 ? 0 : 1].leases.acquire('recovery', `${until}-${i}`, now, until),
        ),
      );
      expect(results.filter(Boolean)).to.have.lengthOf(1);
    }
  });
}
