import { woken } from '../../../src/domain/care/care-clock.ts';
import type { MedicineSession } from '../../../src/domain/care/session.ts';
import type { Store } from '../../../src/domain/ports.ts';

const HOUR_MS = 3_600_000;

/** Staff enter a session of three hours, as the API does. */
export async function plan(
  store: Store,
  patientId: string,
  session: Partial<MedicineSession> & Pick<MedicineSession, 'id' | 'start'>,
  now: string,
): Promise<void> {
  const plannedEnd = new Date(Date.parse(session.start) + 3 * HOUR_MS).toISOString();
  const entered: MedicineSession = {
    clinicId: 'demo',
    patientId,
    state: 'confirmed',
    plannedEnd,
    zone: 'America/New_York',
    route: 'im',
    createdBy: 'T',
    createdAt: now,
    updatedAt: now,
    ...session,
  };
  await change(store, entered.id, patientId, () => entered, now);
}

/** Staff change a session, as the API does. */
export async function change(
  store: Store,
  id: string,
  patientId: string,
  changed: (session: MedicineSession | undefined) => MedicineSession | undefined,
  now: string,
): Promise<void> {
  await store.records.updateAll([
    { kind: 'sessions', id, change: changed },
    { kind: 'careClocks', id: patientId, change: (known) => woken(known, { id: patientId, clinicId: 'demo' }, now) },
  ]);
}
