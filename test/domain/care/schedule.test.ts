import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import timingData from '../../../src/content/care-timing.json' with { type: 'json' };
import { careTimingSchema } from '../../../src/domain/care/care-timing.ts';
import { isQuiet } from '../../../src/domain/care/quiet-hours.ts';
import { type CarePrompt, scheduleOf } from '../../../src/domain/care/schedule.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';

const timing = careTimingSchema.parse(timingData);
const NEW_YORK = 'America/New_York';

/** A session of three hours at this local time; released at its end unless told otherwise. */
function session(id: string, start: string, more: Partial<MedicineSession> = {}): MedicineSession {
  const { zone = NEW_YORK } = more;
  const begins = DateTime.fromISO(start, { zone });
  const iso = (at: DateTime) => at.toUTC().toJSDate().toISOString();
  const plannedEnd = iso(begins.plus({ hours: 3 }));
  const base = { id, zone, start: iso(begins), plannedEnd, state: 'released', route: 'im', releasedAt: plannedEnd };
  return { ...base, ...more } as MedicineSession;
}
const planned = { state: 'planned', releasedAt: undefined } as unknown as Partial<MedicineSession>;

/** Each sitting as a line: when it is sent, in the zone, and what it asks. */
function lines(sessions: MedicineSession[], now = '2026-03-01T12:00:00.000Z'): string[] {
  const zone = sessions[0]?.zone ?? 'UTC';
  return scheduleOf(sessions, timing, now).map(({ sendAt, points }) => {
    const asked = points.map(({ point, sessionId }) => `${point} ${sessionId}`);
    return `${DateTime.fromISO(sendAt, { zone }).toFormat('ccc dd HH:mm')} ${asked.join(' + ')}`;
  });
}

