import { allOf } from '../domain/all-pages.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log, Store } from '../domain/ports.ts';
import type { ConversationRecord } from '../domain/records.ts';

/**
 * Deletes what was written in conversations whose consent was refused, 24 h after the last turn (clinical pack 1, S0).
 * A patient who raised an alert stays, and the turns that raised it; nothing else does.
 */
export async function eraseRefused(store: Store, clock: Clock, log: Log): Promise<number> {
  const to = clock.now().toISOString();
  const due = await store.records.list('conversations', { index: 'eraseAfter', to, limit: 100 });
  for (const { id, patientId } of due.items) {
    const where = { patientId };
    const patient = await store.records.get('patients', patientId);
    if (patient !== undefined && patient.consent?.status !== 'refused') {
      await store.records.update('conversations', id, (known) => known && kept(known));
      continue;
    }
    const alerts = await allOf(store.records, 'alerts', { index: 'byPatient', where });
    const keep = alerts
      .flatMap((alert) => [alert, ...alert.joined])
      .filter(({ conversationId }) => conversationId === id);
    await store.turns.erase(
      id,
      keep.map(({ turn }) => turn),
    );
    const responses = await allOf(store.records, 'responses', { index: 'byPatient', where });
    for (const response of responses) await store.records.update('responses', response.id, () => undefined);
    if (alerts.length === 0) await store.records.update('patients', patientId, () => undefined);
    await store.records.update('conversations', id, (known) => (keep.length === 0 ? undefined : known && kept(known)));
  }
  if (due.items.length > 0) log.info({ erased: due.items.length }, 'conversations without consent were erased');
  return due.items.length;
}

/** Agreed to since, in whichever conversation, or done. */
function kept({ eraseAfter: _done, ...conversation }: ConversationRecord): ConversationRecord {
  return conversation;
}
