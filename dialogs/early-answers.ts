import type { DialogContext } from 'botbuilder-dialogs';
import { isAskable, type LoadedItem } from '../src/domain/questionnaire/loaded.ts';
import { suicideScreenOf } from './crisis-handover.ts';
import type { DialogParts } from './dialog-parts.ts';
import { scopeOf } from './input.ts';
import { type EarlyAnswer, earlyAnswer } from './prompts/early-answer.ts';
import { medicineReader } from './prompts/medicine-reader.ts';
import type { QuestionnaireRun } from './questionnaire-run.ts';
import { stateOf } from './questionnaire-state.ts';

/** Words beside an answer are remembered so many times, and so much of each. */
const MOST_ASIDES = 10;
const LONGEST_ASIDE = 400;

/** What the person said earlier in this run that answers this question; each question is offered at most once. */
export function earlyAnswerTo(
  dc: DialogContext,
  parts: DialogParts,
  run: QuestionnaireRun,
  item: LoadedItem,
): EarlyAnswer | undefined {
  if (!isAskable(item) || stateOf(dc).offered?.includes(item.linkId)) return undefined;
  const { now, clinic } = scopeOf(dc.context);
  const readers = { medicines: medicineReader(parts.medicines, parts.texts) };
  const context = { language: run.language, now, zone: clinic.zone, readers, early: parts.earlyAnswers };
  return earlyAnswer(run.questionnaire, item, textsOf(dc, run), context);
}

/** Keeps what was written to a question and not taken as its answer ("No, but I am pregnant"). */
export function rememberAside(dc: DialogContext, item: LoadedItem, text: string | undefined): void {
  if (text === undefined || suicideScreenOf(item) !== undefined) return;
  const state = stateOf(dc);
  const aside = { text: text.slice(0, LONGEST_ASIDE), at: scopeOf(dc.context).now };
  state.asides = [...(state.asides ?? []), aside].slice(-MOST_ASIDES);
}

/** The words of the answers as they stand, and the asides, oldest first. What was said to a suicide screen stays there. */
function textsOf(dc: DialogContext, { response, questionnaire }: QuestionnaireRun): string[] {
  const answers = Object.values(response.answers).filter(
    ({ linkId }) => suicideScreenOf(questionnaire.items.get(linkId)) === undefined,
  );
  const said = answers.flatMap(({ said: text, at }) => (text === undefined ? [] : [{ text, at }]));
  return [...said, ...(stateOf(dc).asides ?? [])].sort((a, b) => a.at.localeCompare(b.at)).map(({ text }) => text);
}
