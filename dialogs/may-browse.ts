import type { DialogContext } from 'botbuilder-dialogs';
import { CRISIS, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { stateOf } from './questionnaire-state.ts';
import { screenUnderWay } from './screen-under-way.ts';

/**
 * Whether this dialog may begin now, over what is open, for somebody who wants to look around: not before consent was
 * agreed, not in a crisis, and not while a question about safety waits, whose silence means something too. One that is
 * open takes its own command.
 */
export async function mayBrowse(inner: DialogContext, { timedItems }: DialogParts, dialog: string): Promise<boolean> {
  const open = inner.activeDialog?.id;
  if (open === dialog || open === CRISIS || screenUnderWay(inner)) return false;
  if (open === QUESTIONNAIRE) {
    const { asked, answered } = stateOf(inner);
    if (answered !== true && timedItems.has(asked ?? '')) return false;
  }
  const scope = scopeOf(inner.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.consent?.status === 'agreed';
}
