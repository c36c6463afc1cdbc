import type { RecordStore } from '../../domain/ports.ts';
import type { Finding } from '../../domain/triage/finding.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { sightOf } from './disclosure.ts';
import { findingView } from './finding-view.ts';
import { questionnaireOf } from './questionnaire-of.ts';
import { type Route, route } from './route.ts';

/** Everything the rules found in a patient's answers, also what no longer holds. */
export function findingRoutes(parts: ApiParts): Route[] {
  const { store, library, texts, sources } = parts;
  return [
    route({
      method: 'get',
      path: '/patients/:id/findings',
      permission: 'words.read',
      of: 'patients',
      summary: 'Findings with answers, rule, version and sources, newest first',
      query: pageSchema,
      async handle({ patient, staff, query, language, audit }) {
        await audit({ action: 'findings.read', patientId: patient.id });
        const page = await store.records.list('findings', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          ...pageQuery(query),
        });
        const sight = await sightOf(staff, patient, parts);
        const seen = page.items.flatMap((finding) => sight.finding(finding) ?? []);
        const canonicals = await canonicalsOf(seen, store.records);
        const items = seen.map((finding) => {
          const canonical = canonicals.get(finding.responseId ?? '');
          const loaded =
            canonical === undefined ? undefined : questionnaireOf(library, canonical, finding.answerSnapshot);
          return findingView(finding, loaded, { texts, language, sources });
        });
        return { ...page, items, withheld: page.items.length - seen.length };
      },
    }),
  ];
}

/** Which questionnaire each response answers, read once a response. */
async function canonicalsOf(findings: Finding[], records: RecordStore): Promise<Map<string, string>> {
  const ids = [...new Set(findings.flatMap(({ responseId }) => (responseId === undefined ? [] : [responseId])))];
  const found = await Promise.all(ids.map((id) => records.get('responses', id)));
  return new Map(found.flatMap((response) => (response === undefined ? [] : [[response.id, response.questionnaire]])));
}
