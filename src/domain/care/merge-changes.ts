import type { RecordChange } from '../ports.ts';
import { type Merge, merged, tombstoneOf } from './merge.ts';

/** What a merge changes in the read models. Each change can be done twice. */
export function mergeChanges(merge: Merge): RecordChange[] {
  const { from, into, at } = merge;
  const theirs = <T extends { patientId: string }>(one: T | undefined) =>
    one?.patientId === from.id ? { ...one, patientId: into } : one;
  return [
    { kind: 'patients', id: into, change: (known) => known && merged(known, merge) },
    {
      kind: 'patients',
      id: from.id,
      change: (known) => (known === undefined || known.mergedInto !== undefined ? known : tombstoneOf(known, into)),
    },
    ...from.conversations.map((id): RecordChange => ({ kind: 'conversations', id, change: theirs })),
    ...merge.responses.map((id): RecordChange => ({ kind: 'responses', id, change: theirs })),
    ...merge.findings.map((id): RecordChange => ({ kind: 'findings', id, change: theirs })),
    ...merge.sessions.map((id): RecordChange => ({ kind: 'sessions', id, change: theirs })),
    ...merge.alerts.flatMap((id): RecordChange[] => [
      { kind: 'alerts', id, change: theirs },
      { kind: 'escalations', id, change: (one) => one && { ...one, alert: theirs(one.alert) ?? one.alert } },
    ]),
    ...clocks(merge),
    ...plans(merge),
    {
      kind: 'audit',
      id: merge.auditId,
      change: (entry) =>
        entry ?? {
          ...{ id: merge.auditId, clinicId: from.clinicId, at, by: 'patient', role: 'patient' },
          ...{ action: 'patient.merged', patientId: into, target: from.id },
        },
    },
  ];
}

/** Reminders that went out are not sent again, and whoever looks after them looks at once. */
function clocks({ clock: other, from, into, at }: Merge): RecordChange[] {
  if (other === undefined) return [];
  return [
    {
      kind: 'careClocks',
      id: into,
      change: (clock) => ({
        ...(clock ?? { id: into, clinicId: from.clinicId }),
        done: { ...other.done, ...clock?.done },
        later: { ...other.later, ...clock?.later },
        wakeAt: at,
      }),
    },
    { kind: 'careClocks', id: from.id, change: () => undefined },
  ];
}

/** A plan of the one that goes on stands; else the other's is theirs. It is kept in both: it says who had the patient. */
function plans({ plan, into }: Merge): RecordChange[] {
  if (plan === undefined) return [];
  return [{ kind: 'plans', id: into, change: (known) => known ?? { ...plan, id: into } }];
}
