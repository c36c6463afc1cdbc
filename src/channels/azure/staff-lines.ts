import type { Clock } from '../../domain/clock.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { StaffMember } from '../../domain/staff.ts';
import type { StaffSender } from './staff-sender.ts';

/** The ways to people of the staff in Teams, for every server on the same store. */
export interface StaffLines {
  /** Keeps the newest way; true when there was none to this chat before. */
  keep(sender: StaffSender, reference: JsonObject): Promise<boolean>;
  find(member: StaffMember, clinicId: string): Promise<JsonObject | undefined>;
  /** The bot was removed there, or cannot write there any more. */
  drop(member: Pick<StaffMember, 'id'>, clinicId: string): Promise<void>;
}

export function createStaffLines(records: RecordStore, clock: Clock): StaffLines {
  return {
    async keep({ clinic, member }, reference) {
      const id = `${clinic.id}/${member.id}`;
      const at = clock.now().toISOString();
      const line = { id, teamsId: member.teamsId ?? '', reference, at };
      let isNew = false;
      await records.update('staffLines', id, (current) => {
        isNew = chatOf(current?.reference) !== chatOf(reference) || current?.teamsId !== line.teamsId;
        const isSame = !isNew && current?.reference.serviceUrl === reference.serviceUrl;
        return isSame ? current : line;
      });
      return isNew;
    },
    async find(member, clinicId) {
      if (member.teamsId === undefined) return undefined;
      const line = await records.get('staffLines', `${clinicId}/${member.id}`);
      return line?.teamsId === member.teamsId ? line.reference : undefined;
    },
    async drop(member, clinicId) {
      await records.update('staffLines', `${clinicId}/${member.id}`, () => undefined);
    },
  };
}

function chatOf(reference: JsonObject | undefined): unknown {
  return (reference?.conversation as JsonObject | undefined)?.id;
}
