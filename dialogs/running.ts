import type { DialogContext } from 'botbuilder-dialogs';
import { QUESTIONNAIRE } from './dialog-ids.ts';
import type { QuestionnaireState } from './questionnaire-state.ts';

/** The runs of questionnaires that are in the middle of a question in this conversation: their responses' ids. */
export function openRuns(dc: DialogContext): string[] {
  return dc.stack
    .filter(({ id }) => id === QUESTIONNAIRE)
    .map(({ state }) => (state as Partial<QuestionnaireState>).responseId)
    .filter((id) => id !== undefined);
}
