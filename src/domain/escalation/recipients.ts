import type { Clinic } from '../clinic.ts';
import type { Alert } from '../safety/alert.ts';
import { tiersAboveAbuse } from '../safety/tier-rules.ts';
import type { Role, StaffMember } from '../staff.ts';
import { isWithLead, replacesLead } from './accused.ts';
import type { Target } from './ladder.ts';
import { onCallAt } from './on-call.ts';

/** Whom a rung pages. */
export interface Recipients {
  members: StaffMember[];
  /** What reaches the clinic as a whole, such as its pager's webhook, is told too. */
  clinicWide: boolean;
}

export type PagedAlert = Pick<Alert, 'tiers' | 'marks' | 'accused' | 'entrustedTo'> & { released?: unknown };

/** Those who can see a patient. */
const CLINICIANS: readonly Role[] = ['therapist', 'prescriber', 'clinical-lead'];
const NOBODY: Recipients = { members: [], clinicWide: false };

/** The people a target stands for at a moment, without anybody who is accused (clinical pack 7.2, *Accused staff*). */
export function recipientsOf(target: Target, alert: PagedAlert, clinic: Clinic, at: Date): Recipients {
  if (isWithLead(alert) || alert.accused !== undefined) return ofAccusation(target, alert, clinic, at);
  // A clinic that lists no staff pages by its own means.
  if (clinic.staff === undefined) return { members: [], clinicWide: true };
  const members = membersOf(target, clinic, at);
  return { members, clinicWide: members.length > 0 };
}

/**
 * An accusation is for the clinical lead, or who takes an accused lead's place, until it is known whom it means or the
 * lead releases it; the person on call is paged for a higher tier. The clinic's own pager may be in the accused's hands.
 */
function ofAccusation(target: Target, alert: PagedAlert, clinic: Clinic, at: Date): Recipients {
  const innocent = ({ id }: StaffMember) => id !== alert.accused;
  if (target === 'clinical-lead') {
    const accused = clinic.staff?.find(({ id }) => id === alert.accused);
    const leads = membersOf('clinical-lead', clinic, at).filter(innocent);
    const second = membersOf('safeguarding-contact', clinic, at).filter(innocent);
    const isReplaced = replacesLead(accused) || leads.length === 0;
    return { members: isReplaced && second.length > 0 ? second : leads, clinicWide: false };
  }
  const isPaged = !isWithLead(alert) || (target === 'on-call' && tiersAboveAbuse(alert.tiers).length > 0);
  if (!isPaged) return NOBODY;
  if (clinic.staff === undefined) return { members: [], clinicWide: true };
  return { members: membersOf(target, clinic, at).filter(innocent), clinicWide: false };
}

function membersOf(target: Target, clinic: Clinic, at: Date): StaffMember[] {
  const staff = clinic.staff ?? [];
  const second = clinic.safeguardingContact?.who;
  switch (target) {
    case 'on-call': {
      const onCall = onCallAt(clinic, at) ?? [];
      return staff.filter(({ id }) => onCall.includes(id));
    }
    case 'everyone':
      return staff.filter(({ id, roles }) => id === second || roles.some((role) => CLINICIANS.includes(role)));
    case 'safeguarding-contact':
      return staff.filter(({ id }) => id === second);
    default:
      return staff.filter(({ roles }) => roles.includes(target));
  }
}
