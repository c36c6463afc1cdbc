import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { askForPerson } from './ask-for-person.ts';
import { CRISIS, DATA, FAQ, JOURNAL, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import type { SideTrip } from './menu.ts';
import { screenUnderWay } from './screen-under-way.ts';
import { tellPlan } from './tell-plan.ts';

const DIALOGS = { journal: JOURNAL, faq: FAQ, data: DATA } as const;

/** Something beside what is due. A question that is open below is asked again afterwards. */
export async function sideTrip(dc: DialogContext, parts: DialogParts, to: SideTrip): Promise<DialogTurnResult> {
  if (to === 'person' || to === 'plan') {
    await (to === 'person' ? askForPerson(dc.context, parts) : tellPlan(dc.context, parts));
    return dc.endDialog();
  }
  return openBeside(dc, DIALOGS[to]);
}

/** Over a questionnaire, which goes on afterwards; in the place of any other dialog of ours. */
export function openBeside(dc: DialogContext, dialogId: string): Promise<DialogTurnResult> {
  const active = dc.activeDialog?.id;
  return active === undefined || active === QUESTIONNAIRE ? dc.beginDialog(dialogId) : dc.replaceDialog(dialogId);
}

/** Whether a person may turn to something else now: after their consent, and not in the middle of what keeps them safe. */
export async function mayTurnAside(dc: DialogContext): Promise<boolean> {
  if (dc.activeDialog?.id === CRISIS || screenUnderWay(dc)) return false;
  const scope = scopeOf(dc.context);
  const patient = await scope.get('patients', scope.conversation.patientId);
  return patient?.consent?.status === 'agreed' && patient.disposition !== 'OUT_OF_SCOPE';
}
