import { AppError } from '../../domain/errors.ts';
import type { Role } from '../../domain/staff.ts';

export type { Role };

/**
 * How far a permission reaches. `own`: the patients assigned to the person (everybody's, while nobody is assigned);
 * `logistics`: all patients, but no answer, score, finding or word.
 */
export type Reach = 'all' | 'own' | 'logistics';

const CLINICIANS = { therapist: 'own', prescriber: 'own', 'clinical-lead': 'all' } as const;
const WITH_DESK = { ...CLINICIANS, 'front-desk': 'logistics' } as const;

/** Who may do what: the only place where roles are named for a route. */
export const PERMISSIONS = {
  'patients.read': WITH_DESK,
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

const STRENGTH: Record<Reach, number> = { all: 3, own: 2, logistics: 1 };

/** The role that grants most of a permission and how far it reaches; throws `role-forbidden` when none does. */
export function grant(permission: Permission, roles: readonly Role[]): { role: Role; reach: Reach } {
  const allowed: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  const grants = roles.flatMap((role) => {
    const reach = allowed[role];
    return reach === undefined ? [] : [{ role, reach }];
  });
  const [best] = grants.sort((a, b) => STRENGTH[b.reach] - STRENGTH[a.reach]);
  if (best === undefined) {
    throw new AppError(
      'role-forbidden',
      `Your role does not allow this. It takes: ${Object.keys(allowed).join(', ')}.`,
    );
  }
  return best;
}

/** The same as a question. */
export function may(permission: Permission, roles: readonly Role[]): boolean {
  const allowed: Partial<Record<Role, Reach>> = PERMISSIONS[permission];
  return roles.some((role) => allowed[role] !== undefined);
}
