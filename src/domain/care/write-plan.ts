import type { Clinic } from '../clinic.ts';
import { AppError } from '../errors.ts';
import type { PlanRecord, TreatmentPlan } from './treatment-plan.ts';

/** A plan as somebody of the staff writes it. */
export interface PlanWriting {
  plan: TreatmentPlan;
  /** The version it is a change of; 0 for the first. */
  version: number;
  by: string;
  at: string;
}

/**
 * The record with one version more: none is ever lost. Throws `state-conflict` where somebody else was faster, for
 * nobody overwrites what they have not read.
 */
export function writePlan(
  current: PlanRecord | undefined,
  patient: { id: string; clinicId: string },
  { plan, version, by, at }: PlanWriting,
): PlanRecord {
  const newest = current?.version ?? 0;
  if (version !== newest) {
    const who = current === undefined ? '' : `, by ${current.by}`;
    throw new AppError(
      'state-conflict',
      `version: the plan is at version ${newest}${who}. Read it again and make your change there.`,
    );
  }
  const { id, clinicId } = patient;
  const before = current === undefined ? [] : [{ version: newest, plan: current.plan, by: current.by, at: current.at }];
  return { id, clinicId, version: newest + 1, plan, by, at, earlier: [...(current?.earlier ?? []), ...before] };
}

/** Those of the roster are on the clinic's staff list, where it has one, and may do what the plan says of them. */
export function rosterFaults(
  { rosterOfRoles, psychotherapy }: TreatmentPlan,
  { staff }: Pick<Clinic, 'staff'>,
): string[] {
  if (staff === undefined) return [];
  const named = [
    ['rosterOfRoles.prescriber', rosterOfRoles.prescriber, 'prescriber'],
    ['rosterOfRoles.therapist', rosterOfRoles.therapist, 'therapist'],
    ['rosterOfRoles.monitor', rosterOfRoles.monitor, undefined],
    ['psychotherapy.therapistId', psychotherapy?.therapistId, 'therapist'],
  ] as const;
  return named.flatMap(([path, id, role]) => {
    if (id === undefined) return [];
    const member = staff.find((one) => one.id === id);
    if (member === undefined) return [`${path}: is nobody on the clinic's staff list`];
    return role === undefined || member.roles.includes(role) ? [] : [`${path}: is no ${role}`];
  });
}
