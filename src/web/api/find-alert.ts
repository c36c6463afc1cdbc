import { AppError } from '../../domain/errors.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { isLogistics } from './alert-view.ts';
import { visibleAlert } from './disclosure.ts';
import { ownRecord } from './own-record.ts';
import type { Call } from './route.ts';

/** The alert of the path, as this person may see it; what they may not see is not there. */
export async function findAlert({ id, staff, reach }: Call<unknown, unknown>, records: RecordStore): Promise<Alert> {
  const alert = visibleAlert(await ownRecord(records, 'alerts', id, staff), staff);
  if (alert === undefined) throw new AppError('not-found', 'There is no such alert.');
  if (reach === 'logistics' && !isLogistics(alert)) {
    throw new AppError('role-forbidden', 'This alert is for clinicians.');
  }
  return alert;
}
