import type { JsonObject } from '../../src/domain/json.ts';
import type { Store } from '../../src/domain/ports.ts';
import type { Finding } from '../../src/domain/triage/finding.ts';

/** What a clinician has of a patient's pre-screening; not when, where or in which words it was said. */
export async function recordOf(store: Store, patientId: string) {
  const query = { index: 'byPatient' as const, where: { patientId }, limit: 200 };
  const responses = await store.records.list('responses', query);
  const response = responses.items.find(({ questionnaire }) => questionnaire.includes('prescreening'));
  const findings = await allFindings(store, patientId);
  const patient = await store.records.get('patients', patientId);
  return {
    status: response?.status,
    answers: given(response?.answers),
    scores: response?.scores,
    findings: findings.map(({ code, severity, state }) => `${severity} ${code} ${state}`).sort(),
    disposition: patient?.disposition,
  };
}

async function allFindings(store: Store, patientId: string): Promise<Finding[]> {
  const query = { index: 'byPatient' as const, where: { patientId }, limit: 200 };
  const first = await store.records.list('findings', query);
  const all = [...first.items];
  for (let after = first.next; after !== undefined; ) {
    const page = await store.records.list('findings', { ...query, after });
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

function given(answers: Record<string, object> = {}): Record<string, JsonObject> {
  return Object.fromEntries(
    Object.entries(answers).map(([linkId, answer]) => {
      const { at: _at, turn: _turn, said: _said, conversationId: _id, ...rest } = answer as JsonObject;
      return [linkId, rest];
    }),
  );
}
