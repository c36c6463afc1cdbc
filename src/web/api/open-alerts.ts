import type { Patient } from '../../domain/care/patient.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { visibleAlert } from './disclosure.ts';
import type { DisclosureParts } from './sight.ts';
import type { Staff } from './staff-tokens.ts';

/** A patient's alerts that nobody has closed, as far as this person sees them, newest first. */
export async function openAlertsOf(patient: Patient, staff: Staff, parts: DisclosureParts): Promise<Alert[]> {
  const alerts = await Promise.all(patient.openAlerts.map(({ id }) => parts.store.records.get('alerts', id)));
  return alerts
    .filter((alert) => alert !== undefined && alert.closed === undefined)
    .map((alert) => visibleAlert(alert as Alert, staff, patient, parts))
    .filter((alert) => alert !== undefined)
    .sort((a, b) => b.raisedAt.localeCompare(a.raisedAt));
}
