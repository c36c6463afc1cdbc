import { type BreakGlass, breakGlassId, holds } from '../../domain/care/break-glass.ts';
import { assignedStaff, isOwn } from '../../domain/care/is-own.ts';
import type { Patient } from '../../domain/care/patient.ts';
import type { TreatmentPlan } from '../../domain/care/treatment-plan.ts';
import type { Clock } from '../../domain/clock.ts';
import { onCallAt } from '../../domain/escalation/on-call.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { Alert } from '../../domain/safety/alert.ts';
import { openAlertsOf } from './open-alerts.ts';
import type { Grant } from './roles.ts';
import type { DisclosureParts } from './sight.ts';
import type { Staff } from './staff-tokens.ts';

/** By which of their roles, and how far, somebody reaches a patient. */
export interface Authority extends Grant {
  /** The patient is theirs by this alone. */
  breakGlass?: BreakGlass;
}

/** Somebody with what their roles grant, the farthest first. */
export interface Granted {
  staff: Staff;
  grants: readonly Grant[];
}

export type WhoseParts = DisclosureParts & { clock: Clock };

/** The first grant that reaches this patient; undefined where none does. The one place where `own` is decided. */
export async function authorityOver(
  patient: Patient,
  { staff, grants }: Granted,
  parts: WhoseParts,
): Promise<Authority | undefined> {
  for (const grant of grants) {
    if (grant.reach !== 'own') return grant;
    const ownership = await ownershipOf(patient, staff, parts);
    if (ownership !== undefined) return { ...grant, ...ownership };
  }
  return undefined;
}

async function ownershipOf(
  patient: Patient,
  staff: Staff,
  parts: WhoseParts,
): Promise<Pick<Authority, 'breakGlass'> | undefined> {
  const { records } = parts.store;
  const [plan, open, glass] = await Promise.all([
    assigningPlan(patient, records),
    openAlertsOf(patient, staff, parts),
    records.get('breakGlass', breakGlassId(patient.id, staff.staffId)),
  ]);
  const hasOpenAlert = open.length > 0;
  const onCall = hasOpenAlert && (await isOnCall(staff, open, parts));
  if (isOwn(plan, staff.staffId, { onCall, hasOpenAlert })) return {};
  return glass !== undefined && holds(glass, parts.clock.now()) ? { breakGlass: glass } : undefined;
}

/** The plan that names somebody; where that was written for a record which is part of this one now, that one. */
async function assigningPlan(
  { id, mergedFrom = [] }: Patient,
  records: RecordStore,
): Promise<TreatmentPlan | undefined> {
  const known = await Promise.all([id, ...mergedFrom].map((of) => records.get('plans', of)));
  return known.map((record) => record?.plan).find((plan) => assignedStaff(plan).length > 0);
}

/** By the rota now; or paged for one of these alerts, for whom the ladder calls is not sent away. */
async function isOnCall({ staffId, clinicId }: Staff, open: readonly Alert[], parts: WhoseParts): Promise<boolean> {
  const clinic = parts.clinic(clinicId);
  if (clinic !== undefined && onCallAt(clinic, parts.clock.now())?.includes(staffId)) return true;
  return wasPaged(staffId, open, parts.store.records);
}

/** Whether the ladder of one of these alerts called this person. */
export async function wasPaged(staffId: string, alerts: readonly Alert[], records: RecordStore): Promise<boolean> {
  const ladders = await Promise.all(alerts.map(({ id }) => records.get('escalations', id)));
  return ladders.some((ladder) => ladder?.notices.some(({ to }) => to === staffId));
}
