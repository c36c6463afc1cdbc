import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import { toQuestionnaireResponse } from '../../domain/questionnaire/to-fhir.ts';
import { toObservations } from '../../domain/questionnaire/to-observations.ts';
import type { ApiParts } from './api-parts.ts';
import { pageQuery, pageSchema } from './check-input.ts';
import { type Withheld, withheldFrom } from './disclosure.ts';
import { findingsOfResponse } from './findings-of-response.ts';
import { historyLines } from './history-lines.ts';
import { ownRecord } from './own-record.ts';
import { responseSummary, responseView } from './response-view.ts';
import { type Call, type Route, route } from './route.ts';

/** Answered questionnaires: the list, one in full, one as FHIR, its scores as FHIR. */
export function responseRoutes(parts: ApiParts): Route[] {
  const { store, library } = parts;

  const find = async ({ id, staff, audit }: Call<undefined, undefined>, action: string) => {
    const whole = await ownRecord(store.records, 'responses', id, staff);
    await audit({ action, patientId: whole.patientId, target: whole.id });
    const withheld = await withheldFrom(staff, store.records, whole.patientId);
    return { ...without(whole, withheld), withheld };
  };

  return [
    route({
      method: 'get',
      path: '/patients/:id/responses',
      permission: 'words.read',
      summary: 'The questionnaires a patient has begun, newest first',
      query: pageSchema,
      async handle({ id, staff, query, language, audit }) {
        const patient = await ownRecord(store.records, 'patients', id, staff);
        await audit({ action: 'responses.read', patientId: patient.id });
        const page = await store.records.list('responses', {
          index: 'byPatient',
          where: { patientId: patient.id },
          order: 'desc',
          ...pageQuery(query),
        });
        const withheld = await withheldFrom(staff, store.records, patient.id);
        const items = page.items.map((response) => without(response, withheld).response);
        return {
          ...page,
          items: items.map((response) => ({
            ...responseSummary(response, library, language),
            history: historyLines(response, { ...parts, language, clinic: parts.clinic(response.clinicId) }),
          })),
        };
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id',
      permission: 'words.read',
      summary: 'One response: every answer with its question, the scores, the findings',
      async handle(call) {
        const { response, left, withheld } = await find(call, 'response.read');
        const findings = await findingsOfResponse(response, store.records);
        const seen = findings.filter((finding) => !withheld.finding(finding));
        return { ...responseView(response, seen, { ...parts, language: call.language }), withheld: left };
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id/fhir',
      permission: 'words.read',
      summary: 'The response as FHIR R4 QuestionnaireResponse',
      async handle(call) {
        const { response } = await find(call, 'response.exported');
        return toQuestionnaireResponse(library.get(response.questionnaire), response);
      },
    }),
    route({
      method: 'get',
      path: '/responses/:id/observations',
      permission: 'words.read',
      summary: 'The complete scores of the response as FHIR R4 Observations, in a Bundle',
      async handle(call) {
        const { response } = await find(call, 'observations.exported');
        return toObservations(library.get(response.questionnaire), response);
      },
    }),
  ];
}

/** The response without the answers this person does not see, and how many those are. */
function without(response: ResponseRecord, withheld: Withheld): { response: ResponseRecord; left: number } {
  const all = Object.entries(response.answers);
  const seen = all.filter(([, answer]) => !withheld.turn(answer.conversationId, answer.turn));
  return { response: { ...response, answers: Object.fromEntries(seen) }, left: all.length - seen.length };
}
