import type { Disposition, Finding } from './finding.ts';

/**
 * Where a patient stands: the strongest of all open findings (clinical pack 2.3). `complete`: every required section
 * was reached. An incomplete form ranks below holds and reviews, so that it still escalates.
 */
export function dispositionOf(findings: readonly Finding[], { complete }: { complete: boolean }): Disposition {
  const open = findings.filter((finding) => finding.state === 'open');
  const some = (severity: Finding['severity']): boolean => open.some((finding) => finding.severity === severity);
  const critical = open.filter((finding) => finding.severity === 'critical');
  if (critical.some((finding) => !isMedical(finding))) return 'CRISIS_NOW';
  if (critical.length > 0) return 'MEDICAL_NOW';
  if (open.some((finding) => finding.code === 'AGE_UNDER_18')) return 'OUT_OF_SCOPE';
  if (some('absolute')) return 'HOLD_FOR_PRESCRIBER';
  if (some('relative')) return 'CLINICIAN_REVIEW';
  if (!complete) return 'INCOMPLETE';
  return some('caution') ? 'REVIEW_WITH_CAUTIONS' : 'READY_FOR_CLINICIAN_INTAKE';
}

function isMedical({ alert }: Finding): boolean {
  return alert !== undefined && 'tier' in alert && alert.tier === 'MEDICAL';
}
