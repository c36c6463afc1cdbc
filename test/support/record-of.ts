import { allOf } from '../../src/domain/all-pages.ts';
import type { JsonObject } from '../../src/domain/json.ts';
import type { Store } from '../../src/domain/ports.ts';

/** What a clinician has of a patient's pre-screening; not when, where or in which words it was said. */
export async function recordOf(store: Store, patientId: string) {
  const query = { index: 'byPatient', where: { patientId } } as const;
  const responses = await allOf(store.records, 'responses', query);
  const response = responses.find(({ questionnaire }) => questionnaire.includes('prescreening'));
  const findings = await allOf(store.records, 'findings', query);
  const patient = await store.records.get('patients', patientId);
  return {
    status: response?.status,
    answers: given(response?.answers),
    scores: response?.scores,
    findings: findings.map(({ code, severity, state }) => `${severity} ${code} ${state}`).sort(),
    disposition: patient?.disposition,
  };
}

function given(answers: Record<string, object> = {}): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(answers).map(([linkId, answer]) => {
      const { at: _at, turn: _turn, said: _said, conversationId: _id, ...rest } = answer as JsonObject;
      return [linkId, rest];
    }),
  );
}
