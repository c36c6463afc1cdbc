import type { Clinic } from '../../domain/clinic.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { StaffMember } from '../../domain/staff.ts';
import type { IncomingActivity } from './incoming-activity.ts';

/** A person of a clinic's staff. */
export interface StaffSender {
  clinic: Clinic;
  member: StaffMember;
}

/**
 * Who of the staff an activity comes from, in each clinic that lists them; nobody for a patient. Only Teams says who
 * somebody is: other channels let their clients write what they like there. The caller has been authenticated before.
 */
export function staffSenders(
  { channelId, from, conversation, channelData }: IncomingActivity,
  clinics: readonly Clinic[],
  tenantId: string | undefined,
): StaffSender[] {
  const teamsId = from.aadObjectId?.toLowerCase();
  if (channelId !== 'msteams' || teamsId === undefined) return [];
  const tenant = conversation.tenantId ?? (channelData as { tenant?: JsonObject } | undefined)?.tenant?.id;
  if (tenantId !== undefined && tenant !== tenantId) return [];
  return clinics.flatMap((clinic) =>
    (clinic.staff ?? [])
      .filter((member) => member.teamsId?.toLowerCase() === teamsId)
      .map((member) => ({ clinic, member })),
  );
}
