import { z } from 'zod';

const list = <T extends z.ZodType>(item: T) => z.array(item.or(z.unknown())).catch([]);
const person = z.looseObject({ who: z.string() });

/** As much of a clinic as its references need, whatever else is wrong with it. */
const referencesSchema = z
  .looseObject({
    staff: list(z.looseObject({ id: z.string() })),
    onCall: list(z.looseObject({ who: z.string(), start: z.string().optional(), end: z.string().optional() })),
    safeguardingContact: person.optional().catch(undefined),
  })
  .catch({ staff: [], onCall: [] });

/** What no schema sees: people who are not on the staff list or twice on it, shifts that end before they begin. */
export function clinicFaults(clinic: unknown): { path: (string | number)[]; message: string }[] {
  const { staff, onCall, safeguardingContact } = referencesSchema.parse(clinic);
  const ids = staff.map((member) => textOf(member, 'id'));
  const twice = ids.flatMap((id, at) =>
    id !== undefined && ids.indexOf(id) !== at
      ? [{ path: ['staff', at, 'id'], message: `"${id}" is there twice` }]
      : [],
  );
  const shifts = onCall.flatMap((shift, at) =>
    shiftFaults(shift, ids).map((message) => ({ path: ['onCall', at], message })),
  );
  const second = unknownPerson(safeguardingContact, ids).map((message) => ({ path: ['safeguardingContact'], message }));
  return [...twice, ...shifts, ...second];
}

function shiftFaults(shift: unknown, ids: (string | undefined)[]): string[] {
  const [start, end] = [textOf(shift, 'start'), textOf(shift, 'end')];
  const backwards = start !== undefined && end !== undefined && end <= start;
  return [...unknownPerson(shift, ids), ...(backwards ? ['ends before it begins'] : [])];
}

function unknownPerson(entry: unknown, ids: (string | undefined)[]): string[] {
  const who = textOf(entry, 'who');
  return who === undefined || ids.includes(who) ? [] : [`who: "${who}" is not among this clinic's staff`];
}

function textOf(entry: unknown, key: string): string | undefined {
  const value = (entry as Record<string, unknown> | null | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
}
