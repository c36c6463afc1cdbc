import type { DialogContext } from 'botbuilder-dialogs';
import { QUESTIONNAIRE } from './dialog-ids.ts';
import type { QuestionnaireState } from './questionnaire-state.ts';

/** A suicide screen is being asked: it runs to its end whatever its answers raise (clinical pack 7.2). */
export function screenUnderWay(dc: DialogContext): boolean {
  return dc.stack.some(
    (dialog) => dialog.id === QUESTIONNAIRE && (dialog.state as QuestionnaireState).screen?.open === true,
  );
}
