/** What a person of the clinic's staff is. */
export const ROLES = ['therapist', 'prescriber', 'clinical-lead', 'front-desk', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the clinic whom alerts may reach (the clinics file). */
export interface StaffMember {
  id: string;
  name: string;
  roles: Role[];
  email?: string | undefined;
  phone?: string | undefined;
  /** Entra ID object id, as Teams names the person. */
  teamsId?: string | undefined;
}
