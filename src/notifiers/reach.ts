import type { Clinic } from '../domain/clinic.ts';
import type { Reach } from '../domain/escalation/advance.ts';
import type { Escalation } from '../domain/escalation/escalation.ts';
import { type LadderData, ladderOf } from '../domain/escalation/ladder.ts';
import type { Notifier } from '../domain/escalation/notifier.ts';
import { recipientsOf } from '../domain/escalation/recipients.ts';
import type { StaffMember } from '../domain/staff.ts';

/** Whom the channels that are set up reach for an alert, by the clinic's rota at this moment. */
export function reachOf(
  { alert }: Escalation,
  clinic: Clinic,
  { notifiers, ladders }: { notifiers: readonly Notifier[]; ladders: LadderData },
  now: Date,
): Reach {
  const addressesOf = (member: StaffMember | undefined) =>
    notifiers
      .filter((notifier) => notifier.reaches(member))
      .map(({ channel }) => ({ channel, ...(member === undefined ? {} : { to: member.id }) }));
  return {
    rungs: ladderOf(alert, ladders, clinic.escalation),
    addressesOf(target) {
      const { members, clinicWide } = recipientsOf(target, alert, clinic, now);
      return [...members, ...(clinicWide ? [undefined] : [])].flatMap(addressesOf);
    },
    addressesOfPerson(name) {
      const member = clinic.staff?.find((one) => one.name === name);
      return member === undefined || member.id === alert.accused ? [] : addressesOf(member);
    },
  };
}
