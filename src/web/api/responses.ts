import { toQuestionnaireResponse } from '../../domain/questionnaire/to-fhir.ts';
import { toObservations } from '../../domain/questionnaire/to-observations.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { seenOf, sightOf } from './disclosure.ts';
import { findingsOfResponse } from './findings-of-response.ts';
import { historyLines } from './history-lines.ts';
import type { Opened } from './open-record.ts';
import { responseSummary, responseView } from './response-view.ts';
import { type Route, route } from './route.ts';

/** Answered questionnaires: the list, one in full, one as FHIR, its scores as FHIR. */
export function responseRoutes(parts: ApiParts): Route[] {
  const { store, library } = parts;

  const read = async ({ record: whole, patient, staff, audit }: Opened<'responses'>, action: string) => {
    await audit({ action, patientId: whole.patientId, target: whole.id });
    const sight = await sightOf(staff, patient, parts);
    return { ...seenOf(whole, sight), sight };
  };

  return [
    route({
      method: 'get',
      path: '/patients/:id/responses',
      permission: 'words.read',
      of: 'patients',
      summary: 'The questionnaires a patient has begun, newest first',
      query: pageSchema,
      async handle({ patient, staff, query, language, audit }) {
        await audit({ action: 'responses.read', patientId: patient.id });
        const page = await store.records.list('responses', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          ...pageQuery(query),
        });
        const sight = await sightOf(staff, patient, parts);
        const items = page.items.map((whole) => {
          const { response, left } = seenOf(whole, sight);
          const clinic = parts.clinic(response.clinicId);
          const severity = patient.episodeSeverity;
          const history = historyLines(response, { ...parts, language, clinic, severity });
          return { ...responseSummary(response, library, language), history, withheld: left };
        });
        return { ...page, items };
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id',
      permission: 'words.read',
      of: 'responses',
      summary: 'One response: every answer with its question, the scores, the findings',
      async handle(call) {
        const { response, left, sight } = await read(call, 'response.read');
        const findings = await findingsOfResponse(response, store.records);
        const seen = findings.flatMap((finding) => sight.finding(finding) ?? []);
        return { ...responseView(response, seen, { ...parts, language: call.language }), withheld: left };
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id/fhir',
      permission: 'words.read',
      of: 'responses',
      summary: 'The response as FHIR R4 QuestionnaireResponse',
      async handle(call) {
        const { response, left } = await read(call, 'response.exported');
        const resource = toQuestionnaireResponse(library.get(response.questionnaire), response);
        return left === 0 ? resource : { ...resource, meta: { security: [REDACTED] } };
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id/observations',
      permission: 'words.read',
      of: 'responses',
      summary: 'The complete scores of the response as FHIR R4 Observations, in a Bundle',
      async handle(call) {
        const { response } = await read(call, 'observations.exported');
        return toObservations(library.get(response.questionnaire), response);
      },
    }),
  ];
}

/** HL7's word for a resource that something was left out of. */
const REDACTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'REDACTED' };