describe('the schedule of a course', () => {
  it('asks before and after a single session', () => {
    const before = session('a', '2026-03-04T13:00', planned);
    expect(lines([before])).to.deep.equal(['Sun 01 13:00 intention a', 'Tue 03 13:00 24 a', 'Wed 04 11:00 2 a']);
    expect(lines([session('a', '2026-03-04T13:00')], '2026-03-04T22:00:00.000Z')).to.deep.equal([
      'Wed 04 19:00 E0 a',
      'Thu 05 12:00 D1 a',
      'Sat 07 10:00 D3 a',
      'Tue 10 17:00 D7 a',
      'Fri 03 17:00 M1 a',
      'Tue 02 17:00 M3 a',
    ]);
  });

  it('asks nothing about a session that was cancelled or missed, or only ever planned', () => {
    for (const state of ['cancelled', 'missed'] as const)
      expect(lines([session('a', '2026-03-04T13:00', { state })])).to.deep.equal([]);
    expect(lines([session('a', '2026-02-20T13:00', planned)])).to.deep.equal([]);
  });

  it('keeps quiet at night: the morning after for the checklist, the evening before for the last one', () => {
    expect(lines([session('a', '2026-03-04T08:30', planned)])).to.deep.equal([
      'Sun 01 08:30 intention a',
      'Tue 03 08:30 24 a',
      'Tue 03 20:00 2 a',
    ]);
    expect(lines([session('a', '2026-03-04T07:00', planned)])).to.include('Tue 03 08:00 24 a');
  });

  it('asks after the first evening at any hour', () => {
    const late = session('a', '2026-03-04T17:00');
    expect(lines([late], '2026-03-05T01:00:00.000Z')[0]).to.equal('Wed 04 23:00 E0 a');
  });

  describe('with two sessions a week', () => {
    const monday = session('mon', '2026-03-02T13:00');
    const thursday = session('thu', '2026-03-05T13:00', planned);

    it('asks the next day and what is carried in at once, and leaves out the third day', () => {
      expect(lines([monday, thursday], '2026-03-02T22:00:00.000Z')).to.deep.equal([
        'Mon 02 13:00 intention thu',
        'Mon 02 19:00 E0 mon',
        'Tue 03 13:00 D1 mon + PRE thu',
        'Wed 04 13:00 24 thu',
        'Thu 05 11:00 2 thu',
      ]);
    });

    it('carries the checks of the third day over to the next first day', () => {
      const after = [monday, session('thu', '2026-03-05T13:00')];
      expect(lines(after, '2026-03-05T22:00:00.000Z')).to.include('Fri 06 12:00 D1 thu + D3.safety mon');
    });

    it('does not bring the third day back when the session that it gave way to is over', () => {
      const friday = session('fri', '2026-03-06T13:00');
      const all = lines([monday, friday], '2026-03-06T22:00:00.000Z');
      expect(all.filter((line) => line.includes('D3'))).to.deep.equal([
        'Sat 07 12:00 D1 fri + D3.safety mon',
        'Mon 09 11:00 D3 fri',
      ]);
    });

    it('looks back on the week once, on a day without a session', () => {
      const next = session('next', '2026-03-12T13:00', planned);
      const all = lines([monday, session('thu', '2026-03-05T13:00'), next], '2026-03-06T22:00:00.000Z');
      expect(all.filter((line) => line.includes('D7'))).to.deep.equal(['Wed 11 17:00 D7 thu']);
    });
  });

  it('looks back after months on the last session alone', () => {
    const all = lines([session('a', '2026-02-10T13:00'), session('b', '2026-02-24T13:00')]);
    expect(all.filter((line) => /M[13]/.test(line)))
      .to.have.length(2)
      .and.to.satisfy((found: string[]) => found.every((line) => line.endsWith(' b')));
  });

  it('moves with a session, and begins the clock at a release that comes late', () => {
    const confirmed = session('a', '2026-03-04T13:00', { ...planned, state: 'confirmed' });
    const missing = '2026-03-04T22:05:00.000Z';
    expect(lines([confirmed], missing)).to.include('Thu 05 12:00 D1 a');
    const entered = { ...confirmed, state: 'released' as const, releasedAt: '2026-03-04T23:00:00.000Z' };
    expect(lines([entered], missing)).to.include('Thu 05 14:00 D1 a');
  });

  describe('whatever the sessions', () => {
    const zones = [
      'America/New_York',
      'America/Los_Angeles',
      'Europe/Madrid',
      'Australia/Sydney',
      'America/Santiago',
      'Asia/Kolkata',
    ];
    const course = fc
      .record({
        zone: fc.constantFrom(...zones),
        // Around the days on which clocks change in either hemisphere.
        from: fc.constantFrom('2026-03-01', '2026-03-22', '2026-04-01', '2026-09-28', '2026-10-18', '2026-10-28'),
        hours: fc.array(fc.integer({ min: 0, max: 24 * 40 }), { minLength: 1, maxLength: 9 }),
        states: fc.array(fc.constantFrom('planned', 'confirmed', 'released', 'cancelled', 'missed'), {
          minLength: 9,
          maxLength: 9,
        }),
        at: fc.integer({ min: 0, max: 24 * 50 }),
      })
      .map(({ zone, from, hours, states, at }) => {
        const start = DateTime.fromISO(from, { zone: 'utc' });
        const sessions = [...new Set(hours)].map((hour, index) => {
          const state = states[index] ?? 'planned';
          const local = start.plus({ hours: hour }).setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm");
          return session(`s${index}`, local, {
            zone,
            state,
            ...(state === 'released' ? {} : { releasedAt: undefined }),
          } as never);
        });
        return { zone, sessions, now: start.plus({ hours: at }).toJSDate().toISOString() };
      });
    const check = (name: string, holds: (prompts: CarePrompt[], zone: string, sessions: MedicineSession[]) => void) =>
      it(name, () => {
        fc.assert(
          fc.property(course, ({ zone, sessions, now }) => holds(scheduleOf(sessions, timing, now), zone, sessions)),
          { numRuns: 300 },
        );
      });

    check('sends nothing in quiet hours but the first evening’s check', (prompts, zone) => {
      const others = prompts.filter(({ points }) => points[0]?.point !== 'E0');
      for (const { sendAt } of others) expect(isQuiet(sendAt, zone, timing.quietHours), sendAt).to.equal(false);
    });

    check('sends each within its time', (prompts) => {
      for (const { opensAt, sendAt, closesAt, staysUntil } of prompts) {
        expect(opensAt <= sendAt && sendAt < closesAt, `${opensAt} ${sendAt} ${closesAt}`).to.equal(true);
        expect(opensAt < staysUntil, staysUntil).to.equal(true);
      }
    });

    check('asks each point of each session once', (prompts) => {
      const all = prompts.flatMap(({ points }) => points.map(({ point, sessionId }) => `${point} ${sessionId}`));
      expect(new Set(all).size).to.equal(all.length);
    });

    check('brings together what is near, of different sessions, and never the first evening', (prompts) => {
      for (const { points } of prompts.filter((prompt) => prompt.points.length > 1)) {
        const whole = points.filter(({ point }) => point !== 'D3.safety');
        expect(whole.map(({ point }) => point)).to.not.include.members(['E0']);
        expect(new Set(whole.map(({ sessionId }) => sessionId)).size).to.equal(whole.length);
      }
    });

    check('asks the day after every session that took place', (prompts, _zone, sessions) => {
      const asked = prompts.flatMap(({ points }) =>
        points.filter(({ point }) => point === 'D1').map(({ sessionId }) => sessionId),
      );
      expect(asked).to.include.members(sessions.filter(({ releasedAt }) => releasedAt).map(({ id }) => id));
    });
  });
});
