import { AppError } from '../domain/errors.ts';
import type { Escalation } from '../domain/escalation/escalation.ts';
import { EVENTS } from '../domain/events.ts';
import type { JsonObject } from '../domain/json.ts';
import type { Log, Store } from '../domain/ports.ts';
import { changesOf } from '../domain/projection.ts';

/** Makes an event a turn of the conversation it concerns; the turn runner does. */
export interface EventRunner {
  runEvent(conversationId: string, event: { id: string; name: string; value: JsonObject }): Promise<unknown>;
}

/**
 * The first acceptance is a turn of the conversation (`<alert id>/sent`): it happens once, and the patient reads it. It
 * is recorded even where that turn could not say so: its words failed, or the conversation was erased.
 */
export async function recordAcceptance(
  { id: alertId, acceptedAt: at, alert }: Escalation,
  { runner, store, log }: { runner: EventRunner; store: Store; log: Log },
): Promise<void> {
  if (at === undefined) return;
  const event = { id: `${alertId}/sent`, name: EVENTS.accepted, value: { alertId, at } };
  try {
    await runner.runEvent(alert.conversationId, event);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
  const after = await store.records.get('alerts', alertId);
  if (after === undefined || after.acceptedAt !== undefined) return;
  log.error({ alertId }, 'the turn of an acceptance did not record it; it was recorded without');
  await store.records.updateAll(changesOf({ kind: 'alert.accepted', alertId, at }));
}
