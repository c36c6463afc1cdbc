import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { askForPerson } from './ask-for-person.ts';
import { DATA, DUE, FAQ, JOURNAL, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import type { SideTrip } from './menu.ts';
import { tellPlan } from './tell-plan.ts';

const BESIDE = { menu: DUE, journal: JOURNAL, faq: FAQ, data: DATA } as const;

/** What a command, or a choice of the menu, opens beside what is under way; undefined where it opens nothing. */
export function besideOf(name: string): string | undefined {
  return Object.hasOwn(BESIDE, name) ? BESIDE[name as keyof typeof BESIDE] : undefined;
}

/** Something beside what is due. A question that is open below is asked again afterwards. */
export async function sideTrip(dc: DialogContext, parts: DialogParts, to: SideTrip): Promise<DialogTurnResult> {
  if (to === 'person' || to === 'plan') {
    await (to === 'person' ? askForPerson(dc.context, parts) : tellPlan(dc.context, parts));
    return dc.endDialog();
  }
  return openBeside(dc, BESIDE[to]);
}

/** Over what goes on afterwards: a questionnaire, or an offer of what is due; in the place of anything else. */
export function openBeside(dc: DialogContext, dialogId: string): Promise<DialogTurnResult> {
  const { id, state } = dc.activeDialog ?? {};
  const goesOn = id === undefined || id === QUESTIONNAIRE || (id === DUE && dialogId !== DUE && isOffer(state));
  return goesOn ? dc.beginDialog(dialogId) : dc.replaceDialog(dialogId);
}

function isOffer(state: { due?: unknown[] } | undefined): boolean {
  return state?.due !== undefined && state.due.length > 0;
}
