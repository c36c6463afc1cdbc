import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { type AskableItem, isAskable, type LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import { nextItem } from '../src/domain/questionnaire/next-item.ts';
import { notesAtEnd } from '../src/domain/questionnaire/notes.ts';
import { askItem, offerBreak } from './ask-item.ts';
import { askContradiction } from './contradiction.ts';
import { screenEnded, suicideScreenOf } from './crisis-handover.ts';
import type { DialogParts } from './dialog-parts.ts';
import { earlyAnswerTo } from './early-answers.ts';
import { finishRun } from './finish-run.ts';
import { scopeOf } from './input.ts';
import { intentionValues, quotes } from './intention-values.ts';
import { filledIn } from './prompts/fill-in.ts';
import { loadRun, type QuestionnaireRun } from './questionnaire-run.ts';
import { type QuestionnaireState, stateOf } from './questionnaire-state.ts';
import { messageOf, say } from './talk.ts';

/** A break is offered after this many questions of a section (clinical pack 1). */
const BREAK_AFTER = 6;

/** The run that the dialog on top of the stack asks. */
export function openRun(dc: DialogContext, parts: DialogParts): Promise<QuestionnaireRun> {
  const { responseId, only } = stateOf(dc);
  return loadRun(scopeOf(dc.context), parts, responseId, only !== undefined);
}

/** The question that is open; none between an answer and the next question (a break, a crisis). */
export function openItem(dc: DialogContext, run: QuestionnaireRun): AskableItem | undefined {
  return stateOf(dc).answered === true ? undefined : askedItem(dc, run);
}

/** The question that was asked last. */
export function askedItem(dc: DialogContext, run: QuestionnaireRun): AskableItem | undefined {
  const item = run.questionnaire.items.get(stateOf(dc).asked ?? '');
  return item !== undefined && isAskable(item) ? item : undefined;
}

/** The next question, a break, the end of a suicide screen, or the end of the run. */
export async function advance(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const state = stateOf(dc);
  const run = await openRun(dc, parts);
  const next = state.only === undefined ? nextItem(run.questionnaire, run.env) : onlyItem(run, state.only);
  const ended = await screenEnded(dc, run, next);
  if (ended !== undefined) return ended;
  if (await askContradiction(dc, parts, run)) return Dialog.EndOfTurn;
  await thankForInstrument(dc, parts, run, next);
  if (next === undefined) {
    if (state.only === undefined) await sayNotesAtEnd(dc, parts, run);
    await finishRun(dc, parts, run);
    return dc.endDialog();
  }
  if (breakIsDue(state, run, next)) await offerBreak(dc, parts);
  else await askItem(dc, parts, run, next, earlyAnswerTo(dc, parts, run, next));
  return Dialog.EndOfTurn;
}

/** What a form says behind its last question; a person's own words in it are no markup. */
async function sayNotesAtEnd(dc: DialogContext, parts: DialogParts, run: QuestionnaireRun): Promise<void> {
  const notes = notesAtEnd(run.questionnaire, run.env, run.language);
  const quoting = quotes(notes);
  const values = quoting ? await intentionValues(scopeOf(dc.context), parts, run) : {};
  const text = filledIn(notes, values).join('\n\n');
  if (text === '') return;
  await dc.context.sendActivity({
    ...messageOf(text, { kind: 'notice' }),
    ...(quoting ? { textFormat: 'plain' } : {}),
  });
}

/** The open question once more; the next one where it has its answer. */
export async function askAgain(dc: DialogContext, parts: DialogParts): Promise<DialogTurnResult> {
  const run = await openRun(dc, parts);
  const item = openItem(dc, run);
  if (item === undefined) return advance(dc, parts);
  stateOf(dc).sinceBreak -= 1;
  await askItem(dc, parts, run, firstOfScreen(run, item));
  return Dialog.EndOfTurn;
}

/** A suicide screen that was left for more than a day starts anew, before the question that was open. */
function firstOfScreen(run: QuestionnaireRun, item: AskableItem): AskableItem {
  const isUnanswered = run.response.answers[item.linkId] === undefined;
  if (suicideScreenOf(item) === undefined || !isUnanswered) return item;
  return nextItem(run.questionnaire, run.env) ?? item;
}

/** Never a severity word: only that it is saved (clinical pack 3, administration rules). */
async function thankForInstrument(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  next?: LoadedItem,
): Promise<void> {
  const left = instrumentOf(run.questionnaire.items.get(stateOf(dc).asked ?? ''));
  const entered = instrumentOf(next);
  const forward = stateOf(dc).withinCrisis !== true && suicideScreenOf(next) === undefined;
  if (left !== undefined && left !== entered && forward) await say(dc.context, parts.texts, { key: 'saved' });
}

function instrumentOf(item: LoadedItem | undefined): LoadedItem | undefined {
  if (item === undefined) return undefined;
  return item.instrument === undefined ? instrumentOf(item.parent) : item;
}

function onlyItem(run: QuestionnaireRun, linkId: string): LoadedItem | undefined {
  return run.response.answers[linkId] === undefined ? run.questionnaire.items.get(linkId) : undefined;
}

/** Within a section, but never before a follow-up, nor in the middle of an instrument, whose items belong together. */
function breakIsDue(state: QuestionnaireState, run: QuestionnaireRun, next: LoadedItem): boolean {
  if (state.sinceBreak < BREAK_AFTER || next.section !== state.section || next.readBack) return false;
  if (next.parent?.answerType !== undefined) return false;
  // The checks and prompts of a care questionnaire stand in no section: nothing comes between them.
  if (next.section === undefined && run.response.points !== undefined) return false;
  const instrument = instrumentOf(next);
  return instrument === undefined || instrument !== instrumentOf(run.questionnaire.items.get(state.asked ?? ''));
}
