import { AppError } from '../../domain/errors.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import type { Actor } from './actor.ts';
import { isLogistics } from './alert-view.ts';
import { visibleAlert } from './disclosure.ts';
import { ownRecord } from './own-record.ts';
import type { DisclosureParts } from './sight.ts';

/** Somebody and the alert they call upon. */
export type OnAlert = Actor & { id: string };

/** The alert of the path, as this person may see it; what they may not see is not there. */
export async function findAlert(
  { id, staff, reach }: Pick<OnAlert, 'id' | 'staff' | 'reach'>,
  parts: DisclosureParts,
): Promise<Alert> {
  const { records } = parts.store;
  const whole = await ownRecord(records, 'alerts', id, staff);
  const alert = visibleAlert(whole, staff, await records.get('patients', whole.patientId), parts);
  if (alert === undefined) throw new AppError('not-found', 'There is no such alert.');
  if (reach === 'logistics' && !isLogistics(alert)) {
    throw new AppError('role-forbidden', 'This alert is for clinicians.');
  }
  return alert;
}
