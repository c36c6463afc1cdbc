import type { TurnContext } from 'botbuilder';
import { scopeOf } from './input.ts';

/** A blocking alert of this person, from whichever conversation, that no clinician has closed. */
export async function crisisIsOpen(context: TurnContext): Promise<boolean> {
  const scope = scopeOf(context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.openAlerts.some((alert) => alert.blocks) ?? false;
}
