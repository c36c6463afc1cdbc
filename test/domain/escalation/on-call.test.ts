import { expect } from 'chai';
import { gapsWithin, nextCover, onCallAt, onCallWithin, type Shift } from '../../../src/domain/escalation/on-call.ts';

const NEW_YORK = 'America/New_York';
const rota = (...onCall: Shift[]) => ({ zone: NEW_YORK, onCall });
const WEEKDAYS: Shift = { who: 'ruth', days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' };
const at = (text: string) => new Date(text);

describe('onCallAt', () => {
  it("reads weekly hours on the clinic's wall clock, the end excluded", () => {
    // 2026-03-02 is a Monday; New York is five hours behind UTC.
    const known = ['13:59', '14:00', '21:59', '22:00'].map((time) =>
      onCallAt(rota(WEEKDAYS), at(`2026-03-02T${time}Z`)),
    );
    expect(known).to.deep.equal([[], ['ruth'], ['ruth'], []]);
    expect(onCallAt(rota(WEEKDAYS), at('2026-03-01T15:00Z'))).to.deep.equal([]);
  });

  it('goes on over midnight', () => {
    const night: Shift = { who: 'ben', days: ['fri'], from: '22:00', to: '06:00' };
    const known = ['2026-03-07T02:59Z', '2026-03-07T03:00Z', '2026-03-07T10:59Z', '2026-03-07T11:00Z'];
    expect(known.map((time) => onCallAt(rota(night), at(time)))).to.deep.equal([[], ['ben'], ['ben'], []]);
  });

  it('follows the clocks when they change, for shifts over the night and after it', () => {
    // 2026-03-08, 2:00 becomes 3:00: nine in the morning is then 13:00 UTC.
    const daily: Shift = { who: 'ruth', days: ['sat', 'sun'], from: '09:00', to: '10:00' };
    expect(onCallAt(rota(daily), at('2026-03-07T14:30Z'))).to.deep.equal(['ruth']);
    expect(onCallAt(rota(daily), at('2026-03-08T13:30Z'))).to.deep.equal(['ruth']);
    expect(onCallAt(rota(daily), at('2026-03-08T14:30Z'))).to.deep.equal([]);
    const night: Shift = { who: 'ben', days: ['sat'], from: '22:00', to: '06:00' };
    expect(onCallAt(rota(night), at('2026-03-08T09:59Z'))).to.deep.equal(['ben']);
    expect(onCallAt(rota(night), at('2026-03-08T10:00Z'))).to.deep.equal([]);
  });

  it('takes a whole day, dated shifts, and several people at once', () => {
    const always: Shift = {
      who: 'ruth',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: '00:00',
      to: '24:00',
    };
    const holiday: Shift = { who: 'ben', start: '2026-12-24T08:00', end: '2026-12-26T08:00' };
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      expect(onCallAt(rota(always), new Date(Date.UTC(2026, 9, 30, hour)))).to.deep.equal(['ruth']);
    }
    expect(onCallAt(rota(always, holiday), at('2026-12-24T13:00Z'))).to.deep.equal(['ruth', 'ben']);
    expect(onCallAt(rota(always, holiday), at('2026-12-24T12:59Z'))).to.deep.equal(['ruth']);
  });

  it('knows the difference between nobody and a rota kept elsewhere', () => {
    expect(onCallAt(rota(), at('2026-03-02T15:00Z'))).to.deep.equal([]);
    expect(onCallAt({ zone: NEW_YORK }, at('2026-03-02T15:00Z'))).to.equal(undefined);
  });
});

describe('nextCover', () => {
  it('is the next start of a shift, weekly or dated', () => {
    expect(nextCover(rota(WEEKDAYS), at('2026-03-06T22:00Z'))).to.deep.equal(at('2026-03-09T13:00Z'));
    const sunday: Shift = { who: 'ben', start: '2026-03-08T12:00', end: '2026-03-08T13:00' };
    expect(nextCover(rota(WEEKDAYS, sunday), at('2026-03-06T22:00Z'))).to.deep.equal(at('2026-03-08T16:00Z'));
    const once: Shift = { who: 'ruth', days: ['fri'], from: '09:00', to: '17:00' };
    expect(nextCover(rota(once), at('2026-03-06T22:00Z'))).to.deep.equal(at('2026-03-13T13:00Z'));
  });

  it('is unknown without a shift to come', () => {
    expect(nextCover(rota(), at('2026-03-06T22:00Z'))).to.equal(undefined);
    const past: Shift = { who: 'ben', start: '2026-01-08T12:00', end: '2026-01-08T13:00' };
    expect(nextCover(rota(past), at('2026-03-06T22:00Z'))).to.equal(undefined);
  });
});

describe('gapsWithin', () => {
  const MONDAY_NOON = at('2026-03-02T17:00:00Z');
  const gaps = (days: number, ...onCall: Shift[]) =>
    gapsWithin(rota(...onCall), MONDAY_NOON, days).map(({ from, to }) => [from.toISOString(), to.toISOString()]);

  it('are the times between shifts, from now to the end', () => {
    expect(gaps(2, WEEKDAYS)).to.deep.equal([
      ['2026-03-02T22:00:00.000Z', '2026-03-03T14:00:00.000Z'],
      ['2026-03-03T22:00:00.000Z', '2026-03-04T14:00:00.000Z'],
    ]);
    expect(gaps(1)).to.deep.equal([['2026-03-02T17:00:00.000Z', '2026-03-03T17:00:00.000Z']]);
  });

  it('are not where shifts overlap or meet, one within another as well', () => {
    const night: Shift = { who: 'ben', days: ['mon'], from: '16:00', to: '09:00' };
    const within: Shift = { who: 'lena', start: '2026-03-02T20:00', end: '2026-03-02T21:00' };
    expect(gaps(1, WEEKDAYS, night, within)).to.deep.equal([]);
    expect(onCallWithin(rota(WEEKDAYS, night, within), MONDAY_NOON, 1)).to.deep.equal(['ruth', 'ben', 'lena']);
  });
});
