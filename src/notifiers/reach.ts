import type { Clinic } from '../domain/clinic.ts';
import type { Reach } from '../domain/escalation/advance.ts';
import type { Address, Escalation } from '../domain/escalation/escalation.ts';
import { type LadderData, ladderOf } from '../domain/escalation/ladder.ts';
import type { Notifier } from '../domain/escalation/notifier.ts';
import { recipientsOf } from '../domain/escalation/recipients.ts';
import type { StaffMember } from '../domain/staff.ts';

/** Whom the channels that are set up reach for an alert, by the clinic's rota at this moment. */
export async function reachOf(
  { alert }: Escalation,
  clinic: Clinic,
  { notifiers, ladders }: { notifiers: readonly Notifier[]; ladders: LadderData },
  now: Date,
): Promise<Reach> {
  const everybody = [undefined, ...(clinic.staff ?? [])];
  const known = new Map(
    await Promise.all(
      everybody.map(async (member) => [member?.id, await addressesBy(notifiers, member, clinic.id)] as const),
    ),
  );
  const addressesOf = (member: StaffMember | undefined) => known.get(member?.id) ?? [];
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

async function addressesBy(
  notifiers: readonly Notifier[],
  member: StaffMember | undefined,
  clinicId: string,
): Promise<Address[]> {
  const reached = await Promise.all(notifiers.map((notifier) => notifier.reaches(member, clinicId)));
  return notifiers
    .filter((_, at) => reached[at] === true)
    .map(({ channel }) => ({ channel, ...(member === undefined ? {} : { to: member.id }) }));
}
