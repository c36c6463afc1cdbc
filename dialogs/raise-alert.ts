import { allOf } from '../src/domain/all-pages.ts';
import type { Patient } from '../src/domain/care/patient.ts';
import { onCallAt } from '../src/domain/escalation/on-call.ts';
import { EVENTS } from '../src/domain/events.ts';
import type { Alert } from '../src/domain/safety/alert.ts';
import { alertSpec, JOINS_WITHIN_MS, joins } from '../src/domain/safety/alert-rules.ts';
import type { Mark, Tier } from '../src/domain/safety/tiers.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { accusationOf } from './accusation.ts';

const MINUTE_MS = 60_000;

export interface AlertCause {
  /** Empty for an alert that is no crisis. */
  tiers: Tier[];
  marks: Mark[];
  /** The finding or cause. */
  code?: string;
  /** When a person must have acted, where that is sooner than the tier has it. */
  minutes?: number | undefined;
  /** Roles besides those of the tier. */
  to?: string[];
  /** The patient reads in this turn that the team is being told. */
  told: boolean;
  /** What was said, where staff is accused: it may name whom it means. */
  words?: string;
}

export interface Raised {
  alertId: string;
  /** Added to an alert that was open already. */
  joined: boolean;
  blocks: boolean;
}

/**
 * Records the alert with this turn, or adds the trigger to an open one of the same or a higher tier (clinical pack
 * 7.2). The record is durable before any reply leaves, for both are in the turn's one insert.
 */
export async function raiseAlert(scope: TurnScope, cause: AlertCause): Promise<Raised> {
  const { id: conversationId, clinicId, patientId } = scope.conversation;
  const patient = await scope.get('patients', patientId);
  const open = await openFor(scope, patient, cause);
  if (open !== undefined) {
    scope.emit({
      kind: 'alert.joined',
      alertId: open.id,
      turn: scope.n,
      conversationId,
      at: scope.now,
      tiers: cause.tiers,
    });
    return { alertId: open.id, joined: true, blocks: open.blocks };
  }
  const spec = alertSpec(cause.tiers, cause.marks);
  const later = (minutes: number) => new Date(Date.parse(scope.now) + minutes * MINUTE_MS).toISOString();
  const alert: Alert = {
    id: scope.newId('alert'),
    clinicId,
    patientId,
    conversationId,
    turn: scope.n,
    tiers: cause.tiers,
    ...(cause.code === undefined ? {} : { code: cause.code }),
    marks: patient?.quiet === true ? [...new Set<Mark>([...cause.marks, 'QUIET'])] : cause.marks,
    blocks: spec.blocks,
    clock: later(Math.min(spec.clockMinutes, cause.minutes ?? spec.clockMinutes)),
    to: [...new Set([...spec.to, ...(cause.to ?? [])])],
    told: cause.told,
    ...(onCallAt(scope.clinic, new Date(scope.now))?.length === 0 ? { uncovered: true } : {}),
    ...(await accusationOf(scope, cause.marks, cause.words ?? '')),
    raisedAt: scope.now,
    joined: [],
    notes: [],
  };
  scope.emit({ kind: 'alert.raised', alert });
  if (cause.told) {
    const timer = { id: `${alert.id}/unreached`, conversationId, dueAt: later(spec.unreachedMinutes) };
    scope.emit({
      kind: 'timer.set',
      timer: { ...timer, event: { name: EVENTS.unreached, value: { alertId: alert.id } } },
    });
  }
  return { alertId: alert.id, joined: false, blocks: spec.blocks };
}

/** A crisis joins by its tier, a same-day alert never joins one; an accusation of staff joins nothing. */
async function openFor(
  scope: TurnScope,
  patient: Patient | undefined,
  cause: AlertCause,
): Promise<{ id: string; blocks: boolean } | undefined> {
  if (cause.marks.includes('STAFF')) return undefined;
  if (cause.tiers.length === 0) return openOfCode(scope, cause.code);
  return patient?.openAlerts.find((open) => open.tiers.length > 0 && joins(open, cause, scope.now));
}

/** The same cause once more ("person", typed again) is no second call for a person while the first is open. */
async function openOfCode(scope: TurnScope, code: string | undefined): Promise<Alert | undefined> {
  const { patientId } = scope.conversation;
  const from = new Date(Date.parse(scope.now) - JOINS_WITHIN_MS).toISOString();
  const alerts = await allOf(scope, 'alerts', { index: 'byPatient', where: { patientId }, from });
  return alerts.find((alert) => alert.code === code && alert.tiers.length === 0 && alert.closed === undefined);
}
