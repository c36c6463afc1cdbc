import { allOf } from '../domain/all-pages.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log, RecordStore } from '../domain/ports.ts';
import { canonicalIn } from '../domain/questionnaire/library.ts';
import { inspectQuestionnaire } from '../domain/questionnaire/load-questionnaire.ts';

/**
 * Keeps every version that was ever run here, so that a run in progress ends with the version it began with, whatever
 * ships later. Saves the questionnaires of this release that are new, and returns the earlier ones. One that cannot be
 * run any more is named in the log and left out.
 */
export async function publishQuestionnaires(
  records: RecordStore,
  shipped: readonly unknown[],
  clock: Clock,
  log: Log,
): Promise<unknown[]> {
  const at = clock.now().toISOString();
  const current = new Map(shipped.map((json) => [canonicalIn(json), json]));
  for (const [id, json] of current) {
    await records.update('questionnaires', id, (known) => {
      if (known === undefined) return { id, json, at };
      const same = JSON.stringify(known.json) === JSON.stringify(json);
      if (!same) log.warn({ questionnaire: id }, 'a questionnaire changed without a new version');
      return same ? known : { ...known, json };
    });
  }
  const items = await allOf(records, 'questionnaires', { index: 'byTime', order: 'asc' });
  const all = new Map(items.map(({ id, json }) => [id, json]));
  return items
    .filter(({ id }) => !current.has(id))
    .filter(({ id, json }) => {
      const { faults } = inspectQuestionnaire(json, (canonical) => all.get(canonical));
      if (faults.length > 0) log.error({ questionnaire: id, faults }, 'an earlier version cannot be run any more');
      return faults.length === 0;
    })
    .map(({ json }) => json);
}
