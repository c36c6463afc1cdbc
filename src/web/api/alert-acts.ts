import { z } from 'zod';
import type { Effect } from '../../domain/effects.ts';
import { AppError } from '../../domain/errors.ts';
import type { Accusation } from '../../domain/escalation/accused.ts';
import { EVENTS } from '../../domain/events.ts';
import type { JsonObject } from '../../domain/json.ts';
import { changesOf } from '../../domain/projection.ts';
import type { Alert, StaffAct } from '../../domain/safety/alert.ts';
import { actorOf } from './actor.ts';
import { alertView } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { clinicRecord } from './clinic-record.ts';
import { visibleAlert } from './disclosure.ts';
import { type Opened, openRecord } from './open-record.ts';
import { type Route, route } from './route.ts';
import type { Staff } from './staff-tokens.ts';
import { wasPaged } from './whose-patient.ts';

export const closeSchema = z.strictObject({
  reason: z.string().trim().min(1, 'say why this alert is closed').max(2000),
});

const ACTS = {
  acknowledged: { event: EVENTS.acknowledged, id: 'seen' },
  closed: { event: EVENTS.closed, id: 'closed' },
  released: { event: EVENTS.released, id: 'released' },
} as const;
type ActKind = keyof typeof ACTS;

/** What is done: of a release, with whom the accusation means. */
interface Doing {
  kind: ActKind;
  reason?: string;
  accusation?: Accusation;
}

/** "I have seen this and will contact the patient", said elsewhere than here, with the same authority. */
export function staffAcknowledge(parts: ApiParts): (staff: Staff, id: string) => Promise<Alert> {
  return async (staff, id) => {
    const actor = actorOf(staff, 'alerts.acknowledge', parts);
    return (
      (await closedAlert(staff, id, parts)) ??
      actOnAlert(await openRecord('alerts', id, actor, parts), { kind: 'acknowledged' }, parts)
    );
  };
}

/** An alert that is over: whoever was paged for it may learn that it is, also when the patient is not theirs any more. */
async function closedAlert(staff: Staff, id: string, parts: ApiParts): Promise<Alert | undefined> {
  const { records } = parts.store;
  const alert = await clinicRecord(records, 'alerts', id, staff);
  if (alert.closed === undefined || !(await wasPaged(staff.staffId, [alert], records))) return undefined;
  return visibleAlert(alert, staff, await records.get('patients', alert.patientId), parts);
}

/** Staff acts may be repeated: the first one's name and time stay. Gives the alert as the person may see it then. */
export async function actOnAlert(by: Opened<'alerts'>, doing: Doing, parts: ApiParts): Promise<Alert> {
  const { record: alert, patient, staff } = by;
  const { kind, reason } = doing;
  if (alert[kind] !== undefined) return alert;
  const at = parts.clock.now().toISOString();
  const words = reason === undefined ? {} : { reason };
  await by.audit({ action: `alert.${kind}`, patientId: alert.patientId, target: alert.id, ...words });
  const { name, staffId } = staff;
  await perform(alert, doing, { by: name, staffId, role: by.role, at, ...words }, parts);
  const after = await parts.store.records.get('alerts', alert.id);
  return (after && visibleAlert(after, staff, patient, parts)) ?? alert;
}

/** What staff do about an alert, but for releasing it. */
export function alertActRoutes(parts: ApiParts): Route[] {
  return [
    route({
      method: 'post',
      path: '/alerts/:id/acknowledge',
      permission: 'alerts.acknowledge',
      of: 'alerts',
      summary: '"I have seen this and will contact the patient": the patient is told so',
      handle: async (call) => alertView(await actOnAlert(call, { kind: 'acknowledged' }, parts), call, parts),
    }),
    route({
      method: 'post',
      path: '/alerts/:id/close',
      permission: 'alerts.close',
      of: 'alerts',
      summary: 'Closes the alert; the last blocking one ends the crisis, and the patient is told',
      body: closeSchema,
      handle: async (call) =>
        alertView(await actOnAlert(call, { kind: 'closed', reason: call.body.reason }, parts), call, parts),
    }),
  ];
}

/**
 * An act is a turn of the conversation that raised the alert: the patient reads what became of it, once. The act itself
 * stands even where that turn could not say so: its words failed, or the conversation was erased.
 */
async function perform(alert: Alert, doing: Doing, act: StaffAct, { runner, store, log }: ApiParts) {
  const { kind, accusation } = doing;
  const { event, id } = ACTS[kind];
  const { id: alertId, conversationId } = alert;
  const told = accusation === undefined ? {} : { accusation: { ...accusation } };
  const value: JsonObject = { alertId, ...act, ...told };
  try {
    await runner.runEvent(conversationId, { id: `${alertId}/${id}`, name: event, value });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
  const after = await store.records.get('alerts', alertId);
  if (after === undefined || after[kind] !== undefined) return;
  log.error({ alertId, kind }, 'the turn of a staff act did not record it; it was recorded without');
  await store.records.updateAll(changesOf(effectOf(alert, doing, act)));
}

function effectOf({ id: alertId, patientId }: Alert, { kind, accusation = {} }: Doing, act: StaffAct): Effect {
  if (kind === 'released') return { kind: 'alert.released', alertId, accusation, act };
  return { kind: `alert.${kind}`, alertId, patientId, act };
}
