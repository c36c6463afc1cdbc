import { allOf } from '../../domain/all-pages.ts';
import type { RecordStore } from '../../domain/ports.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Finding } from '../../domain/triage/finding.ts';

/** What was found in one response, oldest first. It cannot be older than the response itself. */
export async function findingsOfResponse(
  { id, patientId, startedAt }: ResponseRecord,
  records: RecordStore,
): Promise<Finding[]> {
  const since = await allOf(records, 'findings', { index: 'byPatient', where: { patientId }, from: startedAt });
  return since.filter(({ responseId }) => responseId === id);
}
