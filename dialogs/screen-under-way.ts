import type { DialogContext } from 'botbuilder-dialogs';
import { QUESTIONNAIRE } from './dialog-ids.ts';
import type { QuestionnaireState } from './questionnaire-state.ts';

/** A suicide screen is being asked: it runs to its end whatever its answers raise (clinical pack 7.2). */
export function screenUnderWay(dc: DialogContext): boolean {
  return screens(dc).some(({ screen }) => screen?.open === true);
}

/** Words of IMMINENT or MEDICAL stop the screen: it goes on where it stopped once the crisis is closed. */
export function stopScreen(dc: DialogContext): void {
  for (const state of screens(dc)) delete state.screen;
}

function screens(dc: DialogContext): QuestionnaireState[] {
  return dc.stack.filter(({ id }) => id === QUESTIONNAIRE).map(({ state }) => state as QuestionnaireState);
}
