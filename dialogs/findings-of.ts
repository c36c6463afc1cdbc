import { allOf } from '../src/domain/all-pages.ts';
import type { Finding } from '../src/domain/triage/finding.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';

/** The patient's findings in any state, newest first: all of them, for an old one that is open still counts. */
export async function findingsOf(scope: TurnScope): Promise<Finding[]> {
  const where = { patientId: scope.conversation.patientId };
  const stored = await allOf(scope, 'findings', { index: 'byPatient', where, order: 'desc' });
  const ofTurn = await Promise.all((raisedIn.get(scope) ?? []).map((id) => scope.get('findings', id)));
  return [...ofTurn.filter((finding) => finding !== undefined), ...stored];
}

/** Records a finding; whoever judges once more in this turn knows it, though no list of the store has it yet. */
export function raiseFinding(scope: TurnScope, finding: Finding): void {
  scope.emit({ kind: 'finding.raised', finding });
  raisedIn.set(scope, [finding.id, ...(raisedIn.get(scope) ?? [])]);
}

const raisedIn = new WeakMap<TurnScope, string[]>();
