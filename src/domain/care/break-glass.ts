/**
 * Somebody opened the record of a patient who is not their own, and said why: an override for a while, which is always
 * seen by others ("break the glass", HL7 ActReason BTG).
 */
export interface BreakGlass {
  /** `<patient id>/<staff id>`: the newest of this person on this patient; earlier ones stand in the audit log. */
  id: string;
  clinicId: string;
  patientId: string;
  staffId: string;
  by: string;
  role: string;
  reason: string;
  at: string;
  until: string;
}

const LASTS_MS = 8 * 3_600_000;

export function breakGlassId(patientId: string, staffId: string): string {
  return `${patientId}/${staffId}`;
}

export function breakGlass(about: Omit<BreakGlass, 'id' | 'at' | 'until'>, now: Date): BreakGlass {
  const until = new Date(now.getTime() + LASTS_MS).toISOString();
  return { ...about, id: breakGlassId(about.patientId, about.staffId), at: now.toISOString(), until };
}

/** Whether it still holds: from its beginning, and no longer at its end. */
export function holds({ until }: Pick<BreakGlass, 'until'>, now: Date): boolean {
  return now.toISOString() < until;
}
