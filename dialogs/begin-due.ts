import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { Due } from '../src/domain/care/due.ts';
import { asRun } from '../src/domain/care/session-point.ts';
import type { TurnScope } from '../src/domain/turn-scope.ts';
import { QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { startRun } from './questionnaire-run.ts';
import { openRuns } from './running.ts';

/** Begins what is due, or goes on with it. Whatever was open is left as it is: it stays due. */
export async function beginDue(dc: DialogContext, parts: DialogParts, due: Due): Promise<DialogTurnResult> {
  const responseId = due.responseId ?? begin(scopeOf(dc.context), parts, due);
  if (openRuns(dc).length > 0) await dc.cancelAllDialogs();
  const options = { responseId, resumed: due.responseId !== undefined };
  return dc.activeDialog === undefined
    ? dc.beginDialog(QUESTIONNAIRE, options)
    : dc.replaceDialog(QUESTIONNAIRE, options);
}

function begin(scope: TurnScope, { library }: DialogParts, { step, sessionId, points, assignment }: Due): string {
  if (assignment !== undefined) {
    return startRun(scope, library.get(assignment.questionnaire), { assignmentId: assignment.id });
  }
  const cause = { ...(sessionId === undefined ? {} : { sessionId }), ...(points === undefined ? {} : asRun(points)) };
  return startRun(scope, library.newest(step, scope.clinic.id), cause);
}
