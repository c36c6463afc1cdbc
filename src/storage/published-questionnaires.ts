import { allOf } from '../domain/all-pages.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log, RecordStore } from '../domain/ports.ts';
import { canonicalIn } from '../domain/questionnaire/library.ts';
import { inspectQuestionnaire } from '../domain/questionnaire/load-questionnaire.ts';
import type { QuestionnaireSource } from '../domain/questionnaire/source.ts';
import type { PublishedQuestionnaire } from '../domain/records.ts';

/** Every version that was ever run here, by canonical. */
export type Kept = ReadonlyMap<string, PublishedQuestionnaire>;

export async function keptQuestionnaires(records: RecordStore): Promise<Kept> {
  const items = await allOf(records, 'questionnaires', { index: 'byTime', order: 'asc' });
  return new Map(items.map((item) => [item.id, item]));
}

/**
 * Keeps every version that was ever run here, so that a run in progress ends with the version it began with, whatever
 * ships or lies in a clinic's folder later. Saves those that are new, and returns the earlier ones. One that cannot be
 * run any more is named in the log and left out.
 */
export async function publishQuestionnaires(
  records: RecordStore,
  sources: readonly QuestionnaireSource[],
  clock: Clock,
  log: Log,
): Promise<QuestionnaireSource[]> {
  const at = clock.now().toISOString();
  const current = new Map(sources.map((source) => [canonicalIn(source.json), source]));
  for (const [id, { json, clinics }] of current) {
    const scope = clinics === undefined ? {} : { clinics: [...clinics] };
    await records.update('questionnaires', id, (known) => {
      const published = { id, json, at: known?.at ?? at, ...scope };
      if (known === undefined) return published;
      const same = JSON.stringify(known.json) === JSON.stringify(json);
      if (!same) log.warn({ questionnaire: id }, 'a questionnaire changed without a new version');
      return same && JSON.stringify(known.clinics) === JSON.stringify(scope.clinics) ? known : published;
    });
  }
  const all = await keptQuestionnaires(records);
  return [...all.values()]
    .filter(({ id }) => !current.has(id))
    .filter(({ id, json }) => {
      const { faults } = inspectQuestionnaire(json, (canonical) => all.get(canonical)?.json);
      if (faults.length > 0) log.error({ questionnaire: id, faults }, 'an earlier version cannot be run any more');
      return faults.length === 0;
    })
    .map(({ json, clinics }) => ({ json, origin: 'earlier', ...(clinics === undefined ? {} : { clinics }) }));
}
