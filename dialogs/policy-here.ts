import { type JurisdictionPolicy, jurisdictionOf } from '../src/domain/privacy/jurisdiction.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import type { DialogParts } from './dialog-parts.ts';

/** What the law of the place where this patient is lets the bot do; a place that is not known counts as the strictest. */
export async function policyHere(scope: TurnScope, { jurisdictions }: DialogParts): Promise<JurisdictionPolicy> {
  const patient = await scope.get('patients', scope.conversation.patientId);
  return jurisdictionOf(patient?.location, jurisdictions.places, scope.clinic.jurisdictions);
}
