import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { compile, evaluateBoolean } from '../src/domain/questionnaire/expressions.ts';
import type { LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import type { Screening } from '../src/domain/safety/tiers.ts';
import { CRISIS, QUESTIONNAIRE } from './dialog-ids.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { type QuestionnaireRun, startRun } from './questionnaire-run.ts';

/** The suicide screen this product ships, and its item about right now (clinical pack 3.3); a clinic may have another. */
export const SCREEN = 'asq';
export const ACUTE_ITEM = 'asq.q5';

/** As if the words had left a doubt about the body. */
const BODY_CHECK: Screening = {
  tiers: ['CHECK'],
  marks: [],
  check: { form: 'body', afterMethod: false },
  quiet: false,
  reasons: [],
};

/** What an answer calls for before the questionnaire goes on; undefined, where it calls for nothing. */
export async function askSafetyQuestion(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  { safetyQuestion }: LoadedItem,
): Promise<DialogTurnResult | undefined> {
  if (safetyQuestion === undefined || !evaluateBoolean(compile(safetyQuestion.when), run.env)) return undefined;
  if (safetyQuestion.ask === 'check.body') return dc.beginDialog(CRISIS, { screening: BODY_CHECK });
  const responseId = startRun(scopeOf(dc.context), parts.library.newest(SCREEN));
  return dc.beginDialog(QUESTIONNAIRE, { responseId, only: ACUTE_ITEM });
}
