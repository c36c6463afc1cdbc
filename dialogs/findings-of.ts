import { allOf } from '../src/domain/all-pages.ts';
import type { Finding } from '../src/domain/triage/finding.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';

/** The patient's findings in any state, newest first: all of them, for an old one that is open still counts. */
export async function findingsOf(scope: TurnScope): Promise<Finding[]> {
  const where = { patientId: scope.conversation.patientId };
  return allOf(scope, 'findings', { index: 'byPatient', where, order: 'desc' });
}
