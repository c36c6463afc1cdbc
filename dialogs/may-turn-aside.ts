import type { DialogContext } from 'botbuilder-dialogs';
import { CRISIS, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { stateOf } from './questionnaire-state.ts';
import { screenUnderWay } from './screen-under-way.ts';

/**
 * Whether a person may turn to something else now, over what is open: not before their consent, not in a crisis, and
 * not while a question about safety waits, whose silence means something too.
 */
export async function mayTurnAside(inner: DialogContext, { timedItems }: DialogParts): Promise<boolean> {
  const open = inner.activeDialog?.id;
  if (open === CRISIS || screenUnderWay(inner)) return false;
  if (open === QUESTIONNAIRE) {
    const { asked, answered } = stateOf(inner);
    if (answered !== true && timedItems.has(asked ?? '')) return false;
  }
  const scope = scopeOf(inner.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.consent?.status === 'agreed' && patient.disposition !== 'OUT_OF_SCOPE';
}
