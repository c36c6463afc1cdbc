import { lookAgainCause } from '../src/domain/care/look-again.ts';
import type { Finding } from '../src/domain/triage/finding.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { raiseAlert } from './raise-alert.ts';

/**
 * Something absolute was found after the clearance: the prescriber is told the same day, silently, and their decision
 * is marked until they write it anew. Nothing else changes (clinical pack 2.3, 6).
 */
export async function lookAgain(scope: TurnScope, raised: readonly Finding[]): Promise<void> {
  const { patientId } = scope.conversation;
  const patient = await scope.get('patients', patientId);
  if (lookAgainCause(patient?.clearance, raised, scope.now) === undefined) return;
  scope.emit({ kind: 'clearance.look-again', patientId, at: scope.now });
  await raiseAlert(scope, { tiers: [], marks: [], code: 'LOOK_AGAIN', to: ['prescriber'], told: false });
}
