import { expect } from 'chai';
import type { Patient } from '../../../src/domain/care/patient.ts';
import { lookAt } from '../../../src/domain/care/reminders.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import { keepPatient } from '../../support/a-patient.ts';
import { sessionOf } from '../../support/care-record.ts';
import { content } from '../../support/chat.ts';
import { MemoryStore } from '../../support/memory-store.ts';

const PLAN = { nameOf: content.library.nameOf, timing: content.careTiming };
const zone = 'Asia/Kolkata';

describe('what is to be sent to a patient', () => {
  const released = (id: string, releasedAt: string): MedicineSession =>
    sessionOf(id, new Date(Date.parse(releasedAt) - 3 * 3_600_000).toISOString(), {
      state: 'released',
      releasedAt,
      zone,
    });
  const sessions = [
    released('first', '2026-03-27T06:30:00.000Z'),
    released('second', '2026-03-31T11:29:00.000Z'),
    sessionOf('third', '2026-04-04T07:30:00.000Z', { state: 'confirmed', zone }),
  ];
  let patient: Patient;
  before(async () => {
    const consent = { status: 'agreed' as const, at: '2026-03-01T10:00:00.000Z', textVersion: '1' };
    patient = await keepPatient(new MemoryStore().records, { consent, safeToText: 'safe' });
  });
  const pointsAt = (now: string, done: Record<string, string>) => {
    const record = { patient, responses: [], sessions, now };
    const { events, wakeAt } = lookAt(record, { id: 'p', clinicId: 'demo', done }, PLAN);
    const prompts = events.filter(({ name }) => name === 'care.prompt');
    return {
      wakeAt,
      sent: prompts.flatMap(({ points }) => points.map(({ point, sessionId }) => `${point} ${sessionId}`)),
    };
  };

  it('comes with another point in the window of either', () => {
    expect(pointsAt('2026-04-01T13:30:00.000Z', {}).sent).to.include.members(['D1 second', 'D7 first']);
  });

  it('waits for its own window where the other one was sent before they came together', () => {
    const done = { 'care.prompt D1 second': '2026-04-01T07:29:00.000Z' };
    expect(pointsAt('2026-04-01T13:30:00.000Z', done).sent).not.to.include('D7 first');
    expect(pointsAt('2026-04-02T06:29:00.000Z', done).wakeAt).to.equal('2026-04-02T06:30:00.000Z');
    expect(pointsAt('2026-04-02T06:30:00.000Z', done).sent).to.include('D7 first');
  });
});
