import { z } from 'zod';
import type { Effect } from '../../domain/effects.ts';
import { AppError } from '../../domain/errors.ts';
import { EVENTS } from '../../domain/events.ts';
import { changesOf } from '../../domain/projection.ts';
import type { Alert, StaffAct } from '../../domain/safety/alert.ts';
import { alertView } from './alert-view.ts';
import type { ApiParts } from './api-parts.ts';
import { findAlert } from './find-alert.ts';
import { type Call, type Route, route } from './route.ts';

export const closeSchema = z.strictObject({
  reason: z.string().trim().min(1, 'say why this alert is closed').max(2000),
});

const ACTS = {
  acknowledged: { event: EVENTS.acknowledged, id: 'seen', effect: 'alert.acknowledged' },
  closed: { event: EVENTS.closed, id: 'closed', effect: 'alert.closed' },
} as const;

/** What staff do about an alert. Both acts may be repeated: the first one's name and time stay. */
export function alertActRoutes(parts: ApiParts): Route[] {
  const { clock } = parts;

  const act = async (call: Call<unknown, unknown>, kind: keyof typeof ACTS, reason?: string) => {
    const alert = await findAlert(call, parts);
    if (alert[kind] === undefined) {
      const at = clock.now().toISOString();
      const words = reason === undefined ? {} : { reason };
      await call.audit({ action: `alert.${kind}`, patientId: alert.patientId, target: alert.id, ...words });
      await perform(alert, kind, { by: call.staff.name, role: call.role, at, ...words }, parts);
    }
    return alertView(await findAlert(call, parts), call, parts);
  };

  return [
    route({
      method: 'post',
      path: '/alerts/:id/acknowledge',
      permission: 'alerts.acknowledge',
      summary: '"I have seen this and will contact the patient": the patient is told so',
      handle: (call) => act(call, 'acknowledged'),
    }),
    route({
      method: 'post',
      path: '/alerts/:id/close',
      permission: 'alerts.close',
      summary: 'Closes the alert; the last blocking one ends the crisis, and the patient is told',
      body: closeSchema,
      handle: (call) => act(call, 'closed', call.body.reason),
    }),
  ];
}

/**
 * An act is a turn of the conversation that raised the alert: the patient reads what became of it, once. The act itself
 * stands even where that turn could not say so: its words failed, or the conversation was erased.
 */
async function perform(alert: Alert, kind: keyof typeof ACTS, act: StaffAct, { runner, store, log }: ApiParts) {
  const { event, id, effect } = ACTS[kind];
  const { id: alertId, conversationId, patientId } = alert;
  try {
    await runner.runEvent(conversationId, { id: `${alertId}/${id}`, name: event, value: { alertId, ...act } });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
  const after = await store.records.get('alerts', alertId);
  if (after === undefined || after[kind] !== undefined) return;
  log.error({ alertId, kind }, 'the turn of a staff act did not record it; it was recorded without');
  await store.records.updateAll(changesOf({ kind: effect, alertId, patientId, act } satisfies Effect));
}
