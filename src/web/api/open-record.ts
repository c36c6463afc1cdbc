import type { Patient } from '../../domain/care/patient.ts';
import { AppError } from '../../domain/errors.ts';
import type { Records } from '../../domain/records.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import type { Actor } from './actor.ts';
import { isLogistics } from './alert-view.ts';
import { clinicRecord, type OfPatient } from './clinic-record.ts';
import { visibleAlert } from './disclosure.ts';
import { grantsOf, type Permission } from './roles.ts';
import { type Authority, authorityOver, type Granted, type WhoseParts } from './whose-patient.ts';

/** Somebody, and a record of a patient that they may do this with. */
export interface Opened<K extends OfPatient = OfPatient> extends Actor {
  /** What the call names; an alert as this person may see it. */
  record: Records[K];
  patient: Patient;
  breakGlass?: Authority['breakGlass'];
  /** Throws where they may not do this, too, with the same record. */
  authorize(permission: Permission): Promise<void>;
}

/**
 * Opens a record of a patient for a call: is it of the person's clinic, is it there for them, and is the patient their
 * own where their role reaches no further? The routes get records this way only.
 */
export async function openRecord<K extends OfPatient>(
  kind: K,
  id: string,
  actor: Actor,
  parts: WhoseParts,
): Promise<Opened<K>> {
  const { record, patient } = await find(kind, id, actor, parts);
  const authority = await authorityFor(record, patient, actor, parts);
  const { staff } = actor;
  const opened = actor.as(authority);
  if (authority.breakGlass !== undefined) {
    await opened.audit({ action: 'break-glass.used', patientId: patient.id, target: actor.permission });
  }
  return {
    ...opened,
    ...{ record: record as Records[K], patient },
    ...(authority.breakGlass === undefined ? {} : { breakGlass: authority.breakGlass }),
    async authorize(permission) {
      await authorityFor(record, patient, { staff, grants: grantsOf(permission, staff.roles) }, parts);
    },
  };
}

/** How somebody reaches an alert that they may see; undefined where they do not. */
export async function authorityOverAlert(
  alert: Alert,
  patient: Patient,
  granted: Granted,
  parts: WhoseParts,
): Promise<Authority | undefined> {
  // Who takes an accused lead's place does so whosever patient this is.
  const isEntrusted = alert.entrustedTo === granted.staff.staffId;
  const authority = isEntrusted ? granted.grants[0] : await authorityOver(patient, granted, parts);
  return authority?.reach === 'logistics' && !isLogistics(alert) ? undefined : authority;
}

interface Found {
  record: Records[OfPatient];
  patient: Patient;
}

async function find(kind: OfPatient, id: string, { staff }: Actor, parts: WhoseParts): Promise<Found> {
  const { records } = parts.store;
  if (kind === 'patients') {
    const patient = await clinicRecord(records, kind, id, staff);
    return { record: patient, patient };
  }
  const record = await clinicRecord(records, kind, id, staff);
  if (!isAlert(record)) return { record, patient: await clinicRecord(records, 'patients', record.patientId, staff) };
  // An alert is acted on whatever became of the record: it may just now be moving to another.
  const patient = await records.get('patients', record.patientId);
  const alert = visibleAlert(record, staff, patient, parts);
  if (alert === undefined || patient === undefined) throw new AppError('not-found', 'There is no such alert.');
  return { record: alert, patient };
}

async function authorityFor(
  record: Found['record'],
  patient: Patient,
  granted: Granted,
  parts: WhoseParts,
): Promise<Authority> {
  const authority = isAlert(record)
    ? await authorityOverAlert(record, patient, granted, parts)
    : await authorityOver(patient, granted, parts);
  if (authority !== undefined) return authority;
  if (granted.grants[0]?.reach === 'logistics') throw new AppError('role-forbidden', 'This alert is for clinicians.');
  throw notOwnError(patient.id);
}

function isAlert(record: Found['record']): record is Alert {
  return 'tiers' in record;
}

/** Of this clinic, but not this person's own. It names the record, for that is what is opened by a reason. */
function notOwnError(patientId: string): AppError {
  const message =
    'This patient is not assigned to you. Ask the clinical lead to assign you, or open the record with a reason (break-glass).';
  return new AppError('not-own-patient', message, { facts: { patientId } });
}
