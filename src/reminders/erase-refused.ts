import { allOf } from '../domain/all-pages.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log, Store } from '../domain/ports.ts';

/**
 * Deletes what was written in conversations whose consent was refused, 24 h after the last turn (clinical pack 1, S0).
 * A patient who raised an alert stays, and the turns that raised it; nothing else does.
 */
export async function eraseRefused(store: Store, clock: Clock, log: Log): Promise<number> {
  const to = clock.now().toISOString();
  const due = await store.records.list('conversations', { index: 'eraseAfter', to, limit: 100 });
  for (const { id, patientId } of due.items) {
    const where = { patientId };
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
    if (keep.length === 0) await store.records.update('patients', patientId, () => undefined);
    await store.records.update('conversations', id, (known) => {
      if (known === undefined || keep.length === 0) return undefined;
      const { eraseAfter: _done, ...kept } = known;
      return kept;
    });
  }
  if (due.items.length > 0) log.info({ erased: due.items.length }, 'conversations without consent were erased');
  return due.items.length;
}
