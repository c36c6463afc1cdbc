import type { RecordStore } from '../../domain/ports.ts';
import type { ResponseRecord } from '../../domain/questionnaire/response.ts';
import type { Finding } from '../../domain/triage/finding.ts';

/** What was found in one response, oldest first. It cannot be older than the response itself. */
export async function findingsOfResponse(
  { id, patientId, startedAt }: ResponseRecord,
  records: RecordStore,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await records.list('findings', {
      index: 'byPatient',
      where: { patientId },
      from: startedAt,
      limit: 200,
      ...(after === undefined ? {} : { after }),
    });
    found.push(...page.items.filter((finding) => finding.responseId === id));
    after = page.next;
    more = after !== undefined;
  }
  return found;
}
