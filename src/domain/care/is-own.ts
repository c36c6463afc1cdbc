import type { TreatmentPlan } from './treatment-plan.ts';

/** Who is named in a plan: whose patient this is. */
export function assignedStaff(plan: TreatmentPlan | undefined): string[] {
  if (plan === undefined) return [];
  const { prescriber, therapist, monitor } = plan.rosterOfRoles;
  const all = [prescriber, therapist, monitor, plan.psychotherapy?.therapistId];
  return [...new Set(all.filter((id) => id !== undefined))];
}

/**
 * Whether a patient is somebody's own: assigned in the plan, or on call while an alert of the patient's is open. A
 * patient with nobody assigned yet is everybody's own.
 */
export function isOwn(
  plan: TreatmentPlan | undefined,
  staffId: string,
  { onCall, hasOpenAlert }: { onCall: boolean; hasOpenAlert: boolean },
): boolean {
  const assigned = assignedStaff(plan);
  return assigned.length === 0 || assigned.includes(staffId) || (onCall && hasOpenAlert);
}
