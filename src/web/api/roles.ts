import { AppError } from '../../domain/errors.ts';
import type { Role } from '../../domain/staff.ts';

export type { Role };

/**
 * How far a permission reaches. `own`: the person's own patients (`whose-patient.ts`); `logistics`: all patients, but no answer, score, finding or word.
 */
export type Reach = 'all' | 'own' | 'logistics';

const CLINICIANS = { therapist: 'own', prescriber: 'own', 'clinical-lead': 'all' } as const;
const WITH_DESK = { ...CLINICIANS, 'front-desk': 'logistics' } as const;

/** Who may do what: the only place where roles are named for a route. */
export const PERMISSIONS = {
  'patients.read': WITH_DESK,
  'patients.find': { therapist: 'all', prescriber: 'all', 'clinical-lead': 'all' },
  'patients.break-glass': { therapist: 'all', prescriber: 'all' },
  'words.read': CLINICIANS,
  'patients.merge': { therapist: 'own', 'clinical-lead': 'all', 'front-desk': 'logistics' },
  'alerts.read': WITH_DESK,
  'alerts.acknowledge': WITH_DESK,
  'alerts.close': CLINICIANS,
  'alerts.release': { 'clinical-lead': 'all' },
  'sessions.manage': WITH_DESK,
  'sessions.release': CLINICIANS,
  'questionnaires.read': { therapist: 'all', prescriber: 'all', 'clinical-lead': 'all', admin: 'all' },
  'questionnaires.assign': WITH_DESK,
  'clearance.write': { prescriber: 'own' },
  'plan.read': WITH_DESK,
  'plan.write': CLINICIANS,
  'severity.write': CLINICIANS,
  'patients.write': { therapist: 'own', 'clinical-lead': 'all', 'front-desk': 'logistics' },
  'audit.read': { 'clinical-lead': 'all', auditor: 'all' },
  'self.read': {
    therapist: 'own',
    prescriber: 'own',
    'clinical-lead': 'all',
    'front-desk': 'all',
    admin: 'all',
    auditor: 'all',
  },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;
export type Permission = keyof typeof PERMISSIONS;

/** The farthest first. */
const REACHES: readonly Reach[] = ['all', 'own', 'logistics'];

/** A role that allows something, and how far. */
export interface Grant {
  role: Role;
  reach: Reach;
}

/** At least one. */
export type Grants = readonly [Grant, ...Grant[]];

/** What grants a permission, one for each reach, the farthest first; throws `role-forbidden` when nothing does. */
export function grantsOf(permission: Permission, roles: readonly Role[]): Grants {
  const allowed: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  const grants = roles.flatMap((role) => {
    const reach = allowed[role];
    return reach === undefined ? [] : [{ role, reach }];
  });
  const [best, ...rest] = REACHES.flatMap((reach) => grants.find((one) => one.reach === reach) ?? []);
  if (best === undefined) {
    throw new AppError(
      'role-forbidden',
      `Your role does not allow this. It takes: ${Object.keys(allowed).join(', ')}.`,
    );
  }
  return [best, ...rest];
}

/** The same as a question. */
export function may(permission: Permission, roles: readonly Role[]): boolean {
  const allowed: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  return roles.some((role) => allowed[role] !== undefined);
}
