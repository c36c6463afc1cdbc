import { AppError } from '../../domain/errors.ts';
import type { ApiParts } from './api-parts.ts';
import { type Grant, type Grants, grantsOf, type Permission, type Reach, type Role } from './roles.ts';
import type { Staff } from './staff-tokens.ts';

/** What an audit entry says besides who and when. */
export interface Act {
  action: string;
  patientId?: string;
  target?: string;
  reason?: string;
}

/** A person of the staff who does something that their role allows. */
export interface Actor {
  staff: Staff;
  permission: Permission;
  /** All that allows it, the farthest first. */
  grants: readonly Grant[];
  /** The role that allows it. */
  role: Role;
  /** How far that role reaches. */
  reach: Reach;
  /** The same person by another of their roles. */
  as(grant: Grant): Actor;
  /** Writes an audit entry; what cannot be audited does not happen. */
  audit(act: Act): Promise<void>;
}

type ActorParts = Pick<ApiParts, 'store' | 'clock' | 'newId' | 'clinic'>;

/** The person with their authority; throws `role-forbidden` when they have none. */
export function actorOf(staff: Staff, permission: Permission, parts: ActorParts): Actor {
  const grants = grantsTo(staff, permission, parts);
  const as = ({ role, reach }: Grant): Actor => ({
    ...{ staff, permission, grants, role, reach, as },
    async audit(act) {
      const id = parts.newId('audit');
      const at = parts.clock.now().toISOString();
      const entry = { id, clinicId: staff.clinicId, at, by: staff.name, role, ...act };
      await parts.store.records.update('audit', id, () => entry);
    },
  });
  return as(grants[0]);
}

/**
 * The second safeguarding contact may come as far as a release: they take the place of an accused clinical lead, and
 * the route looks whom the alert accuses.
 */
function grantsTo(staff: Staff, permission: Permission, { clinic }: ActorParts): Grants {
  try {
    return grantsOf(permission, staff.roles);
  } catch (error) {
    const isSecond = clinic(staff.clinicId)?.safeguardingContact?.who === staff.staffId;
    const [role] = staff.roles;
    const isRefused = error instanceof AppError && error.code === 'role-forbidden';
    if (isRefused && permission === 'alerts.release' && isSecond && role !== undefined) return [{ role, reach: 'all' }];
    throw error;
  }
}
